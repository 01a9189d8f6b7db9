#include "qda/stats/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "qda/stats/association.hpp"

namespace qda {

namespace {

constexpr const char* kNoPairs = "no unit has two values";
constexpr const char* kOneCategory = "all values are of one category";
constexpr const char* kOneOfPair = "undefined for a pair of coders";

double real(std::uint64_t n) { return static_cast<double>(n); }

Agreement undefined(const char* why) { return {{}, {}, {}, why}; }

Agreement corrected(double observed, double expected)
{
    // What is left of equal shares in the last digits of their sums is no agreement.
    const double above = std::abs(observed - expected) < 4 * std::numeric_limits<double>::epsilon() ? 0 : observed - expected;
    return {above / (1 - expected), observed, expected, {}};
}

// What coefficients of several coders share: agreement on units with two values, and how often each category was given.
struct Tallies {
    double agreement = 0;               // sum over units of the share of pairs that agree
    double pairable = 0;                // units with two values
    double judged = 0;                  // units with a value
    std::vector<double> share;          // by category: sum over units of r_uk / r_u
    std::vector<double> given;          // by coder and category
    std::size_t categories_used = 0;
};

Tallies tallies_of(const Ratings& ratings)
{
    Tallies sums;
    sums.share.resize(ratings.categories);
    sums.given.resize(ratings.coders * ratings.categories);
    std::vector<std::uint32_t> times(ratings.categories);
    for (std::size_t at = 0; at < ratings.rows(); ++at) {
        if (ratings.weights[at] == 0) continue;
        const double units = real(ratings.weights[at]);
        const auto row = ratings.row(at);
        std::uint64_t judges = 0;
        std::uint64_t agreeing = 0;  // ordered pairs of coders
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i] == kMissing) continue;
            const auto category = static_cast<std::size_t>(row[i]);
            ++judges;
            agreeing += 2 * std::uint64_t{times[category]++};
            sums.given[i * ratings.categories + category] += units;
        }
        for (const std::int32_t value : row) {
            if (value == kMissing || times[static_cast<std::size_t>(value)] == 0) continue;
            const auto category = static_cast<std::size_t>(value);
            sums.share[category] += units * times[category] / real(judges);
            times[category] = 0;
        }
        if (judges > 0) sums.judged += units;
        if (judges < 2) continue;
        sums.pairable += units;
        sums.agreement += units * real(agreeing) / real(judges * (judges - 1));
    }
    sums.categories_used = static_cast<std::size_t>(std::ranges::count_if(sums.share, [](double share) { return share > 0; }));
    return sums;
}

// The counts of two coders on the units that both judged.
struct TwoCoders {
    double n = 0;
    double alike = 0;
    std::vector<double> first, second;  // by category

    TwoCoders(const Ratings& ratings, std::size_t i, std::size_t k) : first(ratings.categories), second(ratings.categories)
    {
        for (std::size_t at = 0; at < ratings.rows(); ++at) {
            const auto row = ratings.row(at);
            if (row[i] == kMissing || row[k] == kMissing) continue;
            const double units = real(ratings.weights[at]);
            n += units;
            alike += row[i] == row[k] ? units : 0;
            first[static_cast<std::size_t>(row[i])] += units;
            second[static_cast<std::size_t>(row[k])] += units;
        }
    }
};

Agreement cohen_of_pair(const Ratings& ratings, std::size_t i, std::size_t k)
{
    const TwoCoders counts(ratings, i, k);
    if (counts.n == 0) return undefined(kNoPairs);
    double products = 0;
    for (std::size_t c = 0; c < counts.first.size(); ++c) {
        // Compared before dividing: p_e = 1 must be recognised exactly.
        if (counts.first[c] == counts.n && counts.second[c] == counts.n) return undefined("both coders used one and the same category throughout");
        products += counts.first[c] * counts.second[c];
    }
    return corrected(counts.alike / counts.n, products / counts.n / counts.n);
}

Agreement holsti_of_pair(const Ratings& ratings, std::size_t i, std::size_t k)
{
    std::uint64_t alike = 0, first = 0, second = 0;
    for (std::size_t at = 0; at < ratings.rows(); ++at) {
        const auto row = ratings.row(at);
        const std::uint64_t units = ratings.weights[at];
        first += row[i] == kMissing ? 0 : units;
        second += row[k] == kMissing ? 0 : units;
        alike += row[i] != kMissing && row[i] == row[k] ? units : 0;
    }
    return holsti(alike, first, second);
}

Agreement jaccard_of_pair(const Ratings& ratings, std::size_t i, std::size_t k, std::int32_t absent)
{
    PairCount n;
    const auto applied = [&](std::int32_t value) { return value != kMissing && value != absent; };
    for (std::size_t at = 0; at < ratings.rows(); ++at) {
        const auto row = ratings.row(at);
        const std::uint64_t units = ratings.weights[at];
        n.first += applied(row[i]) ? units : 0;
        n.second += applied(row[k]) ? units : 0;
        n.both += applied(row[i]) && row[i] == row[k] ? units : 0;
    }
    const std::optional<double> share = jaccard(n);
    return share ? Agreement{share, share, {}, {}} : undefined("neither coder applied it");
}

template <class OfPair>
Agreement mean_of_pairs(const Ratings& ratings, OfPair of_pair)
{
    if (ratings.coders < 2) return undefined(kNoPairs);
    if (ratings.coders == 2) return of_pair(std::size_t{0}, std::size_t{1});
    double sum = 0;
    double pairs = 0;
    for (std::size_t i = 0; i < ratings.coders; ++i) {
        for (std::size_t k = i + 1; k < ratings.coders; ++k) {
            const Agreement one = of_pair(i, k);
            if (!one.value) return undefined(kOneOfPair);
            sum += *one.value;
            ++pairs;
        }
    }
    return {sum / pairs, {}, {}, {}};
}

}  // namespace

Agreement percent_agreement(const Ratings& ratings)
{
    const Tallies sums = tallies_of(ratings);
    if (sums.pairable == 0) return undefined(kNoPairs);
    const double share = sums.agreement / sums.pairable;
    return {share, share, {}, {}};
}

Agreement holsti(std::uint64_t agreements, std::uint64_t first, std::uint64_t second)
{
    if (agreements > std::min(first, second)) throw std::invalid_argument("holsti: more agreements than values");
    if (first + second == 0) return undefined("neither coder gave a value");
    const double share = 2 * real(agreements) / real(first + second);
    return {share, share, {}, {}};
}

Agreement holsti(const Ratings& ratings)
{
    return mean_of_pairs(ratings, [&](std::size_t i, std::size_t k) { return holsti_of_pair(ratings, i, k); });
}

Agreement cohen_kappa(const Ratings& ratings)
{
    return mean_of_pairs(ratings, [&](std::size_t i, std::size_t k) { return cohen_of_pair(ratings, i, k); });
}

Agreement scott_pi(const Ratings& ratings)
{
    if (ratings.coders != 2) return fleiss_kappa(ratings);
    const TwoCoders counts(ratings, 0, 1);
    if (counts.n == 0) return undefined(kNoPairs);
    double squares = 0;
    for (std::size_t c = 0; c < counts.first.size(); ++c) {
        const double both = counts.first[c] + counts.second[c];
        if (both == 2 * counts.n) return undefined(kOneCategory);
        squares += both * both;
    }
    return corrected(counts.alike / counts.n, squares / (4 * counts.n * counts.n));
}

Agreement brennan_prediger(const Ratings& ratings)
{
    const Tallies sums = tallies_of(ratings);
    if (sums.pairable == 0) return undefined(kNoPairs);
    if (ratings.categories < 2) return undefined("there is only one category");
    return corrected(sums.agreement / sums.pairable, 1 / real(ratings.categories));
}

Agreement fleiss_kappa(const Ratings& ratings)
{
    const Tallies sums = tallies_of(ratings);
    if (sums.pairable == 0) return undefined(kNoPairs);
    if (sums.categories_used < 2) return undefined(kOneCategory);
    double expected = 0;
    for (const double share : sums.share) expected += share / sums.judged * (share / sums.judged);
    return corrected(sums.agreement / sums.pairable, expected);
}

Agreement conger_kappa(const Ratings& ratings)
{
    const Tallies sums = tallies_of(ratings);
    if (sums.pairable == 0) return undefined(kNoPairs);
    if (sums.categories_used < 2) return undefined(kOneCategory);
    const std::size_t q = ratings.categories;
    std::vector<double> all(q);
    double own = 0;  // sum over coders and categories of the squared share
    double coders = 0;
    for (std::size_t i = 0; i < ratings.coders; ++i) {
        double n = 0;
        for (std::size_t c = 0; c < q; ++c) n += sums.given[i * q + c];
        if (n == 0) continue;
        ++coders;
        for (std::size_t c = 0; c < q; ++c) {
            const double share = sums.given[i * q + c] / n;
            all[c] += share;
            own += share * share;
        }
    }
    double together = 0;
    for (const double sum : all) together += sum * sum;
    return corrected(sums.agreement / sums.pairable, (together - own) / (coders * (coders - 1)));
}

Agreement gwet_ac1(const Ratings& ratings)
{
    const Tallies sums = tallies_of(ratings);
    if (sums.pairable == 0) return undefined(kNoPairs);
    if (ratings.categories < 2) return undefined("there is only one category");
    if (sums.categories_used < 2) return undefined(kOneCategory);
    double expected = 0;
    for (const double share : sums.share) expected += share / sums.judged * (1 - share / sums.judged);
    return corrected(sums.agreement / sums.pairable, expected / (real(ratings.categories) - 1));
}

Agreement jaccard_agreement(const Ratings& ratings, std::int32_t absent)
{
    return mean_of_pairs(ratings, [&](std::size_t i, std::size_t k) { return jaccard_of_pair(ratings, i, k, absent); });
}

Agreement maxqda_kappa(std::uint64_t both, std::uint64_t only_first, std::uint64_t only_second, std::uint64_t codes)
{
    const std::uint64_t segments = both + only_first + only_second;
    if (segments == 0) return undefined("there is no segment");
    if (codes < 2) return undefined("there is only one category");
    return corrected(real(both) / real(segments), 1 / real(codes));
}

}  // namespace qda
