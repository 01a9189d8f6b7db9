#include "qda/import/comma_cells.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "qda/import/name_joins.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using Names = std::vector<std::string_view>;

constexpr unsigned kNewOfCategory = 1;
constexpr unsigned kNew = 100;  // more than a cell can have names of a known category

// `Category` of `Category: Name`; empty where there is none, or more than one colon leaves it open.
std::string_view category_of(std::string_view name)
{
    const std::size_t colon = name.find(": ");
    if (colon == std::string_view::npos || name.find(": ", colon + 2) != std::string_view::npos) return {};
    return name.substr(0, colon);
}

class KnownNames {
public:
    void add(std::string_view name)
    {
        names_.insert(name);
        if (const auto category = category_of(name); !category.empty()) categories_.insert(category);
    }
    bool empty() const { return names_.empty(); }
    bool has(std::string_view name) const { return names_.count(name) > 0; }
    unsigned cost(std::string_view name) const
    {
        if (has(name)) return 0;
        const std::string_view category = category_of(name);
        return !category.empty() && categories_.count(category) > 0 ? kNewOfCategory : kNew;
    }

private:
    std::unordered_set<std::string_view> names_;
    std::unordered_set<std::string_view> categories_;
};

int compare_ignoring_case(char a, char b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : static_cast<unsigned char>(c); };
    return lower(a) - lower(b);
}

// Order of names as the program lists them: numbers by value, letters without case.
bool in_order(std::string_view a, std::string_view b)
{
    const auto digits = [](std::string_view text) {
        return std::min(text.find_first_not_of("0123456789"), text.size());
    };
    while (!a.empty() && !b.empty()) {
        const std::size_t n = digits(a);
        const std::size_t m = digits(b);
        if (n > 0 && m > 0) {
            if (n != m) return n < m;
            if (const int order = a.compare(0, n, b, 0, n); order != 0) return order < 0;
            a.remove_prefix(n);
            b.remove_prefix(n);
        } else {
            if (const int order = compare_ignoring_case(a[0], b[0]); order != 0) return order < 0;
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    return a.empty();
}

bool in_order(const Names& names)
{
    return std::is_sorted(names.begin(), names.end(), [](auto a, auto b) { return !in_order(b, a); });
}

// Cells with the same text and the same number have the same codes.
struct OpenCell {
    Pieces pieces;
    std::optional<std::size_t> number;
    CodesOfCell result{};
    bool settled = false;
};

class CommaCells {
public:
    CommaCells(const std::vector<CodeCell>& cells, const std::vector<std::string>& known, std::string_view separator)
        : separator_(separator)
    {
        for (const std::string& name : known) add_known(trim(name));
        for (const CodeCell& cell : cells) take(cell);
    }

    SplitCells split()
    {
        if (!known_.empty())
            for (OpenCell& cell : cells_) settle_against_the_number(cell);
        for (OpenCell& cell : cells_)
            if (!cell.settled) settle_certain(cell);
        while (settle_by_names() || take_new_name() || settle_by_order()) {}
        for (OpenCell& cell : cells_)
            if (!cell.settled) cell.number ? give_up(cell) : settle_without_number(cell);

        SplitCells out;
        out.separator = separator_;
        out.inferred = inferred_;
        for (const std::size_t index : index_) out.cells.push_back(cells_[index].result);
        return out;
    }

private:
    void take(const CodeCell& cell)
    {
        const std::string_view text = cell.text;
        const auto key = std::pair(text, cell.number ? static_cast<std::ptrdiff_t>(*cell.number) : -1);
        const auto [at, fresh] = cell_of_.try_emplace(key, cells_.size());
        index_.push_back(at->second);
        if (fresh) cells_.push_back({Pieces(text, separator_), cell.number});
    }

    bool is_joined(std::string_view name) const { return name.find(separator_) != std::string_view::npos; }

    void add_known(std::string_view name)
    {
        known_.add(name);
        joined_known_ = joined_known_ || is_joined(name);
    }

    void settle(OpenCell& cell, Names names, Split split)
    {
        for (const std::string_view name : names) {
            if (split == Split::inferred && !known_.has(name) && is_joined(name)) infer(name);
            if (split == Split::certain && for_inferred_.count(name) > 0) split = Split::inferred;
            if (split != Split::open) add_known(name);
        }
        cell.result.codes = std::move(names);
        cell.result.split = split;
        cell.settled = true;
    }

    void infer(std::string_view name)
    {
        if (for_inferred_.insert(name).second) inferred_.push_back(name);
    }

    static Names every_piece(const OpenCell& cell)
    {
        Names names;
        for (std::size_t i = 0; i < cell.pieces.size(); ++i)
            if (const auto name = cell.pieces.name(i, i + 1); !name.empty()) names.push_back(name);
        return names;
    }

    // What a list of codes knows wins over a number that somebody changed: all names are on the list, but it is another
    // number of them, and no join to as many names as the number says has that.
    void settle_against_the_number(OpenCell& cell)
    {
        const std::size_t size = cell.pieces.size();
        if (!cell.number || *cell.number == 0 || *cell.number > size || size > Pieces::kMost || exhausted(cell)) return;
        if (joins_of(cell, *cell.number).cost() == 0) return;
        Names names = any_number_of_known(cell);
        if (!std::all_of(names.begin(), names.end(), [this](auto name) { return known_.has(name); })) return;
        settle(cell, std::move(names), Split::certain);
        cell.result.mismatch = true;
    }

    void settle_certain(OpenCell& cell)
    {
        const std::size_t size = cell.pieces.size();
        cell.result.mismatch = cell.number && (*cell.number > size || (*cell.number == 0 && size > 0));
        if (cell.result.mismatch) cell.number.reset();
        if (size == 0) {
            settle(cell, {}, Split::certain);
        } else if (cell.number == 1) {
            settle(cell, {cell.pieces.name(0, size)}, Split::certain);
        } else if (cell.number == size || (size == 1 && !cell.number)) {
            Names names = every_piece(cell);
            cell.result.mismatch = cell.result.mismatch || (cell.number && names.size() != size);
            ordered_ = ordered_ && in_order(names);
            in_order_ += names.size() > 1 ? 1U : 0U;
            settle(cell, std::move(names), Split::certain);
        } else if (size > Pieces::kMost) {
            settle(cell, every_piece(cell), Split::open);
            cell.result.mismatch = true;
        }
    }

    void settle_without_number(OpenCell& cell)
    {
        Names names = any_number_of_known(cell);
        const bool all = std::all_of(names.begin(), names.end(), [this](auto name) { return known_.has(name); });
        settle(cell, std::move(names), all ? Split::certain : Split::open);
    }

    // The fewest unknown names, none of them joined; of equal ways the one with fewer, longer names.
    Names any_number_of_known(const OpenCell& cell)
    {
        const std::size_t size = cell.pieces.size();
        if (!joined_known_ || size > Pieces::kMost || exhausted(cell)) return every_piece(cell);
        const NameCost cost = [this](std::string_view name) {
            return known_.has(name) ? 0 : is_joined(name) ? kImpossible : kNew;
        };
        Names best;
        unsigned least = kImpossible;
        for (std::size_t n = 1; n <= size; ++n) {
            const Joins joins(cell.pieces, n, cost);
            if (joins.cost() >= least) continue;
            least = joins.cost();
            best = joins.longest();
        }
        return least < kImpossible ? best : every_piece(cell);
    }

    Joins joins_of(const OpenCell& cell, std::size_t n) const
    {
        return Joins(cell.pieces, n, [this](std::string_view name) { return known_.cost(name); });
    }

    bool is_open(const OpenCell& cell) { return !cell.settled && cell.number && !exhausted(cell); }

    // Rules 2 and 3: cells that known names, or new names of known categories, settle.
    bool settle_by_names()
    {
        bool changed = false;
        for (const unsigned limit : {0U, kNew - 1})
            for (OpenCell& cell : cells_) {
                if (!is_open(cell)) continue;
                const Joins joins = joins_of(cell, *cell.number);
                if (joins.cost() > limit || !joins.unique()) continue;
                settle(cell, joins.longest(), joins.cost() == 0 ? Split::certain : Split::inferred);
                changed = true;
            }
        return changed;
    }

    // The new name that most open cells need takes its place among the known ones: of cells with one way that needs the
    // fewest new names.
    bool take_new_name()
    {
        std::map<std::string_view, std::size_t> votes;
        Names in_turn;
        std::size_t fewest = Pieces::kMost + 1;
        for (const OpenCell& cell : cells_) {
            if (!is_open(cell)) continue;
            const Joins joins = joins_of(cell, *cell.number);
            const std::size_t unknown = joins.cost() / kNew;
            const Names names = joins.longest();
            if (!joins.unique() || unknown > fewest || (order_holds() && !in_order(names))) continue;
            if (unknown < fewest) {
                votes.clear();
                in_turn.clear();
                fewest = unknown;
            }
            for (const std::string_view name : names)
                if (known_.cost(name) == kNew && ++votes[name] == 1) in_turn.push_back(name);
        }
        if (in_turn.empty()) return false;
        const std::string_view best =
            *std::max_element(in_turn.begin(), in_turn.end(), [&](auto a, auto b) { return votes[a] < votes[b]; });
        if (is_joined(best)) infer(best);
        add_known(best);
        return true;
    }

    // Rule 4.
    bool settle_by_order()
    {
        constexpr std::size_t kWays = 256;
        if (!order_holds()) return false;
        for (OpenCell& cell : cells_) {
            if (!is_open(cell)) continue;
            auto ways = joins_of(cell, *cell.number).all(kWays);
            if (ways.size() == kWays) continue;
            std::erase_if(ways, [](const Names& names) { return !in_order(names); });
            if (ways.size() != 1) continue;
            settle(cell, std::move(ways.front()), Split::inferred);
            return true;
        }
        return false;
    }

    void give_up(OpenCell& cell) { settle(cell, joins_of(cell, *cell.number).longest(), Split::open); }

    bool order_holds() const { return ordered_ && in_order_ >= 10; }

    // A list made to take for ever is left open.
    bool exhausted(const OpenCell& cell)
    {
        const std::size_t size = cell.pieces.size();
        work_ += size * (1 + size * cell.number.value_or(size) / 4);
        return work_ > 200'000'000;
    }

    std::string_view separator_;
    std::map<std::pair<std::string_view, std::ptrdiff_t>, std::size_t> cell_of_;
    std::vector<OpenCell> cells_;
    std::vector<std::size_t> index_;  // of the given cells in cells_
    KnownNames known_;
    bool joined_known_ = false;  // a known name holds the separator
    Names inferred_;
    std::unordered_set<std::string_view> for_inferred_;
    bool ordered_ = true;
    std::size_t in_order_ = 0;  // cells that show it
    std::size_t work_ = 0;
};

}  // namespace

SplitCells split_comma_cells(const std::vector<CodeCell>& cells, const std::vector<std::string>& known,
                             std::string_view separator)
{
    return CommaCells(cells, known, separator).split();
}

}  // namespace qda
