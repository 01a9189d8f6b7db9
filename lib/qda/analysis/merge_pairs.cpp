// Tables of co-occurrence. How often a value occurs stands in the #tally lines of each part, also where it has no row there;
// what follows from the counts is worked out again.

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <unordered_map>

#include "qda/analysis/merge_parts.hpp"
#include "qda/analysis/merging.hpp"
#include "qda/analysis/pair_measures.hpp"

namespace qda::merging {

namespace {

constexpr std::size_t kCounts = 5;  // first second n_first n_second n_both; measures follow
const char* const kNames[kCounts] = {"first", "second", "n_first", "n_second", "n_both"};

bool of_value(const Tally& tally) { return tally.get("value") != nullptr; }

struct Occurring {
    std::string name;
    std::optional<std::uint64_t> place;
    std::int64_t n = 0;
    bool unknown = false;  // how often cannot be said

    Rank rank() const { return place ? Rank{0, *place, name} : Rank{1, 0, name}; }
};

std::optional<std::uint64_t> place_of(const Tally& tally, const Location& where)
{
    const std::string* text = tally.get("place");
    if (!text) return std::nullopt;
    std::uint64_t place = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), place);
    if (read.ec != std::errc() || read.ptr != text->data() + text->size())
        throw Error(where, "'place' of a #tally line is no whole number");
    return place;
}

// The values of one side, each with its number in all parts together.
class Values {
public:
    void add(const Tally& tally, const Location& where)
    {
        const std::string& name = *tally.get("value");
        const auto place = place_of(tally, where);
        const auto [at, fresh] = by_name_.try_emplace(name, values_.size());
        if (fresh) values_.push_back({name, place, 0, false});
        Occurring& value = values_[at->second];
        if (value.place != place) throw Error(where, "'" + name + "' stands elsewhere in the codebook's order", kSameOptions);
        value.n = sum(value.n, tally.n, where);
        value.unknown = value.unknown || tally.get("unknown");
    }

    /// After the last: in the order of rows.
    void put_in_order()
    {
        std::sort(values_.begin(), values_.end(), [](const Occurring& a, const Occurring& b) { return a.rank() < b.rank(); });
        for (std::size_t i = 0; i < values_.size(); ++i) by_name_[values_[i].name] = i;
    }

    const std::vector<Occurring>& all() const { return values_; }

    std::size_t find(const std::string& name, const Location& where) const
    {
        const auto at = by_name_.find(name);
        if (at == by_name_.end()) throw Error(where, "'" + name + "' has a row and no #tally line", "is it a table of qda-cooccur, as it was written?");
        return at->second;
    }

    void tell(const char* tally_name, std::vector<Tally>& tallies) const
    {
        for (const Occurring& value : values_) {
            Tally& tally = tallies.emplace_back(Tally{tally_name, value.unknown ? 0 : value.n});
            tally.keys = {{"value", value.name}};
            if (value.place) tally.keys.emplace_back("place", std::to_string(*value.place));
            if (value.unknown) tally.keys.emplace_back("unknown", "yes");
        }
    }

private:
    std::vector<Occurring> values_;
    std::unordered_map<std::string, std::size_t> by_name_;
};

class Pairs {
public:
    Pairs(const Table& model, const std::vector<TablePart>& parts)
        : model_(model), square_(*model.columns[0].get("level") == *model.columns[1].get("level")),
          once_(square_ && !says(model.columns[4], "directed", "yes")), zeros_(says(model.columns[4], "zeros", "pairs"))
    {
        for (const TablePart& part : parts)
            for (const Tally& tally : part.table.tallies)
                if (of_value(tally)) (tally.name == "n_first" ? first_ : second_).add(tally, part.where);
        first_.put_in_order();
        second_.put_in_order();
        for (const TablePart& part : parts) add_rows(part);
    }

    std::vector<Column> columns(const std::optional<std::uint64_t>& all)
    {
        all_ = all;
        like_atlasti_ = says(model_.columns[2], "unit", "quotations") && says(model_.columns[4], "unit", "pairs");
        for (const Column& column : model_.columns) {
            made_.emplace_back(column.name, column.role);
            made_.back().keys = lasting_keys(column);
        }
        const auto& ones = first_.all();
        const auto& others = seconds().all();
        if (zeros_ && ones.size() * others.size() > kMostPairs)
            throw Error({}, std::to_string(ones.size()) + " values by " + std::to_string(others.size()) + " make too many pairs to show",
                        "make the tables with --min 1: only the pairs that occur");
        if (!zeros_) {
            std::vector<std::uint64_t> keys;
            for (const auto& [key, n] : both_) keys.push_back(key);
            std::sort(keys.begin(), keys.end());
            for (const std::uint64_t key : keys) add_pair(key >> 32, key & 0xFFFFFFFFU);
            return std::move(made_);
        }
        for (std::size_t i = 0; i < ones.size(); ++i)
            for (std::size_t j = once_ ? i + 1 : 0; j < others.size(); ++j)
                if (!square_ || i != j) add_pair(i, j);
        return std::move(made_);
    }

    void tell(std::vector<Tally>& tallies) const
    {
        first_.tell("n_first", tallies);
        if (!square_) second_.tell("n_second", tallies);
    }

    std::int64_t outside() const { return outside_; }
    std::int64_t no_sets() const { return no_sets_; }
    std::int64_t unknown() const
    {
        const auto count = [](const Values& values) {
            return std::count_if(values.all().begin(), values.all().end(), [](const Occurring& value) { return value.unknown; });
        };
        return count(first_) + count(second_);
    }

private:
    const Values& seconds() const { return square_ ? first_ : second_; }

    void add_rows(const TablePart& part)
    {
        for (std::size_t row = 0; row < part.table.rows(); ++row) {
            const auto& columns = part.table.columns;
            const std::size_t first = first_.find(std::string(columns[0].text(row)), part.where);
            const std::size_t second = seconds().find(std::string(columns[1].text(row)), part.where);
            const Cell cell = columns[4].cell(row);
            std::int64_t& both = both_[(std::uint64_t{first} << 32) | second];
            if (const auto* n = std::get_if<std::int64_t>(&cell))
                both = sum(both, *n, part.where);
            else if (!std::holds_alternative<NotAvailable>(cell))
                throw Error(part.where, "column 'n_both' holds something else than whole numbers", "it must hold counts");
        }
    }

    void add_pair(std::size_t i, std::size_t j)
    {
        const Occurring& first = first_.all()[i];
        const Occurring& second = seconds().all()[j];
        const auto at = both_.find((std::uint64_t{i} << 32) | j);
        const std::int64_t both = at == both_.end() ? 0 : at->second;
        const bool known = !first.unknown && !second.unknown;
        if (!zeros_ && (!known || both == 0)) return;
        made_[0].add(first.name);
        made_[1].add(second.name);
        made_[2].add(first.unknown ? Cell(NotAvailable{}) : Cell(first.n));
        made_[3].add(second.unknown ? Cell(NotAvailable{}) : Cell(second.n));
        made_[4].add(known ? Cell(both) : Cell(NotAvailable{}));
        const PairCount n{static_cast<std::uint64_t>(first.unknown ? 0 : first.n), static_cast<std::uint64_t>(second.unknown ? 0 : second.n),
                          static_cast<std::uint64_t>(known ? both : 0)};
        for (std::size_t column = kCounts; column < made_.size(); ++column) add_measure(made_[column], n, known);
    }

    void add_measure(Column& column, const PairCount& n, bool known)
    {
        if (column.name == "c_mark") {
            column.add(c_mark(n, like_atlasti_));
            return;
        }
        const std::optional<double> value = known ? coefficient(column.name, n, all_) : std::nullopt;
        if (column.name == "c" && value && outside_unit_interval(*value)) ++outside_;
        if (known && is_no_set(column.name, n, value)) ++no_sets_;
        column.add(value ? Cell(*value) : Cell(NotAvailable{}));
    }

    const Table& model_;
    bool square_;
    bool once_;
    bool zeros_;
    bool like_atlasti_ = false;
    Values first_;
    Values second_;
    std::unordered_map<std::uint64_t, std::int64_t> both_;
    std::optional<std::uint64_t> all_;
    std::vector<Column> made_;
    std::int64_t outside_ = 0;
    std::int64_t no_sets_ = 0;
};

std::vector<Tally> of_notes(const Table& table)
{
    std::vector<Tally> tallies = table.tallies;
    std::erase_if(tallies, of_value);
    return tallies;
}

// A part without any quotation in a place does not know what places are counted in, and its notes do not say it.
const TablePart& first_with_places(const std::vector<TablePart>& parts)
{
    const auto at = std::find_if(parts.begin(), parts.end(), [](const TablePart& part) { return is_of_pairs(part.table) && part.table.columns[4].get("positions"); });
    return at == parts.end() ? parts.front() : *at;
}

void must_be_alike(const TablePart& part, const TablePart& model)
{
    if (is_of_pairs(part.table) && *part.table.columns[4].get("relation") != *model.table.columns[4].get("relation"))
        throw Error(part.where, "tells another relation than " + model.where.file, "name one for all parts (--relation)");
    const std::string* positions = is_of_pairs(part.table) ? part.table.columns[4].get("positions") : nullptr;
    const std::string* others = model.table.columns[4].get("positions");
    if (positions && others && *positions != *others)
        throw Error(part.where, "positions are " + *positions + ", those of " + model.where.file + " are " + *others,
                    "--relation quotation and --relation document need no places");
    merging::must_be_alike(part, model, (positions == nullptr) == (others == nullptr));
    for (const Column& column : part.table.columns)
        if (column.role == Role::count) must_add_up(column, part.where);
}

}  // namespace

bool is_of_pairs(const Table& table)
{
    if (table.columns.size() < kCounts) return false;
    for (std::size_t i = 0; i < kCounts; ++i)
        if (table.columns[i].name != kNames[i] || is_key(table.columns[i]) != (i < 2)) return false;
    return table.columns[0].get("level") && table.columns[1].get("level") && table.columns[4].get("relation");
}

Table merge_pairs(const std::vector<TablePart>& parts)
{
    const TablePart& model = first_with_places(parts);
    Table whole;
    whole.title = model.table.title;
    whole.notes = fixed_notes(model.table);
    std::optional<std::vector<Tally>> tallies;
    for (const TablePart& part : parts) {
        must_be_alike(part, model);
        if (tallies)
            add_tallies(*tallies, of_notes(part.table), part.where);
        else
            tallies = of_notes(part.table);
    }
    std::optional<std::uint64_t> all;
    for (const Tally& tally : *tallies)
        if (tally.name == "all") all = static_cast<std::uint64_t>(tally.n);
    Pairs pairs(model.table, parts);
    whole.columns = pairs.columns(all);
    if (const std::string* positions = model.table.columns[4].get("positions")) whole.columns[4].keys.emplace_back("positions", *positions);
    for (Tally& tally : *tallies) {
        if (tally.name == "outside") tally.n = pairs.outside();
        if (tally.name == "no_sets") tally.n = pairs.no_sets();
        if (tally.name == "over_pages") tally.n = pairs.unknown();
    }
    whole.tallies = std::move(*tallies);
    pairs.tell(whole.tallies);
    take_history(whole, parts);
    say_counts(whole);
    return whole;
}

}  // namespace qda::merging
