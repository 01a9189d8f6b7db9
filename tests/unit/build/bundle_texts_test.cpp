// Texts of a bundle's documents are those that its positions count in.

#include <gtest/gtest.h>

#include "unit/build/any_format.hpp"
#include "unit/import/workbook_text.hpp"

namespace qda {
namespace {

// A project of one document in the older form, whose texts people can write; `place` of its quotation.
std::string project(const std::string& place, const std::string& links = "<tagQuotLink source='t' target='q' cUser='u'/>")
{
    return "<storedHU><users><user id='u' name='Ann'/></users><contents><content id='c' loc='c' type='ahtml'/></contents>"
           "<media><medium id='m' content='c'/></media><documents><document number='3' id='d' medium='m' name='D'><layer>"
           "<quotation number='7' id='q' owner='u'><location><segmentedTextLoc " +
           place + "/></location></quotation></layer></document></documents><tags><tag id='t' name='x'/></tags><links>" +
           links + "</links></storedHU>";
}

AnyReading read_bundle(const std::string& xml)
{
    const std::string text = "<html><body><p id='1'><span id='2'>\xF0\x9F\x98\x80 een</span></p>\n<p id='3'><span id='4'>cafe\xCC\x81 twee</span></p></body></html>";
    return read_any({{"p.atlproj", zip_of(ZipParts{{"project.aprx", xml}, {"contents/c/content", text}})}});
}

TEST(BundleTexts, HoldTheWordsOfQuotationsAtTheirPlaces)
{
    const AnyReading reading = read_bundle(project("sSegment='2' sOffset='3' eSegment='4' eOffset='5'"));
    EXPECT_EQ(reading.error, "");
    EXPECT_EQ(reading.universe.texts.at(0), "\xF0\x9F\x98\x80 een\ncafe\xCC\x81 twee\n");
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|3:7|2-11|x|Ann"}));
    EXPECT_EQ(reading.rows.at(0).text, "een\ncafe\xCC\x81");
    EXPECT_EQ(*reading.universe.documents[0].get("length"), "17");
}

TEST(BundleTexts, AnEndOfMinusOneIsThatOfTheSegment)
{
    const AnyReading reading = read_bundle(project("sSegment='4' sOffset='6' eSegment='4' eOffset='-1'"));
    EXPECT_EQ(reading.rows.at(0).text, "twee");
}

TEST(BundleTexts, ACodingTwiceIsTwoCodingsAndAnUncodedQuotationARow)
{
    const std::string link = "<tagQuotLink source='t' target='q' cUser='u'/>";
    const std::string place = "sSegment='2' sOffset='0' eSegment='2' eOffset='2'";
    EXPECT_EQ(read_bundle(project(place, link + link)).lines(), (std::vector<std::string>{"D|3:7|0-1|x|Ann", "D|3:7|0-1|x|Ann"}));
    EXPECT_EQ(read_bundle(project(place, "")).lines(), (std::vector<std::string>{"D|3:7|0-1||"}));
}

TEST(BundleTexts, TheSameProjectTwiceIsTheSameDocuments)
{
    const std::string xml = project("sSegment='2' sOffset='0' eSegment='2' eOffset='2'");
    const std::string zip = zip_of(ZipParts{{"project.aprx", xml}, {"contents/c/content", "<p><span id='2'>ab</span></p>"}});
    const AnyReading reading = read_any({{"a.atlproj", zip}, {"b.atlproj", zip}});
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|3:7|0-2|x|Ann", "D|3:7|0-2|x|Ann"}));
    EXPECT_EQ(reading.universe.documents.size(), 1U);
}

}  // namespace
}  // namespace qda
