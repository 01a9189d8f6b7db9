#include "qda/import/stored_hu.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/build/input.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// What reading gives: rows as `document|quotation|start-end|code|coder`, and what was said.
struct HuReading {
    std::vector<std::string> rows, texts, comments, references;
    Universe universe;
    std::string error;  // `file:line:column what`
    std::string remarks;
};

std::string shown(Position position)
{
    return std::to_string(page_of(position)) + ":" + std::to_string(within_page(position));
}

HuReading read_hu(const std::string& xml, const ReadOptions& options = {}, std::uint32_t extras = 0xFF)
{
    HuReading reading;
    Diagnostics diagnostics;
    Needs needs;
    needs.quotation_names = needs.spans = needs.coders = true;
    needs.extras = extras;
    const auto take = [&reading](Batch& batch) {
        for (std::size_t i = 0; i < batch.rows; ++i) {
            std::string row =
                reading.universe.documents.name(batch.document[i]) + "|" + std::string(batch.quotation_name[i]) + "|";
            if (batch.span[i].known()) row += shown(batch.span[i].start) + "-" + shown(batch.span[i].end);
            row += "|" + (batch.code[i] == kNone ? std::string() : reading.universe.codes.name(batch.code[i]));
            row += "|" + (batch.coder[i] == kNone ? std::string() : reading.universe.coders.name(batch.coder[i]));
            reading.rows.push_back(row);
            const auto keep = [&](Extra extra, std::vector<std::string>& into) {
                if (batch.extra(extra).size() > i) into.emplace_back(batch.extra(extra)[i]);
            };
            keep(Extra::text, reading.texts);
            keep(Extra::comment, reading.comments);
            keep(Extra::reference, reading.references);
        }
    };
    try {
        Intake intake(reading.universe, needs, take, diagnostics);
        Source source = Source::from_text("in.xml", xml);
        read_input(source, options, false, intake);
        intake.finish();
    } catch (const Error& error) {
        reading.error = to_string(error.problems().at(0).where) + " " + error.what();
    }
    for (const auto& remark : diagnostics.remarks())
        reading.remarks += to_string(remark.where) + " " + remark.what + "\n";
    return reading;
}

std::string hu(const std::string& quotations, const std::string& more = "", const std::string& links = "")
{
    return "<storedHU><primDocs><primDoc name=\"D\" id=\"pd_1\"><quotations>" + quotations +
           "</quotations></primDoc></primDocs><codes><code name=\"A\" id=\"co_1\"/><code name=\"B\" "
           "id=\"co_2\"/></codes>" +
           more + "<links><objectSegmentLinks><codings>" + links + "</codings></objectSegmentLinks></links></storedHU>";
}

std::string q(const std::string& id, const std::string& loc = "1:0:1:5")
{
    return "<q id=\"" + id + "\" au=\"Ann\" loc=\"" + loc + "\"/>";
}

std::string link(const std::string& code, const std::string& quotation)
{
    return "<iLink obj=\"" + code + "\" qRef=\"" + quotation + "\"/>";
}

TEST(StoredHu, RowsAreInTheOrderOfQuotationsAndThenOfLinks)
{
    const HuReading reading =
        read_hu(hu(q("q1_1_1") + q("q1_2_2", "1:9:2:3") + q("q1_3_3", ""), "",
                   link("co_2", "q1_2_2") + link("co_2", "q1_1_1") + link("co_1", "q1_2_2") + link("co_2", "q1_2_2")));
    EXPECT_EQ(reading.error, "");
    EXPECT_THAT(reading.rows, ElementsAre("D|1:1|1:0-1:5|B|", "D|1:2|1:9-2:3|B|", "D|1:2|1:9-2:3|A|",
                                          "D|1:2|1:9-2:3|B|", "D|1:3|||"));
}

TEST(StoredHu, OrderOfSectionsDoesNotMatter)
{
    const HuReading reading = read_hu(
        "<storedHU><families><primDocFamilies><primDocFamily name=\"G\" id=\"df_1\"><item id=\"pd_1\"/></primDocFamily>"
        "</primDocFamilies></families><links><objectSegmentLinks><codings>" +
        link("co_1", "q1_1") +
        "</codings></objectSegmentLinks></links><codes><code name=\"A\" id=\"co_1\"/></codes><primDocs>"
        "<primDoc name=\"D\" id=\"pd_1\"><quotations>" +
        q("q1_1") + "</quotations></primDoc></primDocs></storedHU>");
    EXPECT_THAT(reading.rows, ElementsAre("D|1:1|1:0-1:5|A|"));
    EXPECT_TRUE(reading.universe.documents[0].has("group", "G"));
    EXPECT_EQ(reading.remarks, "");
}

TEST(StoredHu, DanglingLinksAreCountedWithThePlaceOfTheFirst)
{
    const HuReading reading = read_hu(
        hu(q("q1_1"), "", "\n" + link("co_9", "q1_1") + link("co_1", "q8_8") + link("co_1", "q1_1") + "<iLink/>"));
    EXPECT_THAT(reading.rows, ElementsAre("D|1:1|1:0-1:5|A|"));
    EXPECT_THAT(reading.remarks, HasSubstr("in.xml:2:1 3 codings name a quotation or code that is not in the file"));
}

TEST(StoredHu, NumbersThatTwoQuotationsShareAreNotUsed)
{
    const HuReading reading =
        read_hu(hu(q("q1_2_1") + q("q1_1_2") + q("q1_2_3", "1:7:1:9") + q("note") + q("1:4") + q("q1_4")));
    EXPECT_THAT(reading.rows, ElementsAre("D|q1_2_1|1:0-1:5||", "D|1:1|1:0-1:5||", "D|q1_2_3|1:7-1:9||",
                                          "D|note|1:0-1:5||", "D|1:4|1:0-1:5||", "D|q1_4|1:0-1:5||"));
    EXPECT_THAT(reading.remarks, HasSubstr("4 quotations share their number"));
}

TEST(StoredHu, NamesThatComeBackAreTold)
{
    const HuReading reading = read_hu("<storedHU><primDocs><primDoc name=\"D\" id=\"a\"/><primDoc name=\" D \" "
                                      "id=\"b\"/><primDoc name=\"D [2]\" id=\"c\"/>"
                                      "<primDoc id=\"d\"/></primDocs><codes><code name=\"X\" id=\"x\"/><code "
                                      "name=\"X\" id=\"y\"/></codes></storedHU>");
    EXPECT_EQ(reading.universe.documents.names(), (std::vector<std::string>{"D", "D [2]", "D [2] [2]", "d"}));
    EXPECT_EQ(reading.universe.codes.names(), (std::vector<std::string>{"X", "X [2]"}));
    EXPECT_THAT(reading.remarks, HasSubstr("3 documents or codes have the name of another"));
    EXPECT_THAT(reading.remarks, HasSubstr("1 document, code or group has no name"));
}

TEST(StoredHu, WhoMadeAQuotationCodedItOnlyWhenToldSo)
{
    const std::string xml = hu(q("q1_1") + "<q id=\"q1_2\" au=\"ATLAS.ti\"/><q id=\"q1_3\"/>");
    EXPECT_THAT(read_hu(xml).rows, ElementsAre("D|1:1|1:0-1:5||", "D|1:2|||", "D|1:3|||"));
    EXPECT_EQ(read_hu(xml).universe.coders.size(), 0U);
    ReadOptions options;
    options.coder_from_quotation_by = true;
    const HuReading reading = read_hu(xml, options);
    EXPECT_THAT(reading.rows, ElementsAre("D|1:1|1:0-1:5||Ann", "D|1:2|||", "D|1:3|||"));
    EXPECT_EQ(reading.universe.coders.names(), std::vector<std::string>{"Ann"});
    EXPECT_TRUE(reading.universe.coders[0].has("coded", "D"));
}

TEST(StoredHu, CountsOfTheFileAreChecked)
{
    const HuReading reading =
        read_hu("<storedHU><codes size=\"3\"><code name=\"A\" id=\"co_1\" qCount=\"2\"/></codes></storedHU>");
    EXPECT_THAT(reading.remarks, HasSubstr("'codes' says that it has 3 elements; found: 1"));
    EXPECT_THAT(reading.remarks,
                HasSubstr("1 code says another number of quotations than the file has ('A': 2, there are 0)"));
}

TEST(StoredHu, NothingInItIsSaid)
{
    EXPECT_THAT(read_hu("<storedHU/>").remarks, HasSubstr("the file holds no document and no code"));
    EXPECT_EQ(read_hu("<storedHU><codes><code id=\"a\" name=\"A\"/></codes></storedHU>").remarks, "");
}

TEST(StoredHu, OtherUnitsThanTheFilesLeavePositionsOut)
{
    ReadOptions options;
    options.positions = "codepoint";
    EXPECT_THAT(read_hu(hu(q("q1_1")), options).rows, ElementsAre("D|1:1|||"));
    options.positions = "page:codepoint";
    EXPECT_THAT(read_hu(hu(q("q1_1")), options).rows, ElementsAre("D|1:1|1:0-1:5||"));
}

TEST(StoredHu, CommentsAreKeptOnlyWhereAskedFor)
{
    const std::string xml =
        "<storedHU><primDocs><primDoc name=\"D\" id=\"d\"><comment><p>a</p><p>b</p></comment><quotations>"
        "<q id=\"q1_1\"><comment>c<br/>d</comment></q></quotations></primDoc></primDocs></storedHU>";
    const HuReading with = read_hu(xml);
    EXPECT_EQ(*with.universe.documents[0].get("comment"), "a\nb");
    EXPECT_THAT(with.comments, ElementsAre("c\nd"));
    const HuReading without = read_hu(xml, {}, 0);
    EXPECT_EQ(without.universe.documents[0].get("comment"), nullptr);
    EXPECT_THAT(without.comments, ElementsAre());
}

struct RefusedCase {
    std::string name;
    std::string xml;
    std::string error;

    friend void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.name; }
};

std::string repeated(const std::string& piece, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

const RefusedCase kRefused[] = {
    {"DocumentType", "<!DOCTYPE storedHU []><storedHU/>", "in.xml:1:20 a document type declaration"},
    {"Entity", "<storedHU>&nbsp;</storedHU>", "in.xml:1:11 an entity that is not one of XML's own"},
    {"DeepNesting", "<storedHU>" + repeated("<a>", 200), "in.xml:1:308 elements are nested deeper than 100"},
    {"NulCharacter", "<storedHU>&#0;</storedHU>", "in.xml:1:11 a reference to a character that XML does not have"},
    {"ControlCharacter", "<storedHU>\n \x01</storedHU>", "in.xml:2:2 control character 0x01"},
    {"NotUtf8", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<storedHU a=\"\xE9\"/>",
     "in.xml:2:14 byte 0xE9 is not UTF-8 here"},
    {"NotAscii", "<?xml version='1.0' encoding='us-ascii'?>\n<storedHU>\xC3\xA9</storedHU>",
     "in.xml:2:11 byte 0xC3 is not US-ASCII"},
    {"UnknownEncoding", "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><storedHU/>",
     "in.xml:1:1 is declared as Shift_JIS"},
    {"UndefinedInWindows1252", "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<storedHU a=\"\x81\"/>",
     "in.xml:2:14 byte 0x81"},
    {"TagMismatch", "<storedHU><codes></primDocs></storedHU>", "in.xml:1:20 an end tag"},
    {"AttributeTwice", "<storedHU a=\"1\" a=\"2\"/>", "in.xml:1:17 an element has one attribute twice"},
    {"SomethingBehind", "<storedHU/>\n<storedHU/>", "in.xml:2:1 something follows"},
    {"Cut", "<storedHU>\n<codes>", "in.xml:2:8 the XML ends here with 2 elements open"},
    {"CutInATag", "<storedHU>\n<codes", "in.xml:2:1 the XML ends here with 1 element open"},
    {"QuotationIdTwice", hu("\n" + q("q1_1") + q("q1_1")), "in.xml:2:38 there are two quotations with the id 'q1_1'"},
    {"CodeIdTwice", "<storedHU><codes><code id=\"a\"/><code id=\"a\"/></codes></storedHU>",
     "in.xml:1:32 there are two codes"},
    {"QuotationWithoutId", hu("<q loc=\"\"/>"), "in.xml:1:61 a quotation without an id"},
    {"DocumentWithoutId", "<storedHU><primDocs><primDoc name=\"D\"/></primDocs></storedHU>",
     "in.xml:1:21 a document without an id"},
    {"Bundle", "<storedHU xmlns=\"http://www.atlasti.com/hu/desktop/ns2015\"/>",
     "in.xml:1:1 is the project file of a bundle"},
    {"OldBundle", "<storedHU>\n<documents/></storedHU>", "in.xml:2:1 is the project file of a bundle"},
    {"RemarkOfManyMebibytes", "<storedHU><!--" + std::string(std::size_t{17} << 20, 'x'),
     "in.xml:1:11 a tag, remark or attribute"},
};

class StoredHuRefused : public testing::TestWithParam<RefusedCase> {};

TEST_P(StoredHuRefused, WithAPlace)
{
    const HuReading reading = read_hu(GetParam().xml);
    EXPECT_THAT(reading.error, testing::StartsWith(GetParam().error));
    EXPECT_THAT(reading.rows, ElementsAre());
}

INSTANTIATE_TEST_SUITE_P(Examples, StoredHuRefused, testing::ValuesIn(kRefused),
                         [](const auto& info) { return info.param.name; });

std::string utf16(const std::string& ascii, bool mark)
{
    std::string out = mark ? "\xFF\xFE" : "";
    for (const char c : ascii) out += {c, '\0'};
    return out;
}

TEST(StoredHu, DeclaredEncodingsAreBelieved)
{
    const auto name_in = [](const std::string& declaration, const std::string& name) {
        const HuReading reading =
            read_hu(declaration + "<storedHU><codes><code id=\"a\" name=\"" + name + "\"/></codes></storedHU>");
        EXPECT_EQ(reading.error + reading.remarks, "");
        return reading.universe.codes.size() == 1 ? reading.universe.codes.name(0) : "";
    };
    EXPECT_EQ(name_in("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "Zo\xEB"), "Zoë");
    // Two Latin letters that would be one letter of UTF-8.
    EXPECT_EQ(name_in("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", "\xC3\xA9"), "Ã©");
    EXPECT_EQ(name_in("<?xml version='1.0' encoding='windows-1252' ?>", "\x80"), "€");
    EXPECT_EQ(name_in("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "Zoë"), "Zoë");
    EXPECT_EQ(name_in("\xEF\xBB\xBF<?xml version=\"1.0\"?>", "Zoë"), "Zoë");
    EXPECT_EQ(name_in("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>", "&#128512;"), "😀");
    // As programs write that change the bytes and not the declaration.
    EXPECT_EQ(name_in("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "Zoë"), "Zoë");
    for (const bool mark : {true, false}) {
        const HuReading reading = read_hu(utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + hu(q("q1_1")), mark));
        EXPECT_THAT(reading.rows, ElementsAre("D|1:1|1:0-1:5||"));
    }
    ReadOptions options;
    options.encoding = "utf-8";
    const std::string said =
        "<?xml version=\"1.0\" encoding=\"US-ASCII\"?><storedHU><codes><code id=\"a\" name=\"é\"/></codes></storedHU>";
    EXPECT_EQ(read_hu(said, options).universe.codes.names(), std::vector<std::string>{"é"});
}

TEST(StoredHu, IsRecognisedByItsRoot)
{
    for (const char* head : {"<storedHU>", "<?xml version=\"1.0\"?>\n<!-- a > b -->\n<storedHU a=\"", "<storedHU/>",
                             "<!DOCTYPE storedHU [", " \r\n<storedHU\n"})
        EXPECT_TRUE(is_stored_hu(head)) << head;
    for (const char* head : {"", "storedHU", "<storedHUB>", "<Project>", "<?xml version=\"1.0\"?>",
                             "<!-- <storedHU> -->", "<!DOCTYPE html>", "document,code\n<storedHU>,b"})
        EXPECT_FALSE(is_stored_hu(head)) << head;
}

}  // namespace
}  // namespace qda
