// Quotations held in memory: rows of one quotation come together wherever they stood.

#include "qda/model/corpus.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

struct Row {
    Id document, quotation, code, label;
    Span span;
    const char* name;
    const char* text;
};

Batch batch_of(const std::vector<Row>& rows, bool labels)
{
    Batch batch;
    batch.rows = rows.size();
    if (labels) batch.labels.resize(1);
    for (const Row& row : rows) {
        batch.document.push_back(row.document);
        batch.quotation.push_back(row.quotation);
        batch.code.push_back(row.code);
        batch.coder.push_back(kNone);
        batch.span.push_back(row.span);
        batch.quotation_name.add(row.name);
        batch.extra(Extra::text).add(row.text);
        if (labels) batch.labels[0].push_back(row.label);
    }
    return batch;
}

TEST(Corpus, RowsOfOneQuotationComeTogether)
{
    Corpus corpus;
    corpus.add(batch_of({{0, 0, 5, 7, {}, "1:1", ""}, {1, 1, kNone, 8, {4, 9}, "2:1", "b"}}, true));
    corpus.add(batch_of({{0, 0, 6, 9, {2, 3}, "1:1", "a"}}, true));
    corpus.close();
    ASSERT_EQ(corpus.size(), 2U);
    const Quotation first = corpus[0];
    EXPECT_EQ(first.name, "1:1");
    EXPECT_EQ(first.text, "a");
    EXPECT_EQ(first.span, (Span{2, 3}));
    ASSERT_EQ(first.codings.size(), 2U);
    EXPECT_EQ(first.codings[0].code, 5U);
    EXPECT_EQ(first.codings[1].code, 6U);
    EXPECT_EQ(first.codings[1].labels[0], 9U);
    EXPECT_EQ(corpus[1].codings[0].code, kNone);
    EXPECT_EQ(corpus[1].comment, "");
}

TEST(Corpus, LaterInputsMayHaveMoreLabelsAndLeaveNumbersOut)
{
    Corpus corpus;
    corpus.add(batch_of({{0, 3, 5, kNone, {}, "1:1", ""}}, false));
    corpus.add(batch_of({{0, 7, 6, 2, {}, "1:2", ""}}, true));
    corpus.close();
    ASSERT_EQ(corpus.size(), 2U);
    EXPECT_EQ(corpus[0].quotation, 3U);
    EXPECT_EQ(corpus[0].codings[0].labels[0], kNone);
    EXPECT_EQ(corpus[1].codings[0].labels[0], 2U);
}

}  // namespace
}  // namespace qda
