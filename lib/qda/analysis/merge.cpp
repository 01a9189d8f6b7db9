#include "qda/analysis/merge.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "qda/analysis/merge_parts.hpp"

namespace qda {

namespace {

using merging::is_key;
using merging::kSameOptions;
using merging::lasting_keys;
using merging::Rank;
using merging::says;
using merging::sum;

Cell sum(const Cell& a, const Cell& b, const Column& column, const Location& where)
{
    for (const Cell* cell : {&a, &b})
        if (std::holds_alternative<std::string>(*cell) || std::holds_alternative<double>(*cell))
            throw Error(where, "column '" + column.name + "' holds something else than whole numbers", "it must hold counts");
    if (std::holds_alternative<NotAvailable>(a) || std::holds_alternative<NotAvailable>(b)) return NotAvailable{};
    if (std::holds_alternative<NotLookedFor>(a)) return b;
    if (std::holds_alternative<NotLookedFor>(b)) return a;
    return sum(std::get<std::int64_t>(a), std::get<std::int64_t>(b), where);
}

// The rows of all parts, added up.
class Sums {
public:
    explicit Sums(const Table& model) : model_(model)
    {
        for (const Column& column : model.columns) (is_key(column) ? keys_ : counts_).push_back(&column - model.columns.data());
        places_.resize(keys_.size());
    }

    void add(const TablePart& part)
    {
        for (std::size_t i = 0; i < keys_.size(); ++i) take_places(part.table.columns[keys_[i]], places_[i], part.where);
        std::unordered_set<std::size_t> told;
        for (std::size_t row = 0; row < part.table.rows(); ++row) {
            std::vector<std::string> key;
            for (const std::size_t at : keys_) part.table.columns[at].print(row, key.emplace_back());
            const std::size_t into = row_of(std::move(key), Cell(NotLookedFor{}));
            if (!told.insert(into).second)
                throw Error(part.where, "two rows have the same key", "is it a table of an analysis, as it was written?");
            for (std::size_t i = 0; i < counts_.size(); ++i) {
                const Column& column = part.table.columns[counts_[i]];
                Cell& total = rows_[into].counts[i];
                total = sum(total, column.cell(row), column, part.where);
            }
        }
    }

    // Each combination of what stands in the first `row_keys` keys with what stands in the others has a row.
    void fill_up(std::size_t row_keys)
    {
        std::set<std::vector<std::string>> left;
        std::set<std::vector<std::string>> right;
        for (const Row& row : rows_) {
            const auto middle = row.key.begin() + static_cast<std::ptrdiff_t>(std::min(row_keys, row.key.size()));
            left.emplace(row.key.begin(), middle);
            right.emplace(middle, row.key.end());
        }
        for (const std::vector<std::string>& start : left) {
            for (const std::vector<std::string>& end : right) {
                std::vector<std::string> key = start;
                key.insert(key.end(), end.begin(), end.end());
                row_of(std::move(key), Cell(std::int64_t{0}));
            }
        }
    }

    /// The columns with their rows, in order.
    std::vector<Column> columns()
    {
        std::vector<std::size_t> order(rows_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::vector<std::vector<Rank>> ranks;
        for (const Row& row : rows_) ranks.push_back(ranks_of(row));
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
        std::vector<Column> columns;
        for (const Column& column : model_.columns) {
            columns.emplace_back(column.name, column.role);
            columns.back().keys = lasting_keys(column);
        }
        for (const std::size_t at : order) {
            for (std::size_t i = 0; i < keys_.size(); ++i) columns[keys_[i]].add(rows_[at].key[i]);
            for (std::size_t i = 0; i < counts_.size(); ++i) columns[counts_[i]].add(rows_[at].counts[i]);
        }
        for (std::size_t i = 0; i < keys_.size(); ++i) say_places(columns[keys_[i]], places_[i]);
        return columns;
    }

private:
    struct Row {
        std::vector<std::string> key;
        std::vector<Cell> counts;
    };
    using Places = std::unordered_map<std::string, std::uint64_t>;
    std::size_t row_of(std::vector<std::string> key, const Cell& start)
    {
        std::string bytes;
        for (const std::string& part : key) bytes += std::to_string(part.size()) + ':' + part;
        const auto [at, fresh] = row_by_key_.try_emplace(std::move(bytes), rows_.size());
        if (fresh) rows_.push_back({std::move(key), std::vector<Cell>(counts_.size(), start)});
        return at->second;
    }

    static void take_places(const Column& column, Places& places, const Location& where)
    {
        for (const auto& [key, value] : column.keys) {
            if (key != "order") continue;
            std::uint64_t place = 0;
            const char* const end = value.data() + value.size();
            const auto read = std::from_chars(value.data(), end, place);
            if (read.ec != std::errc() || read.ptr == end || *read.ptr != ' ')
                throw Error(where, "column '" + column.name + "' has an order: that is no number, blank and name");
            const auto [at, fresh] = places.try_emplace(std::string(read.ptr + 1, end), place);
            if (!fresh && at->second != place)
                throw Error(where, "'" + at->first + "' stands elsewhere in the order of " + column.name, kSameOptions);
        }
    }

    static void say_places(Column& column, const Places& places)
    {
        std::vector<std::pair<std::uint64_t, std::string>> sorted;
        for (const auto& [name, place] : places) sorted.emplace_back(place, name);
        std::sort(sorted.begin(), sorted.end());
        for (const auto& [place, name] : sorted) column.keys.emplace_back("order", std::to_string(place) + " " + name);
    }

    std::vector<Rank> ranks_of(const Row& row) const
    {
        std::vector<Rank> ranks;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            const Column& column = model_.columns[keys_[i]];
            const std::string& name = row.key[i];
            const auto place = places_[i].find(name);
            if (name == "total" && says(column, "totals", "yes"))
                ranks.push_back({3, 0, name});
            else if (name == "NA" && says(column, "missing", "yes"))
                ranks.push_back({2, 0, name});
            else if (place != places_[i].end())
                ranks.push_back({0, place->second, name});
            else
                ranks.push_back({1, 0, name});
        }
        return ranks;
    }

    const Table& model_;
    std::vector<std::size_t> keys_;    // columns of the model
    std::vector<std::size_t> counts_;
    std::vector<Places> places_;       // by key
    std::vector<Row> rows_;
    std::unordered_map<std::string, std::size_t> row_by_key_;
};

// How many of the keys are of the rows, where all combinations have a row; 0 where only those that are not zero do.
std::size_t filled_row_keys(const Table& table)
{
    for (const Column& column : table.columns) {
        const std::string* zeros = column.get("zeros");
        std::size_t keys = 0;
        if (zeros && std::from_chars(zeros->data(), zeros->data() + zeros->size(), keys).ec == std::errc()) return keys;
    }
    return 0;
}

}  // namespace

Table merge_tables(const std::vector<TablePart>& parts)
{
    const TablePart& first = parts.front();
    const auto& columns = first.table.columns;
    if (std::all_of(columns.begin(), columns.end(), is_key))
        throw Error(first.where, "has no counts to add up", "merge tables of qda-count or qda-cooccur");
    if (merging::is_of_pairs(first.table)) return merging::merge_pairs(parts);
    for (const Column& column : columns)
        if (!is_key(column)) merging::must_add_up(column, first.where);

    Table whole;
    whole.title = first.table.title;
    whole.notes = merging::fixed_notes(first.table);
    whole.tallies = first.table.tallies;
    Sums sums(first.table);
    for (const TablePart& part : parts) {
        if (&part != &first) {
            merging::must_be_alike(part, first, true);
            merging::add_tallies(whole.tallies, part.table.tallies, part.where);
        }
        sums.add(part);
    }
    if (const std::size_t row_keys = filled_row_keys(first.table); row_keys > 0) sums.fill_up(row_keys);
    whole.columns = sums.columns();
    merging::take_history(whole, parts);
    merging::say_counts(whole);
    return whole;
}

}  // namespace qda
