#include <algorithm>
#include <charconv>

#include "qda/analysis/cooccur_parts.hpp"
#include "qda/analysis/pair_measures.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

constexpr std::uint64_t kMostCells = kMostPairs;  // of a matrix, or pairs of the long form

const char* name_of(PairUnit unit)
{
    constexpr const char* kNames[] = {"pairs", "quotations", "characters", "documents", "respondents"};
    return kNames[static_cast<std::size_t>(unit)];
}

Cell cell_of(const std::optional<double>& value)
{
    if (!value) return NotAvailable{};
    return *value;
}

Cell cell_of(const std::optional<std::uint64_t>& n)
{
    if (!n) return NotAvailable{};
    return static_cast<std::int64_t>(*n);
}

Role role_of(const std::string& measure)
{
    if (measure == "c_mark") return Role::text;
    return measure.starts_with("conditional") ? Role::share : measure == "count" ? Role::count : Role::statistic;
}

}  // namespace

std::optional<std::uint64_t> CooccurParts::n(Id value) const
{
    if (tally->length_unknown[value] != 0) return std::nullopt;
    return tally->first[value];
}

std::optional<std::uint64_t> CooccurParts::n_both(Id first, Id second) const
{
    if (tally->length_unknown[first] != 0 || tally->length_unknown[second] != 0) return std::nullopt;
    const Grid<std::uint64_t>& both = tally->both;
    if (unit == PairUnit::pairs && is_symmetric(relation)) return both.get(first, second) + both.get(second, first);
    const bool turned = relation == Relation::encloses && unit != PairUnit::quotations;
    return turned ? both.get(second, first) : both.get(first, second);
}

bool CooccurParts::reaches_min(Id first, Id second) const
{
    return options.min == 0 || n_both(first, second).value_or(0) >= options.min;
}

// The pairs of values that have a row in the long form, in order.
std::vector<std::pair<Id, Id>> CooccurParts::pairs_to_show() const
{
    const std::uint64_t n_first = levels->first().values.size();
    const std::uint64_t n_second = levels->second().values.size();
    const bool square = !levels->two();
    const bool once = square && !is_directed();
    std::vector<std::pair<Id, Id>> pairs;
    if (options.min > 0 && !tally->both.dense()) {  // far too many to try them all
        tally->both.each_sparse([&](Id first, Id second, std::uint64_t) {
            if (relation == Relation::encloses && unit != PairUnit::quotations) std::swap(first, second);
            if (once && second < first) std::swap(first, second);
            const bool shown = square || (first < levels->begin_second() && second >= levels->begin_second());
            if (!shown && unit == PairUnit::pairs && is_symmetric(relation)) std::swap(first, second);
            pairs.emplace_back(first, second);
        });
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        std::erase_if(pairs, [&](const auto& pair) {
            const bool of_sides = square || (pair.first < levels->begin_second() && pair.second >= levels->begin_second());
            return !of_sides || pair.first == pair.second || !reaches_min(pair.first, pair.second);
        });
        return pairs;
    }
    if (n_first * n_second > kMostCells)
        throw Error({}, std::to_string(n_first) + " values by " + std::to_string(n_second) + " make too many pairs to show",
                    "--long --min 1 gives only those that occur");
    for (Id first = 0; first < n_first; ++first) {
        for (Id second = once ? first + 1 : 0; second < n_second; ++second) {
            const Id number = second + levels->begin_second();
            if (number != first && reaches_min(first, number)) pairs.emplace_back(first, number);
        }
    }
    return pairs;
}

Cell CooccurParts::measured(const std::string& measure, Id first, Id second)
{
    const auto ones = n(first);
    const auto others = n(second);
    const auto both = n_both(first, second);
    if (measure == "count") return cell_of(both);
    if (!ones || !others || !both) return NotAvailable{};
    const PairCount counts{*ones, *others, *both};
    const std::optional<double> value = coefficient(measure, counts, all);
    if (measure == "c" && value && outside_unit_interval(*value)) ++outside;
    if (is_no_set(measure, counts, value)) ++no_sets;
    return cell_of(value);
}

// Where a coefficient c says less than it seems to.
std::string CooccurParts::mark(Id first, Id second) const
{
    return c_mark({n(first).value_or(0), n(second).value_or(0), n_both(first, second).value_or(0)}, options.like_atlasti);
}

void CooccurParts::long_form(Table& table)
{
    const std::string unit_name = name_of(unit);
    const std::string unit_of_one = unit != PairUnit::pairs ? unit_name : options.like_atlasti ? "quotations" : "codings";
    const auto add = [&](const std::string& name, Role role) -> Column& { return table.add_column(name, role); };
    add("first", Role::key).keys.emplace_back("level", options.level);
    add("second", Role::key).keys.emplace_back("level", options.with.empty() ? options.level : options.with);
    for (const char* name : {"n_first", "n_second", "n_both"}) {
        Column& column = add(name, Role::count);
        column.keys.emplace_back("merge", "sum");  // say_parts() knows whether it is so
        column.keys.emplace_back("unit", std::string_view(name) == "n_both" ? unit_name : unit_of_one);
    }
    table.columns.back().keys.emplace_back("relation", relation_names()[static_cast<std::size_t>(relation)]);
    if (is_directed()) table.columns.back().keys.emplace_back("directed", "yes");
    std::vector<std::string> shown;
    for (const std::string& measure : measures) {
        if (measure == "count") continue;
        if (measure != "conditional") {
            shown.push_back(measure);
            if (measure == "c" && unit == PairUnit::pairs) shown.emplace_back("c_mark");
            continue;
        }
        shown.emplace_back("conditional_first");
        // Of quotations that meet the other, n_both is one thing in either order, and each order has its row.
        if (unit != PairUnit::quotations || !is_directed()) shown.emplace_back("conditional_second");
    }
    for (const std::string& name : shown) add(name, role_of(name));
    for (const auto& [first, second] : pairs_to_show()) {
        table.columns[0].add(levels->value(first).name);
        table.columns[1].add(levels->value(second).name);
        table.columns[2].add(cell_of(n(first)));
        table.columns[3].add(cell_of(n(second)));
        table.columns[4].add(cell_of(n_both(first, second)));
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (shown[i] == "c_mark")
                table.columns[5 + i].add(mark(first, second));
            else
                table.columns[5 + i].add(measured(shown[i], first, second));
        }
    }
}

void CooccurParts::matrix(Table& table)
{
    const std::size_t n_first = levels->first().values.size();
    const std::size_t n_second = levels->second().values.size();
    if (n_first * n_second > kMostCells)
        throw Error({}, std::to_string(n_first) + " values by " + std::to_string(n_second) + " make too large a matrix",
                    "--long --min 1 gives only the pairs that occur");
    const Id begin_second = levels->begin_second();
    std::vector<char> row_shown(n_first, options.min == 0 ? 1 : 0);
    std::vector<char> column_shown(n_second, options.min == 0 ? 1 : 0);
    if (options.min > 0) {
        for (const auto& [first, second] : pairs_to_show()) {
            row_shown[first] = column_shown[second - begin_second] = 1;
            if (!levels->two()) row_shown[second] = column_shown[first] = 1;
        }
        not_shown = static_cast<std::uint64_t>(std::count(row_shown.begin(), row_shown.end(), 0));
        if (levels->two()) not_shown += static_cast<std::uint64_t>(std::count(column_shown.begin(), column_shown.end(), 0));
    }
    const std::string& measure = measures.front();
    const std::string& second_level = options.with.empty() ? options.level : options.with;
    Column& key = table.add_column(options.level, Role::key);
    for (Id first = 0; first < n_first; ++first)
        if (row_shown[first] != 0) key.add(levels->first().values[first].name);
    for (Id column = 0; column < n_second; ++column) {
        if (column_shown[column] == 0) continue;
        const Id second = column + begin_second;
        Column& cells = table.add_column(levels->value(second).name, role_of(measure));
        if (measure == "count") {
            cells.keys.emplace_back("merge", unit == PairUnit::respondents ? "no" : "sum");
            cells.keys.emplace_back("unit", name_of(unit));
        } else {
            cells.keys.emplace_back("measure", measure);
        }
        cells.keys.emplace_back("level", second_level);
        for (Id first = 0; first < n_first; ++first) {
            if (row_shown[first] == 0) continue;
            if (first != second)
                cells.add(measured(measure, first, second));
            else
                cells.add(measure == "count" ? cell_of(n(first)) : Cell(NotAvailable{}));
        }
    }
}

// What there is in all, of the unit.
void CooccurParts::find_all()
{
    if (unit == PairUnit::quotations) all = tally->things;
    if (unit == PairUnit::documents) all = universe.documents.size();
    if (unit == PairUnit::respondents) all = respondents->values.size();
    if (unit != PairUnit::characters) return;
    std::uint64_t sum = 0;
    for (const Entry& document : universe.documents) {
        const std::string* const length = document.get("length");
        std::uint64_t number = 0;
        if (!length || std::from_chars(length->data(), length->data() + length->size(), number).ec != std::errc()) return;
        sum += number;
    }
    all = sum;
}

Table CooccurParts::table()
{
    find_all();
    Table table;
    table.title = options.title.empty() ? title() : options.title;
    table.history = universe.history;
    if (options.long_form)
        long_form(table);
    else
        matrix(table);
    say_what(table);
    note_selection(table, universe.carried);
    if (options.long_form)
        say_parts(table);
    else
        table.tallies.clear();  // a matrix is not merged
    return table;
}

}  // namespace qda
