#include "qda/import/xlsx_numbers.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

struct FormatCase {
    std::string name;
    std::string code;
    NumberKind kind;

    friend void PrintTo(const FormatCase& c, std::ostream* out) { *out << c.name; }
};

const FormatCase kFormats[] = {
    {"General", "General", NumberKind::number},
    {"Percent", "0.00%", NumberKind::number},
    {"TextInQuotes", "0 \"days\"", NumberKind::number},
    {"Escaped", "0\\d", NumberKind::number},
    {"Coloured", "[Red]0.00;[Blue]-0.00", NumberKind::number},
    {"Scientific", "0.00E+00", NumberKind::number},
    {"AsText", "@", NumberKind::number},
    {"IsoDate", "yyyy\\-mm\\-dd", NumberKind::date},
    {"LanguageBeforeIt", "[$-413]d mmmm yyyy;@", NumberKind::date},
    {"MonthAlone", "mmm", NumberKind::date},
    {"Clock", "h:mm", NumberKind::time},
    {"TwelveHours", "[$-409]h:mm\\ AM/PM;@", NumberKind::time},
    {"Elapsed", "[h]:mm:ss", NumberKind::time},
    {"MinutesElapsed", "[mm]:ss", NumberKind::time},
    {"DateAndTime", "m/d/yy h:mm", NumberKind::date_time},
    {"OnlyTheFirstSection", "0;h:mm", NumberKind::number},
    {"UnclosedQuote", "0 \"h", NumberKind::number},
    {"Empty", "", NumberKind::number},
};

class NumberFormat : public testing::TestWithParam<FormatCase> {};

TEST_P(NumberFormat, IsKnownByItsLetters) { EXPECT_EQ(kind_of_format(GetParam().code), GetParam().kind); }

INSTANTIATE_TEST_SUITE_P(Codes, NumberFormat, testing::ValuesIn(kFormats),
                         [](const auto& test) { return test.param.name; });

TEST(NumberFormats, ThatEveryWorkbookHas)
{
    EXPECT_EQ(kind_of_builtin(0), NumberKind::number);
    EXPECT_EQ(kind_of_builtin(10), NumberKind::number);
    EXPECT_EQ(kind_of_builtin(14), NumberKind::date);
    EXPECT_EQ(kind_of_builtin(20), NumberKind::time);
    EXPECT_EQ(kind_of_builtin(22), NumberKind::date_time);
    EXPECT_EQ(kind_of_builtin(46), NumberKind::time);
    EXPECT_EQ(kind_of_builtin(49), NumberKind::number);
    EXPECT_EQ(kind_of_builtin(4'000'000'000), NumberKind::number);
}

struct NumberCase {
    std::string name;
    std::string written;
    NumberKind kind;
    bool from_1904;
    std::string text;

    friend void PrintTo(const NumberCase& c, std::ostream* out) { *out << c.name; }
};

const NumberCase kNumbers[] = {
    {"Whole", "3", NumberKind::number, false, "3"},
    {"WholeWithAPoint", "3.0", NumberKind::number, false, "3"},
    {"Exponent", "1E3", NumberKind::number, false, "1000"},
    {"SeventeenDigits", "0.10000000000000001", NumberKind::number, false, "0.1"},
    {"Large", "1e300", NumberKind::number, false, "1e+300"},
    {"Negative", "-2.5", NumberKind::number, false, "-2.5"},
    {"NoNumber", "3x", NumberKind::number, false, "3x"},
    {"NotFinite", "inf", NumberKind::number, false, "inf"},
    // Python: datetime.date(1899, 12, 30) + datetime.timedelta(44301) is 2021-04-15.
    {"Date", "44301", NumberKind::date, false, "2021-04-15"},
    {"DateFrom1904", "42839", NumberKind::date, true, "2021-04-15"},
    {"DateWithTime", "44301.5", NumberKind::date, false, "2021-04-15 12:00:00"},
    {"DateAndTime", "45914.757337962961", NumberKind::date_time, false, "2025-09-14 18:10:34"},
    {"LeapDayThatNeverWas", "60", NumberKind::date, false, "1900-02-29"},
    {"BeforeIt", "59", NumberKind::date, false, "1900-02-28"},
    {"BehindIt", "61", NumberKind::date, false, "1900-03-01"},
    {"LastDay", "2958465", NumberKind::date, false, "9999-12-31"},
    {"BeyondTheLastDay", "2958466", NumberKind::date, false, "2958466"},
    {"BeforeTheFirst", "-1", NumberKind::date, false, "-1"},
    // 3:10 is 190 of 1440 minutes.
    {"TimeOfDay", "0.13194444444444445", NumberKind::time, false, "3:10:00"},
    {"TimeBeyondADay", "1.0069444444444444", NumberKind::time, false, "24:10:00"},
    {"Milliseconds", "0.00071759259259259259", NumberKind::time, false, "0:01:02"},
    {"HalfASecond", "0.000723379629629629", NumberKind::time, false, "0:01:02.500"},
    {"TimeStoredWithADay", "44301.131944444444", NumberKind::time, false, "3:10:00"},
};

class NumberText : public testing::TestWithParam<NumberCase> {};

TEST_P(NumberText, IsWhatTheSheetMeans)
{
    EXPECT_EQ(number_text(GetParam().written, GetParam().kind, GetParam().from_1904), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Numbers, NumberText, testing::ValuesIn(kNumbers),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace qda
