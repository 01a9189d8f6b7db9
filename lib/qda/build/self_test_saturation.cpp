// Published values of saturation.

#include "qda/build/self_test.hpp"
#include "qda/stats/saturation.hpp"

namespace qda {

namespace {

using Fresh = std::span<const std::uint64_t>;

constexpr std::uint64_t kPaper[] = {20, 9, 5, 3, 4, 3, 1, 0};  // 37 in the first four, however they are parted
constexpr std::uint64_t kBoundary[] = {40, 0, 0, 0, 2, 0};
constexpr std::uint64_t kThesis[] = {8, 3, 2, 1, 2, 1, 0, 0};
constexpr std::uint64_t kFew[] = {8, 3, 2, 1, 2};
constexpr std::uint64_t kNothing[] = {0, 0, 0, 0, 2, 0};

std::optional<double> share(Fresh fresh, std::size_t run)
{
    const SaturationFound found = guest_namey_chen(fresh, {});
    return run < found.runs.size() ? std::optional(found.runs[run].share) : std::nullopt;
}

std::optional<double> at(Fresh fresh, double threshold)
{
    const SaturationFound found = guest_namey_chen(fresh, {.threshold = threshold});
    return found.how == Saturation::reached ? std::optional(static_cast<double>(found.at)) : std::nullopt;
}

const PublishedValue kValues[] = {
    {"share of new codes, run 5-6", "base 37, then 4 3 1 0", "Guest, Namey and Chen 2020, worked example (prints 19 %)", 7.0 / 37, kExact,
     [] { return share(kPaper, 0); }},
    {"share of new codes, run 6-7", "base 37, then 4 3 1 0", "Guest, Namey and Chen 2020, worked example (11 %)", 4.0 / 37, kExact,
     [] { return share(kPaper, 1); }},
    {"share of new codes, run 7-8", "base 37, then 4 3 1 0", "Guest, Namey and Chen 2020, worked example (3 %)", 1.0 / 37, kExact,
     [] { return share(kPaper, 2); }},
    {"saturation at <= 5 %", "base 37, then 4 3 1 0", "Guest, Namey and Chen 2020, worked example: 6 + 2", 6.0, kExact,
     [] { return at(kPaper, 0.05); }},
    {"saturation at <= 5 %", "base 40, then 2 0: exactly 5 %", "counts as reached: at 4 + 2", 4.0, kExact,
     [] { return at(kBoundary, 0.05); }},
    {"share of new codes, run 1", "8 interviews, base 14, then 2 1 0 0", "by hand", 3.0 / 14, kExact,
     [] { return share(kThesis, 0); }},
    {"share of new codes, run 2", "8 interviews, base 14, then 2 1 0 0", "by hand", 1.0 / 14, kExact,
     [] { return share(kThesis, 1); }},
    {"share of new codes, run 3", "8 interviews, base 14, then 2 1 0 0", "by hand", 0.0, kExact,
     [] { return share(kThesis, 2); }},
    {"saturation at <= 5 %", "8 interviews, base 14, then 2 1 0 0", "by hand: 6 + 2", 6.0, kExact,
     [] { return at(kThesis, 0.05); }},
    {"saturation at 0 %", "8 interviews, base 14, then 2 1 0 0", "by hand: 6 + 2", 6.0, kExact,
     [] { return at(kThesis, 0); }},
    {"saturation", "five interviews, base 4, run 2", "not assessable", std::nullopt, kExact, [] { return at(kFew, 0.05); }},
    {"saturation", "a base without codes", "undefined", std::nullopt, kExact, [] { return at(kNothing, 0.05); }},
};

}  // namespace

std::span<const PublishedValue> saturation_values() { return kValues; }

}  // namespace qda
