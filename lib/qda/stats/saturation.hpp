#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace qda {

/// When did new codes stop? The rule of Guest, Namey and Chen.
struct SaturationRule {
    std::size_t base = 4;     ///< the first interviews; the different codes in them are what is divided by, once and for all
    std::size_t run = 2;      ///< consecutive interviews that are looked at together; runs slide by one
    double threshold = 0.05;  ///< reached at the first run whose new codes are at most this share of those of the base, 0 to 1
};

/// Interviews by their place in the order, from 1.
struct SaturationRun {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint64_t new_codes = 0;  ///< codes that came up in the run for the first time
    double share = 0;             ///< of the codes of the base; may be above 1
};

enum class Saturation {
    reached,
    not_reached,
    too_few,       ///< fewer interviews than a base and a run: not assessable
    nothing_known  ///< no code in the base: the share is undefined
};

struct SaturationFound {
    Saturation how = Saturation::too_few;
    std::uint64_t base_codes = 0;
    std::vector<SaturationRun> runs;  ///< all of them; empty for too_few and nothing_known
    std::size_t at = 0;               ///< reached: interviews before that run ("6 + 2": at 6, with a run of 2)
};

/// \param new_codes  codes that came up for the first time, by interview in their order
/// \throws std::invalid_argument  for a base or run of 0, or a threshold outside [0, 1]
///
/// Source: Guest, G., Namey, E., & Chen, M. (2020). A simple method to assess and report thematic saturation in qualitative
/// research. PLoS ONE, 15(5), e0232076.
SaturationFound guest_namey_chen(std::span<const std::uint64_t> new_codes, const SaturationRule& rule);

/// The codes of each interview: numbers below some n, each once.
using CodesOfInterviews = std::vector<std::vector<std::uint32_t>>;

/// How many codes each interview adds to those before it.
std::vector<std::uint64_t> new_codes(const CodesOfInterviews& interviews);

/// What random orders of the interviews say, by place in the order (index 0: the first interview).
struct RandomOrders {
    struct Place {
        double new_median = 0;  ///< codes that came up for the first time at this place
        std::uint64_t new_least = 0;
        std::uint64_t new_most = 0;
        double seen_median = 0;  ///< codes seen up to this place
        std::uint64_t seen_least = 0;
        std::uint64_t seen_most = 0;
        double saturated = 0;  ///< share of the orders that had reached saturation when this interview was in: 0 to 1
    };
    std::vector<Place> places;
    std::uint64_t orders = 0;
    std::uint64_t reached = 0;     ///< orders that saturate at all
    std::uint64_t undefined = 0;   ///< orders without a code in their base: counted as not saturated
    /// Interviews before the run that saturates, of the orders that do; nullopt where none does.
    std::optional<double> at_median;
    std::size_t at_least = 0;
    std::size_t at_most = 0;
};

/// Each order as likely as the others; the same seed gives the same orders. Time grows with orders times all codes of all
/// interviews.
///
/// \throws std::invalid_argument  for no orders, and as guest_namey_chen()
RandomOrders random_orders(const CodesOfInterviews& interviews, const SaturationRule& rule, std::uint64_t orders,
                           std::uint64_t seed);

}  // namespace qda
