#include "qda/import/measured_text.hpp"

#include <algorithm>
#include <utility>

#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::size_t kStride = 512;  // bytes between marks

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

std::string with_plain_line_ends(std::string text, std::vector<std::size_t>* long_ends)
{
    std::size_t to = text.find('\r');
    if (to == std::string::npos) return text;
    for (std::size_t from = to; from < text.size(); ++from) {
        if (text[from] != '\r') {
            text[to++] = text[from];
            continue;
        }
        if (from + 1 < text.size() && text[from + 1] == '\n') {
            if (long_ends) long_ends->push_back(to);
            ++from;
        }
        text[to++] = '\n';
    }
    text.resize(to);
    return text;
}

MeasuredText::MeasuredText(std::string stored)
{
    text_ = with_plain_line_ends(std::move(stored), &long_ends_);
    measure();
}

std::size_t MeasuredText::Mark::in(TextUnit unit) const
{
    switch (unit) {
    case TextUnit::code_points: return points;
    case TextUnit::utf16: return points + astral;
    case TextUnit::stored_code_points: return points + long_ends;
    case TextUnit::stored_utf16: return points + astral + long_ends;
    default: return byte + long_ends;
    }
}

void MeasuredText::measure()
{
    length_ = static_cast<Position>(code_points(text_));
    plain_ = static_cast<std::size_t>(length_) == text_.size() && long_ends_.empty();
    Mark mark;
    if (plain_) {
        last_ = {text_.size(), text_.size(), 0, 0};
        return;
    }
    while (mark.byte < text_.size()) {
        if (marks_.empty() || mark.byte >= marks_.back().byte + kStride) marks_.push_back(mark);
        advance(mark);
    }
    last_ = mark;
}

// Over one character.
void MeasuredText::advance(Mark& mark) const
{
    const char first = text_[mark.byte];
    const bool astral = static_cast<unsigned char>(first) >= 0xF0;
    if (first == '\n' && mark.long_ends < long_ends_.size() && long_ends_[mark.long_ends] == mark.byte)
        ++mark.long_ends;
    do ++mark.byte;
    while (mark.byte < text_.size() && !begins_character(text_[mark.byte]));
    ++mark.points;
    mark.astral += astral ? 1U : 0U;
}

MeasuredText::Place MeasuredText::find(Position position, TextUnit unit) const
{
    const auto wanted = static_cast<std::size_t>(position);
    if (position < 0 || wanted > last_.in(unit)) return {};
    if (plain_ || wanted == last_.in(unit)) return {plain_ ? wanted : text_.size(), false};
    const auto after =
        std::partition_point(marks_.begin(), marks_.end(), [&](const Mark& mark) { return mark.in(unit) <= wanted; });
    Mark mark = *(after - 1);
    for (;;) {
        Mark next = mark;
        advance(next);
        if (next.in(unit) > wanted) return {mark.byte, mark.in(unit) != wanted};
        mark = next;
    }
}

Position MeasuredText::position_of(std::size_t byte) const
{
    if (plain_ || byte == text_.size()) return plain_ ? static_cast<Position>(byte) : length_;
    const auto after =
        std::partition_point(marks_.begin(), marks_.end(), [&](const Mark& mark) { return mark.byte <= byte; });
    const Mark& mark = *(after - 1);
    const std::string_view between = std::string_view(text_).substr(mark.byte, byte - mark.byte);
    return static_cast<Position>(mark.points + code_points(between));
}

std::string_view MeasuredText::slice(Position start, Position end) const
{
    const std::size_t from = find(start, TextUnit::code_points).byte;
    return std::string_view(text_).substr(from, find(end, TextUnit::code_points).byte - from);
}

}  // namespace qda
