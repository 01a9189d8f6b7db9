// Selections against brute force: random projects, random expressions; which rows go on, what stays of the universe, and
// that selecting twice is selecting once.

#include "qda/build/selecting.hpp"

#include <functional>
#include <optional>
#include <set>

#include <gtest/gtest.h>

#include "qda/build/reading.hpp"
#include "qda/stream/segment_reader.hpp"
#include "qda/stream/segment_writer.hpp"
#include "qda/table/table_stream.hpp"
#include "unit/analysis/naive_count.hpp"

namespace qda::testing_projects {
namespace {

// An expression and what it means, apart from the library's own.
struct Expression {
    enum class Kind { test, all, any, none } kind = Kind::test;
    std::string level;
    Strings values;    // one of these
    std::string glob;  // or this, before a star
    std::vector<Expression> parts;
};

std::string text_of(const Expression& e)
{
    if (e.kind == Expression::Kind::none) return "not (" + text_of(e.parts.front()) + ")";
    if (e.kind != Expression::Kind::test) {
        std::string out;
        for (const Expression& part : e.parts)
            out += (out.empty() ? "" : e.kind == Expression::Kind::all ? " and " : " or ") + ("(" + text_of(part) + ")");
        return out;
    }
    if (e.values.empty()) return e.level + " ~ " + e.glob + "*";
    if (e.values.size() == 1) return e.level + " = " + e.values.front();
    std::string out = e.level + " in (";
    for (const std::string& value : e.values) out += (&value == &e.values.front() ? "" : ", ") + value;
    return out + ")";
}

bool meets(const Expression& test, const Strings& carried)
{
    for (const std::string& value : carried) {
        if (test.values.empty() && (value.starts_with(test.glob) || label_of(test.level, value).starts_with(test.glob))) return true;
        if (std::find(test.values.begin(), test.values.end(), value) != test.values.end()) return true;
    }
    return false;
}

bool evaluate(const Expression& e, const std::function<bool(const Expression&)>& of_test)
{
    const auto part = [&](const Expression& one) { return evaluate(one, of_test); };
    switch (e.kind) {
    case Expression::Kind::test: return of_test(e);
    case Expression::Kind::none: return !part(e.parts.front());
    case Expression::Kind::all: return std::all_of(e.parts.begin(), e.parts.end(), part);
    case Expression::Kind::any: return std::any_of(e.parts.begin(), e.parts.end(), part);
    }
    return false;
}

// Could it hold, whatever the tests are of which nothing is known? Tries all that they may be.
bool could_hold(const Expression& e, const std::function<std::optional<bool>(const Expression&)>& known)
{
    std::vector<const Expression*> open;
    const std::function<void(const Expression&)> collect = [&](const Expression& one) {
        if (one.kind == Expression::Kind::test && !known(one)) open.push_back(&one);
        for (const Expression& part : one.parts) collect(part);
    };
    collect(e);
    for (std::size_t guess = 0; guess < std::size_t{1} << open.size(); ++guess) {
        const bool holds = evaluate(e, [&](const Expression& test) {
            for (std::size_t i = 0; i < open.size(); ++i)
                if (open[i] == &test) return (guess >> i & 1U) != 0;
            return *known(test);
        });
        if (holds) return true;
    }
    return false;
}

class Expressions : public Maker {
public:
    Expressions(std::uint32_t seed, const NaiveCounter& naive) : Maker(seed), naive_(naive)
    {
        for (const char* level : {"document", "code", "variable", "sub_variable", "judgement", "respondent", "coder", "locatie",
                                  "source_kind", "functie", "code_group"})
            if (!naive.universe(level).empty()) levels_.emplace_back(level);
    }

    Expression some(std::size_t depth = 0)
    {
        Expression made;
        const std::size_t dice = below(100);
        if (depth > 2 || dice < 45) {
            made.level = one_of(levels_);
            const Strings values = naive_.universe(made.level);
            if (chance(15)) {
                made.glob = one_of(values).substr(0, 1);
            } else {
                const std::size_t n = chance(25) ? 2 : 1;
                for (std::size_t i = 0; i < n; ++i) made.values.push_back(one_of(values));
            }
            return made;
        }
        made.kind = dice < 60 ? Expression::Kind::none : dice < 80 ? Expression::Kind::all : Expression::Kind::any;
        const std::size_t n = made.kind == Expression::Kind::none ? 1 : 2 + below(2);
        for (std::size_t i = 0; i < n; ++i) made.parts.push_back(some(depth + 1));
        return made;
    }

private:
    const NaiveCounter& naive_;
    Strings levels_;
};

// 1: of documents, 2: of codes or rows; `mixed` is set where an or joins both.
unsigned sorts(const Expression& e, const NaiveCounter& naive, bool turned, bool& mixed)
{
    if (e.kind == Expression::Kind::test) return naive.scope(e.level) == "document" ? 1 : 2;
    unsigned found = 0;
    for (const Expression& part : e.parts) found |= sorts(part, naive, turned != (e.kind == Expression::Kind::none), mixed);
    mixed = mixed || (found == 3 && e.kind == (turned ? Expression::Kind::all : Expression::Kind::any));
    return found;
}

bool mixed(const Expression& e, const NaiveCounter& naive)
{
    bool found = false;
    sorts(e, naive, false, found);
    return found;
}

// What comes out, as a stream.
std::string written(const Reading& reading, const std::function<void(const Needs&, Universe&, const BatchSink&)>& read_rows)
{
    Needs needs;
    needs.quotations = needs.quotation_names = needs.spans = needs.coders = needs.labels = true;
    const Selecting selecting(reading.selection, needs);
    Universe universe;
    Diagnostics diagnostics;
    std::vector<Batch> batches;
    read_rows(selecting.needs(), universe, [&](Batch& batch) { batches.push_back(batch); });
    universe.know_other_rows();
    Output out = Output::to_text();
    SegmentWriter writer(out, universe, {});
    selecting.hand_on(batches, universe, [&](Batch& batch) { writer.rows(batch); }, diagnostics);
    writer.close();
    out.close();
    return out.text();
}

std::string selected(const Project& project, const SelectionOptions& options)
{
    Reading reading;
    reading.selection = options;
    return written(reading, [&](const Needs& needs, Universe& universe, const BatchSink& sink) { read(project, universe, needs, sink); });
}

std::string selected_again(const std::string& stream, const SelectionOptions& options)
{
    Reading reading;
    reading.selection = options;
    return written(reading, [&](const Needs& needs, Universe& universe, const BatchSink& sink) {
        Diagnostics diagnostics;
        Source source = Source::from_text("in.seg", stream);
        Intake intake(universe, needs, sink, diagnostics);
        read_stream(source, {}, intake);
        intake.finish();
    });
}

Strings lines_of(const std::string& text)
{
    Strings lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

Strings rows_in(const std::string& stream)
{
    Strings rows;
    for (const std::string& line : lines_of(stream))
        if (!line.starts_with('#') && !line.starts_with("document\tquotation")) rows.push_back(line);
    return rows;
}

// Names on the lines of one kind, in order.
std::set<std::string> names_in(const std::string& stream, const std::string& before)
{
    std::set<std::string> names;
    for (const std::string& line : lines_of(stream))
        if (line.starts_with(before)) names.insert(line.substr(before.size(), line.find('\t', before.size()) - before.size()));
    return names;
}

struct Asked {
    std::optional<Expression> where;
    std::optional<Expression> overlapping;
    SelectionOptions options;
};

class Brute {
public:
    Brute(const Project& project, const NaiveCounter& naive, const Asked& asked) : project_(project), naive_(naive), asked_(asked)
    {
        for (const Row& row : project.rows) quotations_[key(row)].push_back(&row);
    }

    Strings rows() const
    {
        Strings lines;
        for (const Row& row : project_.rows) {
            if (asked_.where && !(asked_.options.codings ? holds(*asked_.where, {&row}) : holds(*asked_.where, quotations_.at(key(row)))))
                continue;
            if (asked_.overlapping && !near(row)) continue;
            const auto place = [](Position at) { return at < 0 ? std::string() : std::to_string(at); };
            lines.push_back(key(row) + "\t" + place(row.span.start) + "\t" + place(row.span.end) + "\t" + row.code + "\t" + row.coder +
                            (project_.respondent_column ? "\t" + row.respondent : ""));
        }
        return lines;
    }

    bool keeps_document(std::size_t document) const
    {
        Row bare;
        bare.document = document;
        for (const auto* e : {&asked_.where, &asked_.overlapping}) {
            const auto known = [&](const Expression& test) -> std::optional<bool> {
                if (naive_.scope(test.level) != "document") return std::nullopt;
                return meets(test, naive_.values(test.level, bare));
            };
            if (*e && !asked_.options.keep_universe && !could_hold(**e, known)) return false;
        }
        return true;
    }

    bool keeps_respondent(const std::string& respondent) const
    {
        if (!asked_.where || asked_.options.keep_universe) return true;
        bool placed = false;
        for (std::size_t i = 0; i < project_.documents.size(); ++i)
            placed = placed || (has(project_.documents[i].respondents, respondent) && keeps_document(i));
        for (const Row& row : project_.rows)
            placed = placed || (("|" + row.respondent + "|").find("|" + respondent + "|") != std::string::npos && keeps_document(row.document));
        return placed || may_hold(*asked_.where, respondent, false);
    }

private:
    bool may_hold(const Expression& e, const std::string& respondent, bool turned) const
    {
        if (e.kind == Expression::Kind::none) return may_hold(e.parts.front(), respondent, !turned);
        if (e.kind == Expression::Kind::test) {
            const auto functions = project_.functions.find(respondent);
            if (e.level == "respondent") return meets(e, {respondent}) != turned;
            if (e.level == "functie" && functions != project_.functions.end() && !functions->second.empty())
                return meets(e, functions->second) != turned;
            return naive_.scope(e.level) != "document";
        }
        const bool all = (e.kind == Expression::Kind::all) != turned;
        bool held = all;
        for (const Expression& part : e.parts) {
            const bool one = may_hold(part, respondent, turned);
            held = all ? held && one : held || one;
        }
        return held;
    }

    static bool has(const Strings& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }
    std::string key(const Row& row) const { return project_.documents[row.document].name + "\t" + row.quotation; }

    bool holds(const Expression& e, const std::vector<const Row*>& rows) const
    {
        return evaluate(e, [&](const Expression& test) {
            return std::any_of(rows.begin(), rows.end(), [&](const Row* row) { return meets(test, naive_.values(test.level, *row)); });
        });
    }

    bool near(const Row& row) const
    {
        for (const auto& [other_key, rows] : quotations_) {
            const Row& other = *rows.front();
            if (other.document != row.document || !holds(*asked_.overlapping, rows)) continue;
            if (other_key == key(row)) return true;
            if (!row.span.known() || !other.span.known()) continue;
            if (row.span == other.span) return true;
            for (Position at = row.span.start; at < row.span.end; ++at)
                if (other.span.start <= at && at < other.span.end) return true;
        }
        return false;
    }

    const Project& project_;
    const NaiveCounter& naive_;
    const Asked& asked_;
    std::map<std::string, std::vector<const Row*>> quotations_;
};

Asked some_question(Maker& maker, Expressions& expressions)
{
    Asked asked;
    if (maker.chance(85)) asked.where = expressions.some();
    if (!asked.where || maker.chance(20)) asked.overlapping = expressions.some();
    if (asked.where) asked.options.where = {text_of(*asked.where)};
    if (asked.overlapping) asked.options.overlapping = {text_of(*asked.overlapping)};
    asked.options.codings = asked.where && maker.chance(20);
    asked.options.keep_universe = maker.chance(20);
    return asked;
}

std::string told(const Project& project, const Asked& asked)
{
    std::string out = asked.where ? "where " + text_of(*asked.where) : "";
    if (asked.overlapping) out += "\noverlapping " + text_of(*asked.overlapping);
    out += asked.options.codings ? " --codings" : "";
    out += asked.options.keep_universe ? " --keep-universe" : "";
    SelectionOptions all;
    all.where = {"code ~ * or not code ~ *"};
    return out + "\n" + selected(project, all);
}

class SelectingFromRandomProjects : public testing::TestWithParam<std::uint32_t> {};

TEST_P(SelectingFromRandomProjects, EqualsBruteForce)
{
    std::size_t selections = 0;
    for (std::uint32_t i = 0; i < 60 && !HasFailure(); ++i) {
        Maker maker(GetParam() * 1000 + i);
        const Project project = maker.project();
        if (project.rows.empty()) continue;
        const CountOptions none;
        const NaiveCounter naive(project, none);
        Expressions expressions(GetParam() * 1000 + i + 300000, naive);
        for (std::size_t round = 0; round < 4 && !HasFailure(); ++round) {
            const Asked asked = some_question(maker, expressions);
            SCOPED_TRACE(told(project, asked));
            const bool places = std::any_of(project.rows.begin(), project.rows.end(), [](const Row& row) { return row.span.known(); });
            const bool refused = !asked.options.keep_universe && ((asked.where && mixed(*asked.where, naive)) ||
                                                                  (asked.overlapping && mixed(*asked.overlapping, naive)));
            if (refused || (asked.overlapping && !places)) {
                EXPECT_THROW(selected(project, asked.options), Error);
                continue;
            }
            const std::string stream = selected(project, asked.options);
            const Brute brute(project, naive, asked);
            ASSERT_EQ(rows_in(stream), brute.rows());
            std::set<std::string> documents;
            for (std::size_t at = 0; at < project.documents.size(); ++at)
                if (brute.keeps_document(at)) documents.insert(project.documents[at].name);
            ASSERT_EQ(names_in(stream, "#document\tname:"), documents);
            std::set<std::string> respondents;
            for (const std::string& respondent : kRespondents)
                if (brute.keeps_respondent(respondent)) respondents.insert(respondent);
            ASSERT_EQ(names_in(stream, "#value\tlevel:respondent\tid:"), respondents);
            ASSERT_EQ(names_in(stream, "#code\tname:").size(), project.codes.size());
            ASSERT_EQ(names_in(stream, "#coder\tname:").size(), project.coders.size());
            // (What overlaps a quotation that is taken out is not found again.)
            if (!asked.overlapping) {
                ASSERT_EQ(selected_again(stream, asked.options), stream) << "selecting twice is selecting once";
            }
            ++selections;
        }
    }
    EXPECT_GT(selections, std::size_t{50});
}

// To the byte: a table of what a stream holds after a selection, and one that was selected while it was counted.
TEST_P(SelectingFromRandomProjects, CountingASelectionIsSelectingWhileCounting)
{
    for (std::uint32_t i = 0; i < 40 && !HasFailure(); ++i) {
        Maker maker(GetParam() * 1000 + i + 500);
        const Project project = maker.project();
        const CountOptions none;
        const NaiveCounter naive(project, none);
        Expressions expressions(GetParam() * 1000 + i + 800000, naive);
        Asked asked = some_question(maker, expressions);
        asked.options.overlapping.clear();
        if (!asked.where || (mixed(*asked.where, naive) && !asked.options.keep_universe)) continue;
        CountOptions options;
        options.rows = {maker.one_of({"document", "respondent", "code", "variable"})};
        options.columns = {maker.one_of({"judgement", "sub_variable", "document"})};
        options.unit = maker.one_of({"quotations", "codings", "documents", "respondents"});
        if (options.unit == "codings" && options.rows.front() == "variable") options.columns = {"document"};
        options.totals = true;
        if (maker.chance(40)) options.share = "documents";
        if (maker.chance(20)) options.coders = "consensus";
        SCOPED_TRACE(told(project, asked) + "\n--rows " + options.rows.front() + " --columns " + options.columns.front() + " --unit " +
                     options.unit + " " + options.share + " " + options.coders);
        const auto counted = [&](const auto& read_rows) {
            Universe universe;
            Diagnostics diagnostics;
            Counter counter(options, universe, diagnostics);
            read_rows(counter, universe, diagnostics);
            Table table = counter.table();
            Output out = Output::to_text();
            write_table(table, out, false);
            out.close();
            return out.text();
        };
        const std::string at_once = counted([&](Counter& counter, Universe& universe, Diagnostics& diagnostics) {
            const Selecting selecting(asked.options, counter.needs());
            std::vector<Batch> rows;
            read(project, universe, selecting.needs(), [&](Batch& batch) { rows.push_back(batch); });
            selecting.hand_on(rows, universe, [&](Batch& batch) { counter.add(batch); }, diagnostics);
        });
        const std::string stream = selected(project, asked.options);
        const std::string in_two_steps = counted([&](Counter& counter, Universe& universe, Diagnostics& diagnostics) {
            Source source = Source::from_text("in.seg", stream);
            Intake intake(universe, counter.needs(), [&](Batch& batch) { counter.add(batch); }, diagnostics);
            read_stream(source, {}, intake);
            intake.finish();
            universe.know_other_rows();
        });
        ASSERT_EQ(at_once, in_two_steps);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SelectingFromRandomProjects, testing::Range(std::uint32_t{1}, std::uint32_t{9}),
                         [](const auto& info) { return std::to_string(info.param); });

}  // namespace
}  // namespace qda::testing_projects
