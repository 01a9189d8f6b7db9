#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qda/stats/agreement.hpp"

namespace qda {

/// A stretch of a continuum with one value, or a gap (kMissing) that the coder left without one.
struct ContinuumSection {
    std::int64_t begin = 0;
    std::int64_t length = 0;
    std::int32_t value = kMissing;
    std::int64_t end() const { return begin + length; }
};

/// A text (or recording) as coders cut it up: of each coder the sections, in order and without overlap.
struct Continuum {
    std::int64_t begin = 0;
    std::int64_t length = 0;
    std::vector<std::vector<ContinuumSection>> coders;
};

/// The sections of a coder with the gaps between them, from the begin to the end of the continuum.
/// \throws std::invalid_argument  where sections overlap, are empty, not in order, or outside.
std::vector<ContinuumSection> with_gaps(std::span<const ContinuumSection> units, std::int64_t begin, std::int64_t length);

// Two families of coefficients bear the name u-alpha. They are not the same and do not give the same values.

/// The first unitizing alpha, of 1995 and 2004, of one value: how far the units of this value that coders marked lie apart,
/// compared with units of the same lengths thrown at random on the continuum.
///
///     alpha = 1 - D_o / D_e
///     D_o = sum_{i != j} sum_{g, h} delta2 / (m (m - 1) L^2)
///     D_e = 2/L sum_units [ (N - 1)/3 (2 l^3 - 3 l^2 + l) + l^2 sum_{gaps, l_h >= l} (l_h - l + 1) ] / (mL (mL - 1) - sum_units l (l - 1))
///
/// delta2 of two units that intersect: (b - b')^2 + (b + l - b' - l')^2; of a unit within a gap of the other: l^2; else 0.
/// m: coders; L: length; N: units of all coders; l: the length of one. What has another value is gap here. Several continua
/// count as one whose sections end where a continuum ends.
///
/// \returns  Agreement::observed and expected are D_o and D_e; undefined for fewer than two coders, and where nobody marked
///           a unit of this value.
/// \throws std::invalid_argument  where continua have different numbers of coders, or sections as in with_gaps().
///
/// Source: Krippendorff, K. (1995). On the reliability of unitizing continuous data. Sociological Methodology, 25, 47-76.
/// Krippendorff, K. (2004). Content analysis: an introduction to its methodology (2nd ed.). Sage, 251-256.
Agreement u_alpha_1995(std::span<const Continuum> continua, std::int32_t value);

/// The parts of u_alpha_1995() of one value, for all values together and for continua that are there several times.
class UnitizingParts {
public:
    UnitizingParts(std::span<const Continuum> continua, std::int32_t value);

    struct Disagreement {
        double observed = 0;
        double expected = 0;
        double units = 0;  ///< N
    };
    /// \param times  how often each continuum is there; empty: once.
    Disagreement disagreement(std::span<const std::uint64_t> times) const;
    bool comparable() const { return coders_ >= 2; }

private:
    struct Length {
        std::int64_t length;
        std::size_t continuum;
    };
    double coders_ = 0;
    std::vector<double> lengths_;  // by continuum
    std::vector<double> apart_;    // by continuum: sum of delta2 over ordered pairs of coders
    std::vector<Length> units_, gaps_;  // longest first
};

/// Of several values together: 1 - sum of their D_o / sum of their D_e.
Agreement u_alpha_1995(std::span<const UnitizingParts> values, std::span<const std::uint64_t> times = {});

/// The distance delta2 of u_alpha_1995() between two sections of different coders.
double unitizing_distance(const ContinuumSection& one, const ContinuumSection& other);

/// What the unitizing alphas of 2016 are computed from: by value (and, last, for gaps) the lengths of intersections and
/// the squared lengths of units. Sums of several continua add up.
struct UnitizingSums {
    explicit UnitizingSums(std::size_t values) : same(values + 1), all(values + 1), squares(values + 1) {}

    std::vector<double> same;     ///< l_cc: intersections of sections of different coders that have the same value
    std::vector<double> all;      ///< l_c.: with sections of any value
    std::vector<double> squares;  ///< S_c: of units their squared lengths, of gaps their lengths

    std::size_t gap() const { return same.size() - 1; }
    void add(const UnitizingSums& other, double times = 1);
};

/// \param continuum  gaps are sections too (with_gaps()); what no section of a coder covers counts for nothing.
/// \throws std::invalid_argument  where sections overlap or are not in order.
UnitizingSums unitizing_sums(const Continuum& continuum, std::size_t values);

/// The unitizing alphas of 2016. Of coincidences
///
///     l_ck = sum_{i != j} length of the intersections of sections c of coder i and k of coder j / (m - 1)
///     e_ck = l.. (l_c. l_.k - [c = k] S_c) / (l..^2 - sum_c S_c)
///
/// gaps being a value like others:
///
///     u:  1 - (l.. - sum_c l_cc) / (l.. - sum_c e_cc)
///     |u: the same where all values are one: does a coder mark what the others mark, whatever the value?
///     cu: 1 - (sum_{c != k} l_ck / sum l_ck) / (sum_{c != k} e_ck / sum e_ck) over values without gaps: where both marked
///         something, is it of the same value?
///
/// \returns  Agreement::observed and expected are the disagreements above and below the bar. Undefined: u and |u where
///           everything has one value, or nothing but gaps; cu where fewer than two values were used or no units of
///           different coders intersect.
///
/// The fourth edition of "Content analysis" (Krippendorff 2019, section 12.6) estimates the chance of cu from the intersecting
/// parts of units alone; that coefficient is another one and not given here.
///
/// Source: Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of unitizing textual
/// continua: further developments. Quality & Quantity, 50(6), 2347-2364.
Agreement u_alpha(const UnitizingSums& sums);
Agreement uu_alpha(const UnitizingSums& sums);  ///< |u: units against gaps
Agreement cu_alpha(const UnitizingSums& sums);

}  // namespace qda
