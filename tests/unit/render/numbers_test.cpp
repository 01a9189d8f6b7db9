#include "qda/render/numbers.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace qda {
namespace {

struct NumberCase {
    std::string name;
    double number;
    int decimals;
    std::string expected;

    friend void PrintTo(const NumberCase& c, std::ostream* out) { *out << c.name; }
};

const NumberCase kNumbers[] = {
    {"Quarter", 0.25, 2, "0.25"},
    {"ZerosAreFilledUp", 0.5, 3, "0.500"},
    {"WholeNumber", 3, 2, "3.00"},
    {"NoDecimals", 2.4, 0, "2"},
    {"HalfWithoutDecimals", 2.5, 0, "3"},
    {"AnEighthGoesUp", 0.125, 2, "0.13"},  // to even would be 0.12
    {"FiveEighthsGoUp", 0.625, 2, "0.63"},
    {"AsByHand", 29.0 / 200, 2, "0.15"},  // the binary number is 0.14499999999999999
    {"HalvesGoAwayFromZero", -0.125, 2, "-0.13"},
    {"JustBelowTheHalf", 0.1249999, 2, "0.12"},
    {"Carries", 9.996, 2, "10.00"},
    {"CarriesFromNothing", 0.9999, 0, "1"},
    {"NoMinusZero", -0.001, 2, "0.00"},
    {"MinusZero", -0.0, 1, "0.0"},
    {"VerySmall", 1e-300, 2, "0.00"},
    {"VeryLarge", 1e15, 2, "1e+15"},
    {"Large", 999999999999999.0, 1, "999999999999999.0"},
    {"Infinite", -HUGE_VAL, 2, "-inf"},
};

class Numbers : public testing::TestWithParam<NumberCase> {};

TEST_P(Numbers, AreRounded)
{
    const auto& [name, number, decimals, expected] = GetParam();
    std::string out;
    append_number(out, number, {decimals, '.'});
    EXPECT_EQ(out, expected);
}

INSTANTIATE_TEST_SUITE_P(Examples, Numbers, testing::ValuesIn(kNumbers),
                         [](const auto& test) { return test.param.name; });

TEST(Numbers, HaveADecimalComma)
{
    std::string out;
    append_number(out, -1234.5, {2, ','});
    out += ' ';
    append_number(out, std::int64_t{-12}, {2, ','});
    out += ' ';
    append_number(out, std::int64_t{12}, {0, ','});
    EXPECT_EQ(out, "-1234,50 -12,00 12");
}

}  // namespace
}  // namespace qda
