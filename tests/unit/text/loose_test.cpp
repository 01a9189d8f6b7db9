#include "qda/text/loose.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

TEST(LooseWords, TakeCaseAccentsAndPunctuationAway)
{
    EXPECT_EQ(loose_words("\xEF\xBB\xBF  N\xC3\xBAmero  de C\xC3\xB3"
                          "digos | "),
              "numero de codigos");
    EXPECT_EQ(loose_words("quotation_name"), "quotation name");
    EXPECT_EQ(loose_words("GE\xC3\x84NDERT"), "geandert");
    EXPECT_EQ(loose_words("Co\xCC\x81"
                          "digo"),
              "codigo");
    EXPECT_EQ(loose_words("\xE7\xBC\x96\xE7\xA0\x81"), "\xE7\xBC\x96\xE7\xA0\x81");
    EXPECT_EQ(loose_words("????"), "");
    EXPECT_EQ(loose_words(""), "");
}

}  // namespace
}  // namespace qda
