// Published values of the unitizing alphas.

#include "qda/build/self_test.hpp"
#include "qda/stats/unitizing.hpp"

namespace qda {

namespace {

using Value = std::optional<double>;

ContinuumSection unit(std::int64_t begin, std::int64_t length, std::int32_t value = 0) { return {begin, length, value}; }
ContinuumSection gap(std::int64_t begin, std::int64_t length) { return {begin, length, kMissing}; }

// c is 0, k is 1.
Continuum page_254()
{
    return {150, 300, {{unit(180, 60, 1), unit(225, 70), unit(300, 50, 1), unit(370, 30)},
                       {unit(180, 60, 1), unit(220, 80), unit(300, 50, 1), unit(355, 20), unit(400, 20)}}};
}

// The two values overlap within a coder, which is no matter to one value at a time.
Continuum page_254_of(std::int32_t value)
{
    Continuum continuum = page_254();
    for (auto& units : continuum.coders) std::erase_if(units, [&](const ContinuumSection& section) { return section.value != value; });
    return continuum;
}

Agreement of_1995(std::int32_t value)
{
    const Continuum continuum = page_254_of(value);
    return u_alpha_1995(std::span(&continuum, 1), value);
}

Value of_all_1995()
{
    const Continuum c = page_254_of(0);
    const Continuum k = page_254_of(1);
    const UnitizingParts parts[] = {UnitizingParts(std::span(&c, 1), 0), UnitizingParts(std::span(&k, 1), 1)};
    return u_alpha_1995(parts).value;
}

Agreement small_1995()
{
    const Continuum continuum{0, 10, {{unit(1, 8)}, {unit(2, 1), unit(4, 1), unit(6, 1)}}};
    return u_alpha_1995(std::span(&continuum, 1), 0);
}

UnitizingSums c_of_page_254()
{
    Continuum continuum = page_254_of(0);
    for (auto& units : continuum.coders) units = with_gaps(units, continuum.begin, continuum.length);
    return unitizing_sums(continuum, 1);
}

Value documented_example()
{
    const Continuum continuum{0, 55, {{gap(0, 2), unit(3, 11), gap(15, 6), unit(22, 30), gap(53, 2)},
                                      {gap(0, 2), unit(3, 6), gap(10, 11), unit(22, 30), gap(53, 2)},
                                      {gap(0, 21), unit(22, 23), gap(46, 9)}}};
    return u_alpha(unitizing_sums(continuum, 1)).value;
}

UnitizingSums two_values()
{
    const ContinuumSection first[] = {unit(2, 4, 0), unit(8, 3, 1)};
    const ContinuumSection second[] = {unit(3, 4, 0), unit(8, 3, 1)};
    return unitizing_sums({0, 12, {with_gaps(first, 0, 12), with_gaps(second, 0, 12)}}, 2);
}

UnitizingSums all_the_same()
{
    return unitizing_sums({0, 12, {{unit(0, 12)}, {unit(0, 12)}}}, 1);
}

constexpr const char* kK251 = "Krippendorff 2004 pp. 251-253";
constexpr const char* kK254 = "Krippendorff 2004 p. 254";
constexpr const char* kDkpro = "DKPro Agreement";
constexpr const char* kProgram = "independent exact program";
constexpr const char* kTwo = "L 12: a 2-6, b 8-11; a 3-7, b 8-11";
constexpr const char* kOneValue = "L 300, value c alone";

const PublishedValue kValues[] = {
    {"delta2 1995", "unit 5+6, unit 4+2", kK251, 26, kExact, [] { return Value(unitizing_distance(unit(5, 6), unit(4, 2))); }},
    {"delta2 1995", "unit 5+6, unit 5+2", kK251, 16, kExact, [] { return Value(unitizing_distance(unit(5, 6), unit(5, 2))); }},
    {"delta2 1995", "unit 5+6, unit 6+2", kK251, 10, kExact, [] { return Value(unitizing_distance(unit(5, 6), unit(6, 2))); }},
    {"delta2 1995", "unit 5+6, unit 7+2", kK251, 8, kExact, [] { return Value(unitizing_distance(unit(5, 6), unit(7, 2))); }},
    {"delta2 1995", "unit 5+6, unit 6+4", kK251, 2, kExact, [] { return Value(unitizing_distance(unit(5, 6), unit(6, 4))); }},
    {"delta2 1995", "unit 5+6, unit 5+6", kK251, 0, kExact, [] { return Value(unitizing_distance(unit(5, 6), unit(5, 6))); }},
    {"delta2 1995", "unit 225+70, unit 220+80", kK254, 50, kExact, [] { return Value(unitizing_distance(unit(225, 70), unit(220, 80))); }},
    {"delta2 1995", "unit 370+30, unit 355+20", kK254, 850, kExact, [] { return Value(unitizing_distance(unit(370, 30), unit(355, 20))); }},
    {"delta2 1995", "gap 400+50, unit 400+20", kK254, 400, kExact, [] { return Value(unitizing_distance(gap(400, 50), unit(400, 20))); }},
    {"delta2 1995", "unit 1+8, unit 2+1", kDkpro, 37, kExact, [] { return Value(unitizing_distance(unit(1, 8), unit(2, 1))); }},
    {"delta2 1995", "unit 1+8, unit 4+1", kDkpro, 25, kExact, [] { return Value(unitizing_distance(unit(1, 8), unit(4, 1))); }},
    {"delta2 1995", "unit 1+8, unit 6+1", kDkpro, 29, kExact, [] { return Value(unitizing_distance(unit(1, 8), unit(6, 1))); }},
    {"u_alpha_1995 D_o", "value c", kK254, 0.014444444444, printed(12), [] { return of_1995(0).observed; }},
    {"u_alpha_1995 D_e", "value c", kK254, 0.053221779855, printed(12), [] { return of_1995(0).expected; }},
    {"u_alpha_1995", "value c", kK254, 0.728598996805, printed(12), [] { return of_1995(0).value; }},
    {"u_alpha_1995 D_e", "value k", kK254, 0.048978565809, printed(12), [] { return of_1995(1).expected; }},
    {"u_alpha_1995", "value k", kK254, 1, kExact, [] { return of_1995(1).value; }},
    {"u_alpha_1995", "values c and k", "Krippendorff 2004 p. 254 (prints .8591 of rounded parts)", 7925853267.0 / 9230432738, kExact, of_all_1995},
    {"u_alpha_1995 D_o", "L 10: 1+8; 2+1 4+1 6+1", kDkpro, 0.91, kExact, [] { return small_1995().observed; }},
    {"u_alpha_1995 D_e", "L 10: 1+8; 2+1 4+1 6+1", kDkpro, 0.535185185185, printed(12), [] { return small_1995().expected; }},
    {"u_alpha_1995", "L 10: 1+8; 2+1 4+1 6+1", kDkpro, -0.700346020761, printed(12), [] { return small_1995().value; }},
    {"u_alpha", "3 coders, 55 positions", "documentation of KrippendorffUnitizedAlpha", 287726.0 / 507275, kExact, documented_example},
    {"u_alpha", kTwo, kProgram, 145.0 / 188, kExact, [] { return u_alpha(two_values()).value; }},
    {"uu_alpha", kTwo, kProgram, 97.0 / 140, kExact, [] { return uu_alpha(two_values()).value; }},
    {"cu_alpha", kTwo, kProgram, 1, kExact, [] { return cu_alpha(two_values()).value; }},
    {"u_alpha", kOneValue, kProgram, 43161.0 / 83600, kExact, [] { return u_alpha(c_of_page_254()).value; }},
    {"uu_alpha", kOneValue, kProgram, 43161.0 / 83600, kExact, [] { return uu_alpha(c_of_page_254()).value; }},
    {"cu_alpha", kOneValue, "undefined: one value", std::nullopt, kExact, [] { return cu_alpha(c_of_page_254()).value; }},
    {"u_alpha", "all coded the same by all", "undefined: 0 / 0", std::nullopt, kExact, [] { return u_alpha(all_the_same()).value; }},
};

}  // namespace

std::span<const PublishedValue> unitizing_values() { return kValues; }

}  // namespace qda
