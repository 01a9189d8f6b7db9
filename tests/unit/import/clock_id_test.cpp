#include "qda/import/clock_id.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

struct IdCase {
    std::string name;
    std::string cell;
    std::string id;  // document:number, `*` where a spreadsheet changed it; empty: no id

    friend void PrintTo(const IdCase& c, std::ostream* out) { *out << c.name; }
};

const IdCase kIds[] = {
    {"AsExported", "3:10", "3:10"},
    {"LargeNumbers", "103:4711", "103:4711"},
    {"Nought", "0:0", "0:0"},
    {"Blanks", " 3:10 ", "3:10"},
    {"ZeroBefore", "03:10", "3:10*"},
    {"ZeroBetween", "3:05", "3:5*"},
    {"Seconds", "3:10:00", "3:10*"},
    {"TwelveHours", "3:10 AM", "3:10*"},
    {"TwelveHoursAndSeconds", "03:10:00 am", "3:10*"},
    {"Afternoon", "3:10 PM", "15:10*"},
    {"Noon", "12:05 PM", "12:5*"},
    {"Midnight", "12:05 AM", "0:5*"},
    {"SpanishHalf", "3:10 p.m.", "15:10*"},
    {"BeyondADay", "24:10:00", "24:10*"},
    {"OtherSeconds", "3:10:05", ""},
    {"Reference", "3:50 - 3:121", ""},
    {"NoNumber", "3", ""},
    {"NoDocument", ":3", ""},
    {"Word", "am", ""},
    {"Empty", "", ""},
    {"TooLarge", "99999999999999999999:1", ""},
    {"Negative", "-3:10", ""},
};

class QuotationIds : public testing::TestWithParam<IdCase> {};

TEST_P(QuotationIds, AreKnownAlsoAsTimes)
{
    const auto id = quotation_id(GetParam().cell);
    EXPECT_EQ(id ? std::to_string(id->document) + ":" + std::to_string(id->number) + (id->clock ? "*" : "") : "",
              GetParam().id);
}

INSTANTIATE_TEST_SUITE_P(Cells, QuotationIds, testing::ValuesIn(kIds),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace qda
