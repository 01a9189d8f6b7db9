#include "qda/model/intake.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace qda {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Span kUnknown{};

// An intake with its universe; what it hands on is kept.
struct Reading {
    explicit Reading(const Needs& needs)
        : intake(universe, needs, [this](Batch& batch) { batches.push_back(batch); }, diagnostics)
    {
        intake.begin_input();
    }
    Reading() : Reading(all()) {}

    static Needs all()
    {
        Needs needs;
        needs.quotation_names = true;
        return needs;
    }

    // The number of a quotation in document 0, and its name where it was renamed.
    std::string id(std::string_view key, Span span = kUnknown, Id document = 0)
    {
        std::string renamed;
        const Id quotation = intake.quotation(document, key, span, renamed);
        return std::to_string(quotation) + (renamed.empty() ? "" : " as " + renamed);
    }
    std::vector<std::string> said()
    {
        intake.finish();
        std::vector<std::string> lines;
        for (const Diagnostics::Remark& remark : diagnostics.remarks())
            lines.push_back((remark.severity == Severity::warning ? "warning: " : "note: ") + remark.what);
        return lines;
    }

    Universe universe;
    Diagnostics diagnostics;
    std::vector<Batch> batches;
    Intake intake;
};

TEST(IntakeQuotation, ReturnsWithinAnInput)
{
    Reading reading;
    EXPECT_EQ(reading.id("1:1", {0, 5}), "0");
    EXPECT_EQ(reading.id("1:2", {0, 5}), "1");  // equal spans under two keys are two quotations
    EXPECT_EQ(reading.id("1:1", {0, 5}), "0");
    EXPECT_EQ(reading.id("1:1", kUnknown), "0");
    EXPECT_EQ(reading.id("1:1", {0, 5}, 1), "2");  // another document
    EXPECT_THAT(reading.said(), IsEmpty());
}

TEST(IntakeQuotation, IsAnotherOneAtAnotherPlaceOfAnotherInput)
{
    Reading reading;
    reading.id("1:1", {0, 5});
    reading.intake.begin_input();
    EXPECT_EQ(reading.id("1:1", {0, 5}), "0");
    EXPECT_EQ(reading.id("1:1", {7, 9}), "1 as 1:1 [2]");
    EXPECT_EQ(reading.id("1:1", {7, 9}), "1 as 1:1 [2]");
    reading.intake.begin_input();
    EXPECT_EQ(reading.id("1:1", {7, 9}), "1 as 1:1 [2]");
    EXPECT_EQ(reading.id("1:1", {8, 9}), "2 as 1:1 [3]");
    EXPECT_THAT(reading.said(),
                ElementsAre("note: 2 quotation ids return from another input at another place: named like '1:1 [2]'"));
}

TEST(IntakeQuotation, TakesNoNameThatIsThere)
{
    Reading reading;
    reading.id("1:1", {0, 5});
    reading.id("1:1 [2]", {6, 7});
    reading.intake.begin_input();
    EXPECT_EQ(reading.id("1:1", {8, 9}), "2 as 1:1 [3]");
}

TEST(IntakeQuotation, AtTwoPlacesOfOneInputIsCountedApartWithAWarning)
{
    Reading reading;
    reading.id("1:1", {0, 5});
    EXPECT_EQ(reading.id("1:1", {6, 8}), "1 as 1:1 [2]");
    EXPECT_THAT(reading.said(), ElementsAre("warning: 1 quotation id stands for two places in one document: counted apart, "
                                            "named like '1:1 [2]'"));
}

TEST(IntakeQuotation, IsTheSameOneWhereAPlaceIsUnknown)
{
    Reading reading;
    reading.id("1:1", kUnknown);
    reading.id("1:2", {0, 5});
    reading.intake.begin_input();
    EXPECT_EQ(reading.id("1:1", {3, 4}), "0");
    EXPECT_EQ(reading.id("1:2", kUnknown), "1");
    EXPECT_EQ(reading.id("1:1", {5, 6}), "2 as 1:1 [2]");  // its place was learnt from the second input
    EXPECT_THAT(reading.said(),
                ElementsAre("note: 1 quotation id returns from another input at another place: named like '1:1 [2]'",
                            "warning: 2 rows return from another input under a known quotation id without a position: taken as "
                            "the same quotation"));
}

TEST(IntakeQuotation, KeepsOddIdsApart)
{
    Reading reading;
    const std::vector<std::string> odd = {"3:1",  "3:999999999", "3:01", "3:1000000000",          "03",  "3",
                                          "4:1",  "3:",          ":1",   "3:18446744073709551617", "3:0", "3:00",
                                          "3:1 ", "\u0663",      "a",    "3:4294967295"};
    std::vector<std::string> ids;
    for (const std::string& key : odd) ids.push_back(reading.id(key));
    for (std::size_t i = 0; i < odd.size(); ++i) {
        EXPECT_EQ(ids[i], std::to_string(i)) << odd[i];
        EXPECT_EQ(reading.id(odd[i]), ids[i]) << odd[i];
    }
}

TEST(IntakeQuotation, FindsIdsThatGrowDenseAfterAWildOne)
{
    Reading reading;
    EXPECT_EQ(reading.id("3:5000"), "0");  // kept by its text: too far from the others
    for (int i = 1; i < 5000; ++i) ASSERT_EQ(reading.id("3:" + std::to_string(i)), std::to_string(i));
    EXPECT_EQ(reading.id("3:5000"), "0");
    EXPECT_EQ(reading.id("3:17"), "17");
}

TEST(IntakePlace, IsOneQuotationAlsoFromAnotherInput)
{
    Reading reading;
    std::string name;
    const auto at = [&](Span span, Id document = 0) {
        const Id id = reading.intake.quotation_at(document, span, name);
        return std::to_string(id) + " as " + name;
    };
    EXPECT_EQ(at({0, 5}), "0 as 1");
    EXPECT_EQ(at({0, 6}), "1 as 2");
    EXPECT_EQ(at({0, 5}), "0 as 1");
    EXPECT_EQ(at(kUnknown), "2 as 3");
    EXPECT_EQ(at(kUnknown), "3 as 4");
    EXPECT_EQ(at({0, 5}, 1), "4 as 1");
    reading.intake.begin_input();
    EXPECT_EQ(at({0, 5}), "0 as 1");
    EXPECT_EQ(at(kUnknown), "5 as 5");
    EXPECT_THAT(reading.said(), IsEmpty());
}

TEST(IntakePlace, TakesNoNumberThatIsThere)
{
    Reading reading;
    reading.id("2");
    reading.id("3");
    std::string name;
    reading.intake.begin_input();
    reading.intake.quotation_at(0, {0, 5}, name);
    EXPECT_EQ(name, "4");  // the third of the document would be 3
    EXPECT_EQ(reading.intake.next_quotation_name(0), "5");
    EXPECT_EQ(reading.intake.next_quotation_name(1), "1");
}

TEST(Spans, AreKeptAlsoWhereTheyAreLarge)
{
    const Position page = Position{1} << 32;
    const Position edge = 0xFFFFFFFE;
    const std::vector<Span> spans = {{0, 0}, {edge - 1, edge - 1}, {edge, edge}, {0, edge + 1}, {3 * page + 49, 3 * page + 51}, kUnknown};
    SpanStore store;
    for (const Span span : spans) store.push_back(span);
    for (std::size_t i = 0; i < spans.size(); ++i) EXPECT_EQ(store[i], spans[i]) << i;
    store.set(0, {3 * page, 3 * page + 1});
    store.set(4, {1, 2});
    EXPECT_EQ(store[0], (Span{3 * page, 3 * page + 1}));
    EXPECT_EQ(store[4], (Span{1, 2}));
}

TEST(IntakeRows, ComeInBatchesWithWhatIsNeeded)
{
    Needs needs;
    needs.quotation_names = needs.coders = needs.labels = true;
    needs.want(Extra::weight);
    Reading reading(needs);
    reading.universe.label_column("respondent");
    Intake::Row row;
    row.document = "d";
    row.quotation = "1";
    row.code = "c";
    row.coder = "anna";
    row.span = {0, 5};
    row.extras[static_cast<std::size_t>(Extra::weight)] = "50";
    row.labels = {"6|7"};
    reading.intake.add(row);
    row.quotation = "2";
    row.code = row.coder = {};
    row.labels.clear();
    reading.intake.add(row);
    EXPECT_THAT(reading.batches, IsEmpty());
    reading.intake.finish();
    ASSERT_EQ(reading.batches.size(), 1U);
    const Batch& batch = reading.batches.front();
    EXPECT_EQ(batch.rows, 2U);
    EXPECT_THAT(batch.document, ElementsAre(0U, 0U));
    EXPECT_THAT(batch.quotation, ElementsAre(0U, 1U));
    EXPECT_EQ(batch.quotation_name[1], "2");
    EXPECT_THAT(batch.code, ElementsAre(0U, kNone));
    EXPECT_THAT(batch.coder, ElementsAre(0U, kNone));
    EXPECT_THAT(batch.labels, ElementsAre(ElementsAre(0U, kNone)));
    EXPECT_EQ(batch.extra(Extra::weight)[0], "50");
    EXPECT_EQ(batch.extra(Extra::comment).size(), 0U);
    EXPECT_EQ(reading.universe.label_columns[0].cells.name(0), "6|7");
}

TEST(IntakeRows, KeepTheirOrderOverManyBatches)
{
    Reading reading;
    for (int i = 0; i < 10000; ++i) {
        const std::string key = std::to_string(i);
        Intake::Row row;
        row.document = "d";
        row.quotation = key;
        reading.intake.add(row);
    }
    reading.intake.finish();
    Id next = 0;
    for (const Batch& batch : reading.batches)
        for (const Id quotation : batch.quotation) ASSERT_EQ(quotation, next++);
    EXPECT_EQ(next, 10000U);
    EXPECT_GT(reading.batches.size(), 1U);
}

TEST(SpanStore, GivesBackWhatWasPutIn)
{
    const Position ends[] = {0, 1, (Position{1} << 31) - 1, Position{1} << 31, kMostUnits, on_page(0, 0), on_page(0, kMostUnits),
                             on_page(1, 5), on_page(1, (1 << 24) - 1), on_page(1, 1 << 24), on_page(32765, 3), on_page(32766, 3),
                             on_page(32767, (1 << 24) - 1), on_page(kMostPages, 0), on_page(kMostPages, kMostUnits)};
    SpanStore spans;
    std::vector<Span> wanted = {{}};
    for (const Position start : ends)
        for (const Position end : ends) wanted.push_back({start, end});
    for (const Span span : wanted) spans.push_back(span);
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(spans[i], wanted[i]) << wanted[i].start << '-' << wanted[i].end;
    spans.set(3, {});
    EXPECT_EQ(spans[3], Span());
    spans.set(3, wanted[7]);
    EXPECT_EQ(spans[3], wanted[7]);
}

}  // namespace
}  // namespace qda
