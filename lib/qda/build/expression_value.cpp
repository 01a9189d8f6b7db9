// The values of expressions. Missing is never 0: what depends on it is missing as well, and a truth over several names is
// known only where the missing ones could not change it.

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "qda/build/expression_parts.hpp"
#include "qda/table/table.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

namespace {

using Node = Expression::Node;
using Values = std::vector<std::optional<double>>;

constexpr std::string_view kTotal = "total";
constexpr std::size_t kMostListed = 8;

std::string shown(std::optional<double> value) { return value ? shortest(*value) : "NA"; }

std::optional<double> number_of(const std::string& cell)
{
    if (cell == "\u2013") return 0;  // a zero that was not looked for
    double value = 0;
    const auto [end, wrong] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (wrong != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return value;
}

Figure single(std::optional<double> value) { return {false, true, {}, {value}, {}}; }

Figure truth(std::optional<bool> value, std::string found)
{
    Figure figure{true, true, {}, {std::nullopt}, std::move(found)};
    if (value) figure.values.front() = *value ? 1.0 : 0.0;
    return figure;
}

class Evaluation {
public:
    explicit Evaluation(const RecordOf& records) : records_(records) {}

    Figure value(const Node& node) const
    {
        switch (node.operation) {
        case Operation::number: return single(node.value);
        case Operation::cells: return cells(node);
        case Operation::negate: return negated(node);
        case Operation::add: case Operation::subtract: case Operation::multiply: case Operation::divide: return computed(node);
        case Operation::compare: return compared(node);
        case Operation::both: case Operation::either: return combined(node);
        case Operation::opposite: return opposite(node);
        case Operation::quantified: return quantified(node);
        case Operation::rank: return rank(node);
        case Operation::function: return function(node);
        }
        return single(std::nullopt);
    }

private:
    Figure numbers(const Node& node) const
    {
        Figure figure = value(node);
        if (figure.truth) throw Error(node.where, "this is true or false, and a number is wanted", "count(...) makes a number of it");
        return figure;
    }

    Figure truths(const Node& node) const
    {
        Figure figure = value(node);
        if (!figure.truth) throw Error(node.where, "this is a number, and true or false is wanted", "compare it with one: ... >= 3");
        return figure;
    }

    const TableRecord& record_of(const Node& node) const
    {
        const TableRecord* record = records_(node.table);
        if (!record) throw Error(node.where, fmt::format("no table '{}'", node.table), "tables of the manifest, by their id; a page has no cells");
        if (!record->cells_kept)
            throw Error(node.where, fmt::format("table '{}' has too many cells to look into", node.table), "make a smaller table for it");
        return *record;
    }

    static void must_have(const std::vector<std::string>& names, const std::string& name, const char* thing, const Node& node)
    {
        if (std::find(names.begin(), names.end(), name) != names.end()) return;
        throw Error(node.where, fmt::format("table '{}' has no {} '{}'", node.table, thing, name), suggestion(name, names));
    }

    Figure cells(const Node& node) const
    {
        const TableRecord& record = record_of(node);
        if (node.row) must_have(record.rows, *node.row, "row", node);
        if (node.column) must_have(record.columns, *node.column, "column", node);
        if (!node.row && !node.column)
            throw Error(node.where, "all cells of a table have no names", "name a row, or a column");
        const auto cell = [&](const std::string& row, const std::string& column) -> std::optional<double> {
            const auto found = record.cells.find({row, column});
            return found == record.cells.end() ? 0 : number_of(found->second.value);
        };
        if (node.row && node.column) return single(cell(*node.row, *node.column));
        Figure figure{false, false, {}, {}, {}};
        for (const std::string& name : node.row ? record.columns : record.rows) {
            if (name == kTotal) continue;
            figure.names.push_back(name);
            figure.values.push_back(node.row ? cell(*node.row, name) : cell(name, *node.column));
        }
        return figure;
    }

    Figure negated(const Node& node) const
    {
        Figure figure = numbers(*node.parts[0]);
        for (std::optional<double>& one : figure.values)
            if (one) one = -*one;
        return figure;
    }

    // Of two figures: a single one goes with each value of the other.
    template <class Join>
    Figure joined(const Node& node, const Figure& left, const Figure& right, Join join) const
    {
        if (!left.single && !right.single && left.names != right.names)
            throw Error(node.where, "these figures have different names", "compare columns of the same rows");
        const Figure& longer = left.single ? right : left;
        Figure figure{false, longer.single, longer.names, {}, {}};
        for (std::size_t i = 0; i < longer.values.size(); ++i)
            figure.values.push_back(join(left.values[left.single ? 0 : i], right.values[right.single ? 0 : i]));
        return figure;
    }

    Figure computed(const Node& node) const
    {
        const auto join = [&](std::optional<double> a, std::optional<double> b) -> std::optional<double> {
            if (!a || !b) return std::nullopt;
            switch (node.operation) {
            case Operation::add: return *a + *b;
            case Operation::subtract: return *a - *b;
            case Operation::multiply: return *a * *b;
            default: return *b == 0 ? std::nullopt : std::optional(*a / *b);
            }
        };
        return joined(node, numbers(*node.parts[0]), numbers(*node.parts[1]), join);
    }

    Figure compared(const Node& node) const
    {
        const auto join = [&](std::optional<double> a, std::optional<double> b) -> std::optional<double> {
            if (!a || !b) return std::nullopt;
            const std::string& sign = node.word;
            if (sign == "=") return *a == *b;
            if (sign == "!=") return *a != *b;
            if (sign == "<") return *a < *b;
            if (sign == ">") return *a > *b;
            return sign == "<=" ? *a <= *b : *a >= *b;
        };
        const Figure left = numbers(*node.parts[0]);
        const Figure right = numbers(*node.parts[1]);
        Figure figure = joined(node, left, right, join);
        figure.truth = true;
        if (figure.single) {
            figure.found = shown(left.values[0]);
            if (node.parts[1]->operation != Operation::number) figure.found += " against " + shown(right.values[0]);
        }
        return figure;
    }

    // Three values: what is missing may be either.
    Figure combined(const Node& node) const
    {
        const double deciding = node.operation == Operation::both ? 0 : 1;
        const auto join = [&](std::optional<double> a, std::optional<double> b) -> std::optional<double> {
            if (a == deciding || b == deciding) return deciding;
            return a && b ? std::optional(1 - deciding) : std::nullopt;
        };
        const Figure left = truths(*node.parts[0]);
        const Figure right = truths(*node.parts[1]);
        Figure figure = joined(node, left, right, join);
        figure.truth = true;
        if (!left.found.empty() && !right.found.empty()) figure.found = left.found + "; " + right.found;
        return figure;
    }

    Figure opposite(const Node& node) const
    {
        Figure figure = truths(*node.parts[0]);
        for (std::optional<double>& one : figure.values)
            if (one) one = 1 - *one;
        return figure;
    }

    Figure quantified(const Node& node) const
    {
        const Figure of = truths(*node.parts[0]);
        if (of.single) throw Error(node.where, "'" + node.word + " of' wants a column or a row, not one figure", "table[*, column] >= 1");
        const auto yes = static_cast<double>(std::count(of.values.begin(), of.values.end(), std::optional(1.0)));
        const auto unknown = static_cast<double>(std::count(of.values.begin(), of.values.end(), std::nullopt));
        const auto all = static_cast<double>(of.values.size());
        const auto holds = [&](double n) {
            if (node.word == "all") return n == all;
            if (node.word == "any") return n >= 1;
            if (node.word == "none") return n == 0;
            if (node.word == "most") return n > all / 2;
            if (node.word == "exactly") return n == *node.amount;
            if (node.word == "at least") return n >= *node.amount;
            if (node.word == "at most") return n <= *node.amount;
            return n == all - *node.amount;  // all but
        };
        std::optional<bool> known = holds(yes);
        for (double n = yes + 1; n <= yes + unknown && known; ++n)
            if (holds(n) != *known) known = std::nullopt;
        return truth(known, said(of, yes, unknown));
    }

    // `6 of 8 (not Respondent 3, Respondent 8)`: the fewer of both are named.
    static std::string said(const Figure& of, double yes, double unknown)
    {
        const double no = static_cast<double>(of.values.size()) - yes - unknown;
        const bool name_others = no < yes;
        std::string text = fmt::format("{} of {}", yes, of.values.size());
        if (unknown > 0) text += fmt::format(", {} unknown", unknown);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < of.values.size(); ++i)
            if (of.values[i] == (name_others ? 0.0 : 1.0)) names.push_back(of.names[i]);
        if (names.empty() || names.size() > kMostListed) return text;
        return text + fmt::format(" ({}{})", name_others ? "not " : "", fmt::join(names, ", "));
    }

    // 1 for the largest; equal ones share the best: 1 + how many are larger.
    Figure rank(const Node& node) const
    {
        const Figure of = numbers(*node.parts[0]);
        if (of.single) throw Error(node.where, "a rank is among the values of a column or a row", "rank of NAME in table[*, column]");
        const auto found = std::find(of.names.begin(), of.names.end(), node.word);
        if (found == of.names.end()) throw Error(node.where, fmt::format("'{}' is not among these", node.word), suggestion(node.word, of.names));
        const std::optional<double> own = of.values[static_cast<std::size_t>(found - of.names.begin())];
        if (!own || std::find(of.values.begin(), of.values.end(), std::nullopt) != of.values.end()) return single(std::nullopt);
        return single(1 + static_cast<double>(std::count_if(of.values.begin(), of.values.end(), [&](const auto& one) { return *one > *own; })));
    }

    Figure function(const Node& node) const
    {
        const bool of_truths = std::find(kTruthFunctions.begin(), kTruthFunctions.end(), node.word) != kTruthFunctions.end();
        const Figure of = of_truths ? truths(*node.parts[0]) : numbers(*node.parts[0]);
        std::vector<double> values;
        for (const std::optional<double>& one : of.values) {
            if (!one) return single(std::nullopt);
            values.push_back(*one);
        }
        double sum = 0;
        for (const double one : values) sum += one;
        if (node.word == "sum" || node.word == "count") return single(sum);
        if (values.empty()) return single(std::nullopt);
        if (node.word == "mean" || node.word == "share") return single(sum / static_cast<double>(values.size()));
        std::sort(values.begin(), values.end());
        if (node.word == "min") return single(values.front());
        if (node.word == "max") return single(values.back());
        const std::size_t half = values.size() / 2;
        return single(values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
    }

    const RecordOf& records_;
};

}  // namespace

Figure Expression::value(const RecordOf& records) const { return Evaluation(records).value(*root_); }

}  // namespace qda
