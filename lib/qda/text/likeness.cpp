// Near-duplicate names without comparing all pairs. Names with one key (case and blanks taken away) are alike. Names of
// which the keys differ in one character have something in common that can be sorted: the key without that character, at
// the same index (changed) or against a whole key (missing, added), or the key with two neighbours in order (swapped).

#include "qda/text/likeness.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kShortest = 5;   // shorter names have too many neighbours that are other words
constexpr std::size_t kLongest = 200;
constexpr std::size_t kAtOnce = 4'000'000;  // clues sorted at once: 64 MB

using Points = std::u32string;

// Code points of the name, case folded, every run of blanks one blank.
Points key_of(std::string_view name)
{
    const std::string folded = fold_case(name);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(folded.data());
    const auto size = static_cast<std::int64_t>(folded.size());
    Points key;
    for (std::int64_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c >= 0 && u_isUWhiteSpace(c)) c = ' ';
        if (c == ' ' && !key.empty() && key.back() == U' ') continue;
        key.push_back(c < 0 ? 0xFFFD : static_cast<char32_t>(c));
    }
    return key;
}

bool is_letter_or_digit(const Points& key, std::size_t at)
{
    return at < key.size() && u_isalnum(static_cast<UChar32>(key[at])) != 0;
}

// Which characters number what the key names: digits, words of one letter, Roman numbers.
std::vector<bool> numbering(const Points& key)
{
    std::vector<bool> numbers(key.size(), false);
    for (std::size_t from = 0, to = 0; from < key.size(); from = to) {
        bool roman = true;
        while (to < key.size() && is_letter_or_digit(key, to)) {
            roman = roman && (key[to] == U'i' || key[to] == U'v' || key[to] == U'x');
            numbers[to] = u_isdigit(static_cast<UChar32>(key[to])) != 0;
            ++to;
        }
        if (roman || to == from + 1) std::fill(numbers.begin() + static_cast<std::ptrdiff_t>(from), numbers.begin() + static_cast<std::ptrdiff_t>(to), true);
        if (to == from) ++to;
    }
    return numbers;
}

// Something that two keys one character apart have in common, and whose it is.
struct Clue {
    std::uint64_t hash;
    std::uint32_t name;
    std::uint32_t at;  // index of the character, or kWhole
};
constexpr std::uint32_t kWhole = 0xFFFFFFFFU;

// Hashes of a key with something done to it, each in one step.
class Hashes {
public:
    explicit Hashes(const Points& key) : key_(key), before_(key.size() + 1), power_(key.size() + 1)
    {
        power_[0] = 1;
        before_[0] = 0;
        for (std::size_t i = 0; i < key.size(); ++i) {
            power_[i + 1] = power_[i] * kBase;
            before_[i + 1] = before_[i] * kBase + key[i] + 1;
        }
    }
    std::uint64_t whole() const { return mixed(before_.back(), 1); }
    std::uint64_t without(std::size_t at) const { return mixed(joined(before_[at], at + 1), 1); }
    std::uint64_t gap(std::size_t at) const { return mixed(joined(before_[at], at + 1), 3 + 2 * at); }
    std::uint64_t in_order(std::size_t at) const
    {
        const auto [low, high] = std::minmax(key_[at], key_[at + 1]);
        const std::uint64_t front = (before_[at] * kBase + low + 1) * kBase + high + 1;
        return mixed(joined(front, at + 2), 2 + 2 * at);
    }

private:
    static constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15U;
    static std::uint64_t mixed(std::uint64_t hash, std::uint64_t salt)
    {
        hash = (hash ^ (salt * 0xD6E8FEB86659FD93U)) * 0xFF51AFD7ED558CCDU;
        return hash ^ (hash >> 32);
    }
    // The hash of `front` and the characters from `from` on.
    std::uint64_t joined(std::uint64_t front, std::size_t from) const
    {
        const std::size_t rest = key_.size() - from;
        return front * power_[rest] + (before_.back() - before_[from] * power_[rest]);
    }

    const Points& key_;
    std::vector<std::uint64_t> before_;
    std::vector<std::uint64_t> power_;
};

// Are they one character apart, as a reader sees it, and is that character no numbering?
bool one_apart(const Points& a, const Points& b)
{
    if (a.size() > b.size()) return one_apart(b, a);
    if (b.size() < kShortest) return false;
    const std::u32string_view x = a;
    const std::u32string_view y = b;
    const auto at = static_cast<std::size_t>(std::mismatch(x.begin(), x.end(), y.begin(), y.end()).first - x.begin());
    if (x.size() < y.size())
        return x.size() + 1 == y.size() && x.substr(at) == y.substr(at + 1) && !numbering(b)[at];
    if (at == x.size()) return false;
    if (x.substr(at + 1) == y.substr(at + 1)) return !numbering(a)[at] && !numbering(b)[at];
    const bool swapped = at + 1 < x.size() && x[at] == y[at + 1] && x[at + 1] == y[at] && x.substr(at + 2) == y.substr(at + 2);
    return swapped && !numbering(a)[at] && !numbering(a)[at + 1];
}

class OneApart {
public:
    /// `taking_part`: which names, of equal keys only one.
    OneApart(const std::vector<Points>& keys, const std::vector<bool>& taking_part) : keys_(keys), best_(keys.size(), kNobody)
    {
        std::size_t clues = 0;
        for (std::size_t name = 0; name < keys.size(); ++name) {
            if (!taking_part[name] || keys[name].size() + 1 < kShortest || keys[name].size() > kLongest) continue;
            names_.push_back(static_cast<std::uint32_t>(name));
            clues += 3 * keys[name].size();
        }
        const std::size_t passes = 1 + clues / kAtOnce;
        for (std::size_t pass = 0; pass < passes; ++pass) search(pass, passes);
    }

    static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
    /// The first earlier name that this one is one character apart from.
    std::size_t first_like(std::size_t name) const { return best_[name]; }

private:
    void search(std::size_t pass, std::size_t passes)
    {
        clues_.clear();
        for (const std::uint32_t name : names_) {
            const Points& key = keys_[name];
            const Hashes hashes(key);
            const std::vector<bool> numbers = numbering(key);
            const auto add = [&](std::uint64_t hash, std::size_t at) {
                if (hash % passes == pass) clues_.push_back({hash, name, static_cast<std::uint32_t>(at)});
            };
            add(hashes.whole(), kWhole);
            for (std::size_t at = 0; at < key.size(); ++at) {
                if (numbers[at]) continue;
                add(hashes.without(at), at);
                if (key.size() >= kShortest) add(hashes.gap(at), at);
                if (key.size() >= kShortest && at + 1 < key.size()) add(hashes.in_order(at), at);
            }
        }
        std::sort(clues_.begin(), clues_.end(), [](const Clue& a, const Clue& b) {
            return a.hash != b.hash ? a.hash < b.hash : a.name != b.name ? a.name < b.name : a.at < b.at;
        });
        for (std::size_t from = 0, to = 0; from < clues_.size(); from = to) {
            while (to < clues_.size() && clues_[to].hash == clues_[from].hash) ++to;
            compare(std::span(clues_).subspan(from, to - from));
        }
    }

    // All with the first, and with the whole key among them: whoever shares a clue is one apart from both.
    void compare(std::span<const Clue> alike)
    {
        if (alike.front().name == alike.back().name) return;
        for (const Clue& clue : alike) pair(alike.front().name, clue.name);
        for (const Clue& whole : alike)
            if (whole.at == kWhole)
                for (const Clue& clue : alike) pair(whole.name, clue.name);
    }

    void pair(std::size_t a, std::size_t b)
    {
        if (a == b) return;
        const auto [earlier, later] = std::minmax(a, b);
        if (earlier < best_[later] && one_apart(keys_[earlier], keys_[later])) best_[later] = earlier;
    }

    const std::vector<Points>& keys_;
    std::vector<std::uint32_t> names_;
    std::vector<Clue> clues_;
    std::vector<std::size_t> best_;
};

Likeness likeness_of(const std::string& a, const std::string& b)
{
    if (normal_name(a) == normal_name(b)) return Likeness::form;
    return fold_case(a) == fold_case(b) ? Likeness::letter_case : Likeness::blanks;
}

}  // namespace

std::string_view to_string(Likeness likeness)
{
    switch (likeness) {
    case Likeness::form: return "only in blanks at the ends or in how characters are composed";
    case Likeness::letter_case: return "only in upper and lower case";
    case Likeness::blanks: return "only in blanks (and upper and lower case)";
    case Likeness::one_character: break;
    }
    return "in one character, or in two that are swapped";
}

std::vector<NearName> near_duplicates(std::span<const std::string> names)
{
    std::vector<Points> keys;
    std::vector<bool> first(names.size(), false);
    std::vector<std::size_t> same(names.size());
    std::unordered_map<std::u32string, std::size_t> seen;
    for (std::size_t name = 0; name < names.size(); ++name) {
        keys.push_back(key_of(names[name]));
        const auto [at, fresh] = seen.emplace(keys[name], name);
        first[name] = fresh;
        same[name] = at->second;
    }
    const OneApart apart(keys, first);
    std::vector<NearName> found;
    for (std::size_t name = 0; name < names.size(); ++name) {
        if (!first[name])
            found.push_back({name, same[name], likeness_of(names[same[name]], names[name])});
        else if (apart.first_like(name) != OneApart::kNobody)
            found.push_back({name, apart.first_like(name), Likeness::one_character});
    }
    return found;
}

}  // namespace qda
