#include "qda/edit/condition.hpp"

#include <algorithm>

#include "qda/codebook/names.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

Truth truth(bool holds) { return holds ? Truth::yes : Truth::no; }

// What an expression says, given what `of_test(number)` says of each of its tests.
template <class OfTest>
Truth judge(const WhereNode& node, const OfTest& of_test)
{
    switch (node.kind) {
    case WhereNode::Kind::test: return of_test(node.test);
    case WhereNode::Kind::none: {
        const Truth inner = judge(node.parts.front(), of_test);
        return inner == Truth::unknown ? inner : truth(inner == Truth::no);
    }
    case WhereNode::Kind::all: {
        Truth least = Truth::yes;
        for (const WhereNode& part : node.parts) least = std::min(least, judge(part, of_test));
        return least;
    }
    case WhereNode::Kind::any: {
        Truth most = Truth::no;
        for (const WhereNode& part : node.parts) most = std::max(most, judge(part, of_test));
        return most;
    }
    }
    return Truth::unknown;
}

bool compares(double number, Comparison comparison, double with)
{
    switch (comparison) {
    case Comparison::less: return number < with;
    case Comparison::at_most: return number <= with;
    case Comparison::greater: return number > with;
    case Comparison::at_least: return number >= with;
    case Comparison::equal: return number == with;
    case Comparison::like: break;
    }
    return false;
}

const char* sign_of(Comparison comparison)
{
    switch (comparison) {
    case Comparison::less: return " < ";
    case Comparison::at_most: return " <= ";
    case Comparison::greater: return " > ";
    case Comparison::at_least: return " >= ";
    case Comparison::like:
    case Comparison::equal: break;
    }
    return " ";
}

std::optional<double> number_in(const LevelValue& value)
{
    const std::optional<double> id = number_of(value.id);
    return id ? id : number_of(value.name);
}

// The values of a level that an expression names: by id or label, else those that are the same number.
std::vector<Id> values_named(const Level& level, const NamedValue& named)
{
    const Id exact = level.find(named.text);
    if (exact != kNone) return {exact};
    std::vector<Id> found;
    for (Id value = 0; named.number && value < level.values.size(); ++value)
        if (number_in(level.values[value]) == named.number) found.push_back(value);
    return found;
}

// `= 1` means what is called 1; that something is called 01 is worth a word.
void say_same_number(const Level& level, const NamedValue& named, Id found, Diagnostics& diagnostics)
{
    if (!named.number || level.find(named.text) == kNone) return;
    for (Id value = 0; value < level.values.size(); ++value) {
        if (value == found || number_in(level.values[value]) != named.number) continue;
        diagnostics.note("level '" + level.name + "' has '" + level.values[value].id + "' beside '" + level.values[found].id +
                             "': only what is called '" + named.text + "' is meant (in quotes this is not said)",
                         named.where);
        return;
    }
}

const GoneValue* gone_value(const std::vector<GoneValue>& gone, const std::string& level, const std::string& value)
{
    const auto at = std::find_if(gone.begin(), gone.end(), [&](const GoneValue& one) {
        return one.level == level && normal_name(one.value) == normal_name(value);
    });
    return at == gone.end() ? nullptr : &*at;
}

// What words() calls a value: its label, also where a selection took it out.
std::string label_of(const Level& level, Comparison comparison, const NamedValue& named, const std::vector<GoneValue>& gone)
{
    if (comparison != Comparison::equal) return named.text;
    const Id found = level.find(named.text);
    if (found != kNone) return level.values[found].name;
    const GoneValue* before = gone_value(gone, level.name, named.text);
    return before && !before->name.empty() ? before->name : named.text;
}

void set_bit(std::uint8_t* marks, std::size_t bit) { marks[bit / 8] = static_cast<std::uint8_t>(marks[bit / 8] | 1U << bit % 8); }

}  // namespace

Condition::Condition(Where where, const Universe& universe, const std::vector<GoneValue>& gone, Diagnostics& diagnostics)
    : where_(std::move(where))
{
    for (const WhereTest& said : where_.tests) {
        Test& test = tests_.emplace_back();
        test.said = said;
        try {
            test.level = resolve_level(universe, said.level, diagnostics);
        } catch (const Error& error) {
            throw Error(said.where, error.problems().front().what, error.problems().front().hint);
        }
        work_out(test, gone, diagnostics);
    }
    fill_tables(universe);
}

// Which values of its level meet a test.
void Condition::work_out(Test& test, const std::vector<GoneValue>& gone, Diagnostics& diagnostics)
{
    const Level& level = test.level;
    const WhereTest& said = test.said;
    test.met.assign(level.values.size(), 0);
    for (const NamedValue& named : said.values) test.names.push_back(label_of(level, said.comparison, named, gone));
    if (said.comparison == Comparison::equal) {
        for (const NamedValue& named : said.values) find_values(test, named, gone, diagnostics);
        return;
    }
    if (said.comparison == Comparison::like) {
        const std::string glob = normal_name(said.values.front().text);
        for (std::size_t i = 0; i < level.values.size(); ++i)
            test.met[i] = glob_matches(glob, normal_name(level.values[i].id)) ||
                          glob_matches(glob, normal_name(level.values[i].name));
        if (std::find(test.met.begin(), test.met.end(), 1) == test.met.end())
            diagnostics.warning("no value of level '" + level.name + "' matches '" + said.values.front().text + "'",
                                said.values.front().where, "only * is special: it stands for any text, also none");
        return;
    }
    bool numbers = false;
    for (std::size_t i = 0; i < level.values.size(); ++i) {
        const std::optional<double> number = number_in(level.values[i]);
        numbers = numbers || number;
        test.met[i] = number && compares(*number, said.comparison, *said.values.front().number);
    }
    if (!numbers && !level.values.empty() && !gone_value(gone, level.name, said.values.front().text))
        throw Error(said.where, "no value of level '" + level.name + "' is a number", "compare names with =, in (...) or ~");
}

void Condition::find_values(Test& test, const NamedValue& named, const std::vector<GoneValue>& gone,
                            Diagnostics& diagnostics) const
{
    const Level& level = test.level;
    const std::vector<Id> found = values_named(level, named);
    for (const Id value : found) test.met[value] = 1;
    if (!found.empty()) {
        say_same_number(level, named, found.front(), diagnostics);
        return;
    }
    if (gone_value(gone, level.name, named.text)) return;
    const std::string near = nearest_name(named.text, level.names());
    throw Error(named.where, "level '" + level.name + "' has no value '" + named.text + "'",
                !near.empty()         ? "did you mean '" + near + "'?"
                : level.values.empty() ? "it has no values at all"
                                       : "values are given by id or label");
}

// The bits of each document and each code.
void Condition::fill_tables(const Universe& universe)
{
    const std::size_t bytes = width();
    of_document_.assign(universe.documents.size() * bytes, 0);
    of_code_.assign(universe.codes.size() * bytes, 0);
    std::vector<Id> room;
    for (std::size_t at = 0; at < tests_.size(); ++at) {
        const Test& test = tests_[at];
        if (test.level.scope == Scope::row) row_tests_.push_back(at);
        if (test.level.scope == Scope::document)
            for (Id document = 0; document < universe.documents.size(); ++document)
                if (meets(test, test.level.of_document(document, room))) set_bit(of_document_.data() + document * bytes, at);
        if (test.level.scope == Scope::code)
            for (Id code = 0; code < universe.codes.size(); ++code)
                if (meets(test, test.level.carried({kNone, code, kNone, nullptr}, room))) set_bit(of_code_.data() + code * bytes, at);
    }
}

bool Condition::meets(const Test& test, std::span<const Id> values) const
{
    return std::any_of(values.begin(), values.end(), [&](Id value) { return test.met[value] != 0; });
}

void Condition::mark_row(const CodingKey& coding, std::uint8_t* marks) const
{
    const std::size_t bytes = width();
    for (std::size_t i = 0; i < bytes; ++i) marks[i] |= of_document_[coding.document * bytes + i];
    if (row_tests_.empty()) return;
    std::vector<Id> room;
    for (const std::size_t at : row_tests_)
        if (meets(tests_[at], tests_[at].level.carried(coding, room))) set_bit(marks, at);
}

void Condition::mark_code(Id code, std::uint8_t* marks) const
{
    if (code == kNone) return;
    const std::size_t bytes = width();
    for (std::size_t i = 0; i < bytes; ++i) marks[i] |= of_code_[code * bytes + i];
}

bool Condition::holds(const std::uint8_t* marks) const
{
    return judge(where_.root, [&](std::size_t at) { return truth((marks[at / 8] >> at % 8 & 1U) != 0); }) == Truth::yes;
}

Truth Condition::of_document(Id document) const
{
    const std::uint8_t* marks = of_document_.data() + document * width();
    return judge(where_.root, [&](std::size_t at) {
        if (tests_[at].level.scope != Scope::document) return Truth::unknown;
        return truth((marks[at / 8] >> at % 8 & 1U) != 0);
    });
}

// What a source or respondent itself says of a test; unknown where it says nothing.
Truth Condition::own(const Test& test, const Level& level, Id value, const Universe& universe) const
{
    const std::string& id = level.values[value].id;
    const auto met = [&](std::string_view label) {
        const Id found = test.level.find(label);
        return found != kNone && test.met[found] != 0;
    };
    if (test.level.name == level.name) return truth(met(id));
    std::vector<std::string_view> labels;
    for (const char* of : {"source", "respondent"}) {
        const std::size_t at = universe.find_value(of, id);
        if (at == Universe::npos || (of != level.name && test.level.name != "source_kind")) continue;
        for (const std::string_view label : universe.values[at].entry.all(test.level.name)) labels.push_back(label);
    }
    return labels.empty() ? Truth::unknown : truth(std::any_of(labels.begin(), labels.end(), met));
}

bool Condition::may_hold_for(const Level& level, Id value, const Universe& universe) const
{
    const auto may = [&](const auto& self, const WhereNode& node, bool turned) -> bool {
        if (node.kind == WhereNode::Kind::none) return self(self, node.parts.front(), !turned);
        if (node.kind == WhereNode::Kind::test) {
            const Test& test = tests_[node.test];
            const Truth said = own(test, level, value, universe);
            if (said != Truth::unknown) return (said == Truth::yes) != turned;
            return test.level.scope != Scope::document;
        }
        const auto part = [&](const WhereNode& one) { return self(self, one, turned); };
        if ((node.kind == WhereNode::Kind::all) != turned) return std::all_of(node.parts.begin(), node.parts.end(), part);
        return std::any_of(node.parts.begin(), node.parts.end(), part);
    };
    return may(may, where_.root, false);
}

namespace {

enum : unsigned { kOfDocuments = 1, kOfCodings = 2 };

}  // namespace

void Condition::refuse_mixture() const
{
    // `not (a and b)` is `not a or not b`: under an odd number of `not`, the two change places.
    const auto kinds = [this](const auto& self, const WhereNode& node, bool turned) -> unsigned {
        if (node.kind == WhereNode::Kind::test) {
            return tests_[node.test].level.scope == Scope::document ? kOfDocuments : kOfCodings;
        }
        const bool inner = turned != (node.kind == WhereNode::Kind::none);
        unsigned found = 0;
        for (const WhereNode& part : node.parts) found |= self(self, part, inner);
        const bool either = node.kind == (turned ? WhereNode::Kind::all : WhereNode::Kind::any);
        if (either && found == (kOfDocuments | kOfCodings))
            throw Error(node.where,
                        std::string(turned ? "a 'not' over an 'and' that joins" : "an 'or' that joins") +
                            " conditions on documents with conditions on codes or rows",
                        "it does not say which documents stay in the universe: --keep-universe keeps them all");
        return found;
    };
    kinds(kinds, where_.root, false);
}

bool Condition::of_rows() const { return !row_tests_.empty(); }

std::string Condition::words() const { return words_of(where_.root, false); }

std::string Condition::words_of_test(const Test& test, bool negated) const
{
    const Comparison comparison = test.said.comparison;
    std::string values;
    for (const std::string& name : test.names) values += (values.empty() ? "" : ", ") + quoted_name(name);
    const std::string level = quoted_name(test.said.level);
    if (test.said.values.size() > 1) return level + (negated ? " not in (" : " in (") + values + ")";
    if (comparison == Comparison::equal) return level + (negated ? " != " : " = ") + values;
    if (comparison == Comparison::like) return level + (negated ? " !~ " : " ~ ") + values;
    return (negated ? "not " : "") + level + sign_of(comparison) + values;
}

std::string Condition::words_of(const WhereNode& node, bool within) const
{
    if (node.kind == WhereNode::Kind::test) return words_of_test(tests_[node.test], false);
    if (node.kind == WhereNode::Kind::none) {
        const WhereNode& inner = node.parts.front();
        if (inner.kind == WhereNode::Kind::test) return words_of_test(tests_[inner.test], true);
        return "not (" + words_of(inner, false) + ")";
    }
    std::string out;
    const bool all = node.kind == WhereNode::Kind::all;
    for (const WhereNode& part : node.parts)
        out += (out.empty() ? "" : all ? " and " : " or ") + words_of(part, all && part.kind == WhereNode::Kind::any);
    return within ? "(" + out + ")" : out;
}

std::vector<GoneValue> Condition::gone_from(const Universe& universe) const
{
    std::vector<GoneValue> gone;
    Diagnostics ignored;
    for (const Test& test : tests_) {
        if (test.said.comparison == Comparison::like) continue;
        const Level level = resolve_level(universe, test.said.level, ignored);
        const bool numbers = std::any_of(level.values.begin(), level.values.end(), number_in);
        for (std::size_t i = 0; i < test.said.values.size(); ++i) {
            const NamedValue& value = test.said.values[i];
            const bool there = test.said.comparison == Comparison::equal ? !values_named(level, value).empty() : numbers;
            if (!there) gone.push_back({test.said.level, value.text, test.names[i]});
        }
    }
    return gone;
}

}  // namespace qda
