#include "qda/base/error.hpp"

#include <algorithm>
#include <numeric>

namespace qda {

namespace {

// Levenshtein distance over bytes, with one row of memory.
std::size_t edits(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

std::string lower_ascii(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

}  // namespace

std::string to_string(const Location& where)
{
    std::string out = where.file;
    if (where.line == 0) return out;
    out += ':' + std::to_string(where.line);
    if (where.column != 0) out += ':' + std::to_string(where.column);
    return out;
}

Error::Error(Location where, std::string what, std::string hint)
    : std::runtime_error(what), problems_{{std::move(where), std::move(what), std::move(hint)}}
{
}

Error::Error(std::vector<Problem> problems)
    : std::runtime_error(problems.empty() ? "unknown problem" : problems.front().what), problems_(std::move(problems))
{
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& known)
{
    constexpr std::size_t kTooLong = 200;  // edits() is quadratic; nobody misspells a name that long
    if (name.size() > kTooLong) return {};
    const std::string wanted = lower_ascii(name);
    std::string best;
    std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const std::string& candidate : known) {
        if (candidate.size() > kTooLong) continue;
        const std::size_t distance = edits(wanted, lower_ascii(candidate));
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace qda
