// Which unit positions are in, by what the selections hold: declared in text_units.hpp.

#include <algorithm>

#include "qda/import/text_units.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kLongestName = 200;  // bytes of a name that are compared

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Letters and digits of ASCII, and all beyond it but punctuation, symbols and pictures: enough to tell the inside of a
// word from its edge.
bool in_word(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
    };
    const unsigned first = byte(at);
    if (first < 0x80) return (first >= '0' && first <= '9') || ((first | 0x20) >= 'a' && (first | 0x20) <= 'z');
    if (first == 0xC2) return false;                                         // U+0080 to U+00BF
    if (first == 0xE2) return byte(at + 1) >= 0xB0 && byte(at + 1) <= 0xBA;  // of U+2000 to U+2FFF only some are letters
    if (first == 0xE3) return byte(at + 1) != 0x80;                          // U+3000 to U+303F
    return first < 0xF0;
}

// Is the place between two bytes at the edge of a word, with the word behind it (a start) or before it (an end)?
bool at_edge(std::string_view text, std::size_t byte, bool end)
{
    if (text.empty()) return false;
    std::size_t before = byte;
    while (before > 0 && (static_cast<unsigned char>(text[--before]) & 0xC0) == 0x80) {}
    const bool has_before = byte > 0;
    const bool has_behind = byte < text.size();
    if (end ? !has_before || is_space(text[before]) : !has_behind || is_space(text[byte])) return false;
    return !(has_before && has_behind && in_word(text, before) && in_word(text, byte));
}

// White space as one blank, none at the ends.
std::string folded(std::string_view text)
{
    std::string out;
    for (const char c : trim(text)) {
        if (!is_space(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

// The words that a selection is named after.
struct Words {
    explicit Words(std::string_view name)
    {
        for (const std::string_view dots : {"\xE2\x80\xA6", "..."})
            if (name.ends_with(dots)) {
                name.remove_suffix(dots.size());
                cut = true;
            }
        if (name.size() > kLongestName) {
            name = name.substr(0, kLongestName);
            while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0xC0) == 0x80) name.remove_suffix(1);
            if (!name.empty()) name.remove_suffix(1);
            cut = true;
        }
        text = folded(name);
    }

    bool are(std::string_view slice) const
    {
        if (text.empty()) return false;
        if (slice.size() > 4 * kLongestName) {
            if (!cut) return false;
            slice = slice.substr(0, 4 * kLongestName);
        }
        const std::string other = folded(slice);
        return cut ? other.starts_with(text) : other == text;
    }

    std::string text;
    bool cut = false;
};

}  // namespace

void UnitEvidence::add(const UnitEvidence& other)
{
    for (std::size_t i = 0; i < kTextUnits.size(); ++i) {
        names[i] += other.names[i];
        edges[i] += other.edges[i];
    }
    selections += other.selections;
}

std::size_t UnitEvidence::best(std::size_t expected) const
{
    std::size_t best = expected;
    // A few selections that begin within a word, or take a blank along, are no reason to doubt what is known of a program.
    const std::size_t by_chance = std::max<std::size_t>(1, selections / 10);
    for (std::size_t i = 0; i < kTextUnits.size(); ++i) {
        const std::size_t margin = best == expected ? by_chance : 0;
        if (names[i] > names[best] || (names[i] == names[best] && edges[i] > edges[best] + margin)) best = i;
    }
    return best;
}

UnitEvidence look_at(const TextIndex& index, const CodePointText& text, const std::vector<PlacedName>& selections)
{
    UnitEvidence evidence;
    evidence.selections = selections.size();
    const std::string_view all = text.slice(0, index.length());
    for (const PlacedName& selection : selections) {
        const Words words(selection.name);
        for (std::size_t i = 0; i < kTextUnits.size(); ++i) {
            if (kTextUnits[i].mark && !index.mark()) {  // as without it
                evidence.names[i] = evidence.names[i - 4];
                evidence.edges[i] = evidence.edges[i - 4];
                continue;
            }
            const TextIndex::Found start = index.find(selection.start, kTextUnits[i], false);
            const TextIndex::Found end = index.find(selection.end, kTextUnits[i], true);
            const std::size_t from = text.byte_of(start.at);
            const std::size_t to = text.byte_of(end.at);
            if (!start.beyond && !start.split && at_edge(all, from, false)) ++evidence.edges[i];
            if (!end.beyond && !end.split && at_edge(all, to, true)) ++evidence.edges[i];
            if (!end.beyond && to > from && words.are(all.substr(from, to - from))) ++evidence.names[i];
        }
    }
    return evidence;
}

}  // namespace qda
