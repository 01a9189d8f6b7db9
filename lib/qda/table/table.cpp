#include "qda/table/table.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

namespace qda {

std::string_view to_string(Role role)
{
    switch (role) {
    case Role::key: return "key";
    case Role::count: return "count";
    case Role::share: return "share";
    case Role::statistic: return "statistic";
    case Role::text: return "text";
    }
    return "statistic";
}

std::string shortest(double number)
{
    if (std::isnan(number)) return "NA";
    char digits[64];
    // -0 would be another text for the same number.
    const auto result = std::to_chars(digits, digits + sizeof digits, number == 0 ? 0.0 : number);
    return {digits, result.ptr};
}

void Column::add(std::string_view text)
{
    kinds_.push_back(Kind::text);
    cells_.push_back(texts_.intern(text));
}

void Column::add(std::int64_t number)
{
    kinds_.push_back(Kind::integer);
    cells_.push_back(static_cast<std::uint64_t>(number));
}

void Column::add(double number)
{
    kinds_.push_back(std::isnan(number) ? Kind::not_available : Kind::real);
    cells_.push_back(std::bit_cast<std::uint64_t>(number));
}

void Column::add(NotAvailable)
{
    kinds_.push_back(Kind::not_available);
    cells_.push_back(0);
}

void Column::add(NotLookedFor)
{
    kinds_.push_back(Kind::not_looked_for);
    cells_.push_back(0);
}

void Column::add(const Cell& cell)
{
    std::visit(
        [this](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>)
                add(std::string_view(value));
            else
                add(value);
        },
        cell);
}

void Column::reserve(std::size_t n)
{
    kinds_.reserve(n);
    cells_.reserve(n);
}

void Column::repeat(std::size_t n)
{
    kinds_.insert(kinds_.end(), n, Kind(kinds_.back()));
    cells_.insert(cells_.end(), n, std::uint64_t{cells_.back()});
}

bool Column::has_not_looked_for() const
{
    return std::find(kinds_.begin(), kinds_.end(), Kind::not_looked_for) != kinds_.end();
}

Cell Column::cell(std::size_t row) const
{
    switch (kinds_[row]) {
    case Kind::not_available: return NotAvailable{};
    case Kind::not_looked_for: return NotLookedFor{};
    case Kind::text: return texts_.name(static_cast<Id>(cells_[row]));
    case Kind::integer: return static_cast<std::int64_t>(cells_[row]);
    case Kind::real: return std::bit_cast<double>(cells_[row]);
    }
    return NotAvailable{};
}

std::string_view Column::text(std::size_t row) const
{
    if (kinds_[row] != Kind::text) return {};
    return texts_.name(static_cast<Id>(cells_[row]));
}

void Column::print(std::size_t row, std::string& out) const
{
    switch (kinds_[row]) {
    case Kind::not_available: out += "NA"; break;
    case Kind::not_looked_for: out += "\u2013"; break;
    case Kind::text: out += texts_.name(static_cast<Id>(cells_[row])); break;
    case Kind::integer: {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(cells_[row]));
        out.append(digits, end.ptr);
        break;
    }
    case Kind::real: out += shortest(std::bit_cast<double>(cells_[row])); break;
    }
}

void Column::set(std::size_t row, const Cell& cell)
{
    Column one(name, role);
    one.add(cell);
    kinds_[row] = one.kinds_.front();
    cells_[row] = kinds_[row] == Kind::text ? texts_.intern(std::get<std::string>(cell)) : one.cells_.front();
}

namespace {

const std::string* value_of(const std::vector<std::pair<std::string, std::string>>& keys, std::string_view key)
{
    for (const auto& [name, value] : keys)
        if (name == key) return &value;
    return nullptr;
}

}  // namespace

const std::string* Column::get(std::string_view key) const { return value_of(keys, key); }

const std::string* Tally::get(std::string_view key) const { return value_of(keys, key); }

const Column* Table::find(std::string_view name) const
{
    for (const Column& column : columns)
        if (column.name == name) return &column;
    return nullptr;
}

}  // namespace qda
