#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "qda/table/table.hpp"

namespace qda {

/// A value that somebody published, and our function of the same numbers.
struct PublishedValue {
    const char* measure;             ///< what is computed: `cohen`, `alpha ordinal`, `fisher two-sided p`
    const char* data;                ///< the numbers, or their name in the source
    const char* source;              ///< author, year, page; or the program whose documented output it is
    std::optional<double> expected;  ///< nullopt: undefined, and we must say so
    double tolerance;                ///< half of the last printed digit; 1e-12 where the value is an exact fraction
    std::optional<double> (*found)();
};

/// Half of the last digit of a value that is printed with so many decimals.
constexpr double printed(int decimals)
{
    double half = 0.5;
    for (int i = 0; i < decimals; ++i) half /= 10;
    return half * (1 + 1e-9);  // a value that lies halfway may be rounded either way
}
/// Of values that are known as a fraction.
inline constexpr double kExact = 1e-12;

/// Values by subject: a subject is one array in a file of its own, and a line in published_values().
std::span<const PublishedValue> association_values();
std::span<const PublishedValue> agreement_values();
std::span<const PublishedValue> two_coder_values();
std::span<const PublishedValue> unitizing_values();
std::span<const PublishedValue> similarity_values();
std::span<const PublishedValue> chi_square_values();
std::span<const PublishedValue> exact_test_values();
std::span<const PublishedValue> proportion_values();
std::span<const PublishedValue> saturation_values();

/// The values of a subject, by its name.
struct PublishedSubject {
    const char* name;
    std::span<const PublishedValue> (*values)();
};
/// All subjects, in the order in which they are printed.
std::span<const PublishedSubject> published_subjects();

/// Is what we find within the tolerance, or undefined where it should be?
bool is_met(const PublishedValue& value);

/// Computes every published value again. Columns: `subject measure data expected got difference verdict source`; verdict
/// is `ok` or `off`. A tally `off` counts the latter.
/// \param subject  only its values; empty: all. \throws Error for an unknown one.
Table self_test(const std::string& subject = {});

/// How many of the values in such a table are off.
std::size_t values_off(const Table& table);

/// The same table with only those.
Table only_values_off(const Table& table);

}  // namespace qda
