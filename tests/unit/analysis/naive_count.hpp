#pragma once

// Counting straight from its definition: every cell that there could be is held against every quotation.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "qda/analysis/count.hpp"
#include "unit/analysis/random_project.hpp"

namespace qda::testing_projects {

inline const std::string kAny = "total";
inline const std::string kNothing = "NA";

/// Cells by row values and column values, as the long form prints them; a whole side is {"total", ...}.
using CellKey = std::pair<Strings, Strings>;
struct Naive {
    std::map<CellKey, std::optional<std::size_t>> counts;  // nullopt: NA; without an entry: 0
    std::function<std::optional<double>(const CellKey&)> share;
};

/// Only quotations that carry this value of this level, by id: `--where level=value`.
struct Wanted {
    std::string level;
    std::string value;
};

class NaiveCounter {
public:
    NaiveCounter(const Project& project, const CountOptions& options, const std::vector<Wanted>& where = {})
        : project_(project), options_(options), where_(where)
    {
    }

    std::string scope(const std::string& level) const
    {
        if (level == "coder") return "row";
        if (level == "respondent" || level == "functie") return project_.respondent_column ? "row" : "document";
        if (level == "document" || level == "locatie" || level == "source_kind" || level == "source") return "document";
        return "code";
    }

    std::string dimension(const std::string& level) const
    {
        return level == "variable" || level == "sub_variable" ? "theme" : level == "judgement" ? "judgement" : "";
    }

    /// The values that one coding carries.
    Strings values(const std::string& level, const Row& row) const
    {
        const Document& document = project_.documents[row.document];
        const auto own = [](const std::string& text) { return text.empty() ? Strings{} : Strings{text}; };
        if (level == "document" || level == "source") return {document.name};
        if (level == "locatie") return document.locations;
        if (level == "source_kind") return own(document.source_kind);
        if (level == "coder") return own(row.coder);
        if (level == "respondent") return row.respondent.empty() ? document.respondents : split(row.respondent);
        if (level == "functie") {
            std::set<std::string> functions;
            for (const std::string& respondent : values("respondent", row))
                if (project_.functions.contains(respondent))
                    for (const std::string& one : project_.functions.at(respondent)) functions.insert(one);
            return {functions.begin(), functions.end()};
        }
        for (const Code& code : project_.codes) {
            if (code.name != row.code) continue;
            if (level == "code") return {code.name};
            if (level == "code_group") return code.groups;
            return own(level == "variable" ? code.variable : level == "sub_variable" ? code.sub_variable : code.judgement);
        }
        return {};
    }

    /// Every value that the universe has at a level.
    Strings universe(const std::string& level) const
    {
        std::set<std::string> all;
        if (level == "variable") all = {"a", "b"};
        if (level == "sub_variable") all = {"a1", "a2", "b1", "b2"};
        if (level == "judgement") all = {"good", "bad"};
        if (level == "respondent") all.insert(kRespondents.begin(), kRespondents.end());
        if (level == "coder") all.insert(project_.coders.begin(), project_.coders.end());
        if (level == "functie")
            for (const auto& [respondent, functions] : project_.functions) all.insert(functions.begin(), functions.end());
        for (std::size_t i = 0; i < project_.documents.size(); ++i) {
            Row row;
            row.document = i;
            add(all, values(level, row));
        }
        for (const Code& code : project_.codes) {
            Row row;
            row.code = code.name;
            if (scope(level) == "code") add(all, values(level, row));
        }
        for (const Row& row : project_.rows) add(all, values(level, row));
        return {all.begin(), all.end()};
    }

    Naive count()
    {
        std::map<CellKey, std::set<std::string>> found;  // what is counted, by name
        std::set<CellKey> unknown;
        for (const auto& [key, codings] : quotations()) {
            if (options_.unit == "codings") {
                for (std::size_t i = 0; i < codings.size(); ++i)
                    if (!codings[i].code.empty()) hold(found, unknown, {codings[i]}, key + "#" + std::to_string(i));
            } else {
                hold(found, unknown, codings, key);
            }
        }
        Naive naive;
        for (const auto& [cell, things] : found) naive.counts[cell] = things.size();
        for (const CellKey& cell : unknown) naive.counts[cell] = std::nullopt;
        naive.share = [this, counts = naive.counts](const CellKey& cell) { return share(counts, cell); };
        return naive;
    }

private:
    static void add(std::set<std::string>& all, const Strings& more) { all.insert(more.begin(), more.end()); }
    static bool has(const Strings& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

    static Strings split(const std::string& cell)
    {
        Strings parts;
        std::string rest = cell;
        while (!rest.empty()) {
            const std::size_t bar = rest.find('|');
            parts.push_back(rest.substr(0, bar));
            rest = bar == std::string::npos ? "" : rest.substr(bar + 1);
        }
        return parts;
    }

    // The codings of each quotation that are looked at at all.
    std::map<std::string, std::vector<Row>> quotations() const
    {
        std::map<std::string, std::vector<Row>> all;
        for (const Row& row : project_.rows)
            all[project_.documents[row.document].name + "/" + row.quotation].push_back(row);
        std::map<std::string, std::vector<Row>> kept;
        for (const auto& [key, codings] : all) {
            if (!selected(codings)) continue;
            for (const Row& row : codings)
                if (options_.coder.empty() || row.coder == options_.coder) kept[key].push_back(row);
            if (options_.coders == "consensus") kept[key] = agreed(codings);
        }
        return kept;
    }

    std::set<std::string> coders_of(std::size_t document) const
    {
        std::set<std::string> coders;
        for (const Row& row : project_.rows)
            if (row.document == document && !row.coder.empty()) coders.insert(row.coder);
        for (const auto& [coder, documents] : project_.coded)
            if (has(documents, project_.documents[document].name)) coders.insert(coder);
        return coders;
    }

    // A code that every coder of the document applied here is one coding; without any, the quotation is uncoded.
    std::vector<Row> agreed(const std::vector<Row>& codings) const
    {
        std::vector<Row> kept;
        for (const Row& row : codings) {
            bool all = true;
            for (const std::string& coder : coders_of(row.document)) {
                bool applied = row.code.empty();
                for (const Row& other : codings) applied = applied || (other.code == row.code && other.coder == coder);
                all = all && applied;
            }
            bool told = false;
            for (const Row& other : kept) told = told || other.code == row.code;
            if (all && !told) kept.push_back(row);
        }
        if (kept.empty()) {
            kept.push_back(codings.front());
            kept.back().code.clear();
        }
        return kept;
    }

    bool selected(const std::vector<Row>& codings) const
    {
        for (const Wanted& condition : where_) {
            bool carried = false;
            for (const Row& row : codings) carried = carried || has(values(condition.level, row), condition.value);
            if (!carried) return false;
        }
        return true;
    }

    bool has_value(const std::string& level, const Row& row, const std::string& value) const
    {
        const Strings carried = values(level, row);
        return value == kNothing ? carried.empty() : has(carried, value);
    }

    // Levels of one side that one coding must carry together: those of its row, and those of one code dimension
    // (code and code_group go with the first dimension beside them). A level of documents stands alone.
    std::string joint(const Strings& levels, std::size_t at) const
    {
        if (scope(levels[at]) == "document") return "document " + std::to_string(at);
        if (scope(levels[at]) == "row") return "row";
        std::string first;
        for (const std::string& level : levels)
            if (first.empty()) first = dimension(level);
        return "code " + (dimension(levels[at]).empty() ? first : dimension(levels[at]));
    }

    // Do `codings` carry these values of the levels that belong together as `group`? NA only where no coding has a value
    // at all of them.
    bool carry(const std::vector<Row>& codings, const Strings& levels, const Strings& wanted, const std::string& group) const
    {
        bool some = false;
        bool any_whole = false;
        bool asks_nothing = false;
        for (std::size_t i = 0; i < levels.size(); ++i)
            asks_nothing = asks_nothing || (joint(levels, i) == group && wanted[i] == kNothing);
        for (const Row& row : codings) {
            bool all = true;
            bool whole = true;
            for (std::size_t i = 0; i < levels.size(); ++i) {
                if (joint(levels, i) != group) continue;
                all = all && has_value(levels[i], row, wanted[i]);
                whole = whole && !values(levels[i], row).empty();
            }
            some = some || all;
            any_whole = any_whole || whole;
        }
        return some && !(asks_nothing && any_whole);
    }

    bool carry_all(const std::vector<Row>& codings, const Strings& levels, const Strings& wanted, bool rows_are_fixed) const
    {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (rows_are_fixed && scope(levels[i]) == "row") continue;
            if (!carry(codings, levels, wanted, joint(levels, i))) return false;
        }
        return true;
    }

    // Does a quotation belong in the cell? `thing`: what the units respondents and distinct would count there.
    bool belongs(const std::vector<Row>& codings, const Strings& row, const Strings& column, const std::string& thing) const
    {
        bool labels = scope(counted()) == "row" && !counted().empty();
        bool codes = false;
        for (const Strings* side : {&options_.rows, &options_.columns}) {
            for (const std::string& level : *side) {
                labels = labels || scope(level) == "row";
                codes = codes || scope(level) == "code";
            }
        }
        if (!labels || !codes || options_.unit == "codings") {
            bool there = thing.empty();
            for (const Row& coding : codings) there = there || has(values(counted(), coding), thing);
            return there && carry_all(codings, options_.rows, row, false) && carry_all(codings, options_.columns, column, false);
        }
        // The same coding must have what the row says and what the code says: look at those with these row labels.
        std::vector<Row> alike;
        for (const Row& coding : codings) {
            bool all = thing.empty() || scope(counted()) != "row" || has_value(counted(), coding, thing);
            for (std::size_t i = 0; i < options_.rows.size(); ++i)
                if (scope(options_.rows[i]) == "row") all = all && has_value(options_.rows[i], coding, row[i]);
            for (std::size_t i = 0; i < options_.columns.size(); ++i)
                if (scope(options_.columns[i]) == "row") all = all && has_value(options_.columns[i], coding, column[i]);
            if (all) alike.push_back(coding);
        }
        bool there = thing.empty();
        for (const Row& coding : alike) there = there || has(values(counted(), coding), thing);
        return !alike.empty() && there && carry_all(alike, options_.rows, row, true) &&
               carry_all(alike, options_.columns, column, true);
    }

    std::string counted() const
    {
        if (options_.unit == "respondents") return "respondent";
        return options_.unit.starts_with("distinct:") ? options_.unit.substr(9) : "";
    }

    // A cell of a respondent, or of an attribute, counts only respondents who have that value themselves.
    bool own(const std::string& thing, const Strings& levels, const Strings& wanted) const
    {
        for (std::size_t i = 0; i < levels.size() && counted() == "respondent"; ++i) {
            if (wanted[i] == kNothing) continue;
            if (levels[i] == "respondent" && wanted[i] != thing) return false;
            if (levels[i] == "functie" && !(project_.functions.contains(thing) && has(project_.functions.at(thing), wanted[i])))
                return false;
        }
        return true;
    }

    std::vector<Strings> tuples(const Strings& levels) const
    {
        std::vector<Strings> all = {{}};
        for (const std::string& level : levels) {
            Strings here = universe(level);
            if (options_.unlabelled) here.push_back(kNothing);
            std::vector<Strings> longer;
            for (const Strings& tuple : all) {
                for (const std::string& value : here) {
                    longer.push_back(tuple);
                    longer.back().push_back(value);
                }
            }
            all = longer;
        }
        return all;
    }

    // Puts what is counted of a quotation (or coding) into every cell where it belongs, and into the totals of these.
    void hold(std::map<CellKey, std::set<std::string>>& found, std::set<CellKey>& unknown, const std::vector<Row>& codings,
              const std::string& key)
    {
        const Strings all_rows(options_.rows.size(), kAny);
        const Strings all_columns(options_.columns.size(), kAny);
        for (const Strings& row : tuples(options_.rows)) {
            for (const Strings& column : tuples(options_.columns)) {
                for (const std::string& thing : things(codings, key)) {
                    if (!belongs(codings, row, column, counted().empty() ? "" : thing)) continue;
                    if (!own(thing, options_.rows, row) || !own(thing, options_.columns, column)) continue;
                    for (const CellKey& cell : {CellKey{row, column}, {all_rows, column}, {row, all_columns}, {all_rows, all_columns}}) {
                        const Span span = codings.front().span;
                        if (options_.unit != "characters")
                            found[cell].insert(thing);
                        else if (!span.known())
                            unknown.insert(cell);
                        else
                            for (Position at = span.start; at < span.end; ++at)
                                found[cell].insert(std::to_string(codings.front().document) + ":" + std::to_string(at));
                    }
                }
            }
        }
    }

    Strings things(const std::vector<Row>& codings, const std::string& key) const
    {
        if (options_.unit == "documents") return {project_.documents[codings.front().document].name};
        if (options_.unit == "present") return {"1"};
        if (counted().empty()) return {key};
        std::set<std::string> all;
        for (const Row& row : codings) add(all, values(counted(), row));
        return {all.begin(), all.end()};
    }

    // Documents in the universe that belong to a value: by their labels or by a row of theirs; coders by what they coded.
    bool document_has(std::size_t document, const std::string& level, const std::string& value) const
    {
        if (scope(level) == "code") return true;
        Row bare;
        bare.document = document;
        std::set<std::string> all;
        add(all, values(level, bare));
        if (scope(level) == "row")
            for (const Row& row : project_.rows)
                if (row.document == document) add(all, values(level, row));
        if (level == "coder") all.merge(coders_of(document));
        return value == kAny || (value == kNothing ? all.empty() : all.contains(value));
    }

    std::optional<double> documents(const CellKey& cell) const
    {
        double sum = 0;
        for (std::size_t document = 0; document < project_.documents.size(); ++document) {
            bool in = true;
            for (std::size_t i = 0; i < cell.first.size(); ++i) in = in && document_has(document, options_.rows[i], cell.first[i]);
            for (std::size_t i = 0; i < cell.second.size(); ++i)
                in = in && document_has(document, options_.columns[i], cell.second[i]);
            for (const Wanted& condition : where_)
                if (scope(condition.level) == "document") in = in && document_has(document, condition.level, condition.value);
            if (!in) continue;
            const std::string& length = project_.documents[document].length;
            if (options_.per_characters && length.empty()) return std::nullopt;
            sum += options_.per_characters ? std::stod(length) : 1;
        }
        return sum;
    }

    std::optional<double> share(const std::map<CellKey, std::optional<std::size_t>>& counts, const CellKey& cell) const
    {
        const auto count_of = [&](const CellKey& key) -> std::optional<double> {
            const auto at = counts.find(key);
            if (at == counts.end()) return 0;
            if (!at->second) return std::nullopt;
            return static_cast<double>(*at->second);
        };
        const Strings all_rows(options_.rows.size(), kAny);
        const Strings all_columns(options_.columns.size(), kAny);
        const std::optional<double> count = count_of(cell);
        const std::optional<double> by = options_.share == "row"      ? count_of({cell.first, all_columns})
                                         : options_.share == "column" ? count_of({all_rows, cell.second})
                                         : options_.share == "all"    ? count_of({all_rows, all_columns})
                                                                      : documents(cell);
        if (!count || !by || *by == 0) return std::nullopt;
        return options_.per_characters ? *count * static_cast<double>(*options_.per_characters) / *by : *count / *by;
    }

    const Project& project_;
    const CountOptions& options_;
    const std::vector<Wanted> where_;
};

}  // namespace qda::testing_projects
