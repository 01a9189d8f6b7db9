#include "qda/render/page.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "qda/render/sentences.hpp"
#include "qda/base/error.hpp"

namespace qda {

namespace {

constexpr int kDigits = 2;
constexpr int kMostDigits = 15;
constexpr std::string_view kTotal = "total";

bool is_key(const Column& column) { return column.role == Role::key; }

// The level whose values are in the column, if it is a key, or that the column's name is a value of.
std::string_view level_of(const Column& column)
{
    if (const std::string* level = column.get("level")) return *level;
    return is_key(column) ? std::string_view(column.name) : std::string_view{};
}

bool is_total(const Column& column)
{
    const std::string* total = column.get(kTotal);
    return total != nullptr && *total == "yes";
}

std::optional<int> digits_key(const Column& column)
{
    const std::string* text = column.get("digits");
    int digits = 0;
    if (text == nullptr) return std::nullopt;
    const char* const end = text->data() + text->size();
    const auto result = std::from_chars(text->data(), end, digits);
    const bool good = result.ec == std::errc() && result.ptr == end && digits >= 0 && digits <= kMostDigits;
    return good ? std::optional(digits) : std::nullopt;
}

bool is_whole(const Cell& cell)
{
    const auto* real = std::get_if<double>(&cell);
    return real == nullptr || std::isinf(*real) || std::trunc(*real) == *real;
}

// `variable,judgement`: values of both are in one name, parted as here.
std::string heading_of_levels(std::string_view levels, Language language)
{
    std::string out;
    for (std::size_t start = 0; start <= levels.size();) {
        const std::size_t comma = std::min(levels.find(',', start), levels.size());
        if (start > 0) out += " / ";
        out += heading_of(levels.substr(start, comma - start), language);
        start = comma + 1;
    }
    return out;
}

// Where the only key column is. \throws Error if there is none or another one.
std::size_t only_key(const Table& table)
{
    const auto keys = std::count_if(table.columns.begin(), table.columns.end(), is_key);
    if (keys != 1)
        throw Error({}, fmt::format("cannot transpose a table with {} key columns, only one with a single one", keys),
                    "make a wide table (without --long), or leave --transpose out");
    const auto key = std::find_if(table.columns.begin(), table.columns.end(), is_key);
    return static_cast<std::size_t>(key - table.columns.begin());
}

// The first letter of a label that a codebook gives begins a heading.
std::string with_capital(std::string label)
{
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

// What the header line `#number` of the table says.
std::optional<int> number_in(const Table& table)
{
    constexpr std::string_view kLine = "#number\t";
    for (const std::string& line : table.carried) {
        int number = 0;
        const char* const end = line.data() + line.size();
        if (!line.starts_with(kLine)) continue;
        const auto result = std::from_chars(line.data() + kLine.size(), end, number);
        if (result.ec == std::errc() && result.ptr == end && number > 0) return number;
    }
    return std::nullopt;
}

std::size_t leading_keys(const Table& table)
{
    const auto end = std::find_if_not(table.columns.begin(), table.columns.end(), is_key);
    // A list of texts (quotations) is not all headings.
    if (end == table.columns.end()) return std::min<std::size_t>(1, table.columns.size());
    return static_cast<std::size_t>(end - table.columns.begin());
}

}  // namespace

Page::Page(const Table& table, const RenderOptions& options, Audience audience)
    : table_(table), audience_(audience), language_(options.language == "nl" ? Language::dutch : Language::english),
      transposed_(options.transpose), title_(options.caption.value_or(sentence_of(table.title, language_))),
      number_(options.number ? options.number : number_in(table))
{
    for (const std::string& note : table.notes) notes_.push_back(sentence_of(note, language_));
    if (transposed_) key_ = only_key(table);
    label_columns_ = transposed_ ? 1 : leading_keys(table);
    for (const Column& column : table.columns) {
        looks_.push_back(look_of(column, options));
        all_numbers_ &= is_key(column) || looks_.back().numbers;
    }
    first_total_row_ = table.rows();
    while (first_total_row_ > 0 && is_total_of_table(first_total_row_ - 1)) --first_total_row_;
}

Page::Look Page::look_of(const Column& column, const RenderOptions& options) const
{
    Look look;
    if (is_key(column) || column.role == Role::text) return look;
    look.numbers = true;
    look.rounded = audience_ == Audience::readers || options.digits.has_value();
    bool whole = column.role != Role::share;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const Cell cell = column.cell(row);
        look.numbers &= !std::holds_alternative<std::string>(cell);
        whole = whole && is_whole(cell);
    }
    look.style.decimals = whole ? 0 : options.digits.value_or(digits_key(column).value_or(kDigits));
    if (audience_ == Audience::readers && language_ == Language::dutch) look.style.point = ',';
    return look;
}

bool Page::is_total_of_table(std::size_t row) const
{
    return std::any_of(table_.columns.begin(), table_.columns.end(),
                       [&](const Column& column) { return is_key(column) && column.text(row) == kTotal; });
}

std::string Page::caption() const
{
    if (!number_) return title_;
    const auto start = fmt::format("{} {}", table_word(language_), *number_);
    return title_.empty() ? start : start + ": " + title_;
}

std::string Page::name_of(const Column& column) const
{
    if (audience_ == Audience::programs) return column.name;
    if (is_total(column) && column.name == kTotal) return std::string(total_word(language_));
    if (const std::string* label = column.get("label")) return with_capital(*label);
    const std::string* level = column.get("level");
    const bool is_value = !is_key(column) && level != nullptr;
    return is_value ? value_of(*level, column.name, language_) : heading_of(column.name, language_);
}

std::string Page::heading(std::size_t column) const
{
    if (!transposed_) return name_of(table_.columns[column]);
    if (column > 0) {
        std::string text;
        append_value(table_.columns[key_], column - 1, looks_[key_], text);
        return text;
    }
    // The names of the other columns are now cells: values of a level, or several counts, which have no common name.
    for (const Column& other : table_.columns) {
        if (is_key(other) || level_of(other).empty()) continue;
        return audience_ == Audience::programs ? std::string(level_of(other)) : heading_of_levels(level_of(other), language_);
    }
    return audience_ == Audience::programs ? "column" : "";
}

void Page::append_value(const Column& column, std::size_t row, const Look& look, std::string& out) const
{
    const std::string_view text = column.text(row);
    if (audience_ == Audience::readers && !text.empty() && is_key(column)) {
        if (row >= first_total_row_ && text == kTotal)
            out += total_word(language_);
        else
            out += value_of(level_of(column), text, language_);
        return;
    }
    if (const std::string* values = column.get("values"); values && audience_ == Audience::readers && !text.empty()) {
        out += values_of(*values, text, language_);
        return;
    }
    if (!look.rounded) {
        column.print(row, out);
        return;
    }
    const Cell cell = column.cell(row);
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        append_number(out, *integer, look.style);
    else if (const auto* real = std::get_if<double>(&cell))
        append_number(out, *real, look.style);
    else
        column.print(row, out);
}

void Page::append_cell(std::size_t row, std::size_t column, std::string& out) const
{
    if (!transposed_) {
        append_value(table_.columns[column], row, looks_[column], out);
        return;
    }
    const std::size_t source = source_of(row);
    if (column == 0)
        out += name_of(table_.columns[source]);
    else
        append_value(table_.columns[source], column - 1, looks_[source], out);
}

bool Page::is_number_of_table(std::size_t row, std::size_t column) const
{
    if (is_key(table_.columns[column])) return false;
    const Cell cell = table_.columns[column].cell(row);
    return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

bool Page::is_number(std::size_t row, std::size_t column) const
{
    if (!transposed_) return is_number_of_table(row, column);
    return column > 0 && is_number_of_table(column - 1, source_of(row));
}

Cell Page::number(std::size_t row, std::size_t column) const
{
    return transposed_ ? table_.columns[source_of(row)].cell(column - 1) : table_.columns[column].cell(row);
}

int Page::decimals(std::size_t row, std::size_t column) const
{
    return looks_[transposed_ ? source_of(row) : column].style.decimals;
}

bool Page::is_right(std::size_t column) const
{
    return transposed_ ? column > 0 && all_numbers_ : looks_[column].numbers;
}

bool Page::is_total_row(std::size_t row) const
{
    if (!transposed_) return row >= first_total_row_;
    return is_total(table_.columns[source_of(row)]);
}

bool Page::is_total_column(std::size_t column) const
{
    if (!transposed_) return is_total(table_.columns[column]);
    return column > 0 && column - 1 >= first_total_row_;
}

}  // namespace qda
