#include "qda/import/clock_id.hpp"

#include <charconv>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kLongest = 20;

// Takes a whole number away from the front of the text.
std::optional<std::uint64_t> take_number(std::string_view& text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

enum class Half { none, morning, afternoon };

// Takes `AM`, ` pm`, ` a.m.` away from the end of the text.
Half take_half(std::string_view& text)
{
    constexpr std::pair<std::string_view, Half> kWords[] = {
        {"am", Half::morning}, {"pm", Half::afternoon}, {"a.m.", Half::morning}, {"p.m.", Half::afternoon}};
    for (const auto& [word, half] : kWords) {
        if (text.size() < word.size()) continue;
        const std::string_view end = text.substr(text.size() - word.size());
        bool same = true;
        for (std::size_t i = 0; i < word.size(); ++i) same = same && (end[i] | 0x20) == (word[i] | 0x20);
        if (!same) continue;
        text = trim(text.substr(0, text.size() - word.size()));
        return half;
    }
    return Half::none;
}

}  // namespace

std::optional<QuotationId> quotation_id(std::string_view cell)
{
    cell = trim(cell);
    if (cell.size() > kLongest) return std::nullopt;
    std::string_view rest = cell;
    const Half half = take_half(rest);
    const bool zero_before = rest.size() > 1 && rest[0] == '0' && rest[1] != ':';
    const auto document = take_number(rest);
    if (!document || !rest.starts_with(':')) return std::nullopt;
    rest.remove_prefix(1);
    const bool zero_between = rest.size() > 1 && rest[0] == '0' && rest[1] != ':';
    const auto number = take_number(rest);
    const bool seconds = rest == ":00";
    if (!number || !(rest.empty() || seconds)) return std::nullopt;
    QuotationId id{*document, *number, zero_before || zero_between || seconds || half != Half::none};
    if (half == Half::morning && id.document == 12) id.document = 0;
    if (half == Half::afternoon && id.document < 12) id.document += 12;
    return id;
}

bool is_clock_time(std::string_view cell)
{
    const auto id = quotation_id(cell);
    return id && id->clock && id->number < 60;
}

}  // namespace qda
