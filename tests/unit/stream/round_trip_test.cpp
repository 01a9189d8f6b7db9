// What is written is read again, whatever the names; what does not follow FORMAT.md is refused, with its place.

#include <algorithm>
#include <fstream>

#include <unistd.h>

#include <gtest/gtest.h>

#include "unit/stream/projects.hpp"

namespace qda::tests {
namespace {

constexpr unsigned kProjects = 150;

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<std::string> sorted(std::vector<std::string> lines)
{
    std::sort(lines.begin(), lines.end());
    return lines;
}

TEST(RoundTrip, KeepsEverything)
{
    for (unsigned seed = 0; seed < kProjects; ++seed) {
        SCOPED_TRACE(seed);
        RandomProject project(seed);
        project.write(false);
        for (const bool file : {true, false}) {
            const Seen seen = read_all({project.text}, file);
            ASSERT_EQ(seen.entries, project.seen.entries);
            ASSERT_EQ(seen.rows, project.seen.rows);
            ASSERT_EQ(seen.carried, project.seen.carried);
            ASSERT_EQ(seen.history, project.seen.history);
            ASSERT_TRUE(seen.remarks.empty());
            ASSERT_EQ(rewritten(project.text, file), project.text);
        }
    }
}

TEST(RoundTrip, KeepsWhatComesLate)
{
    for (unsigned seed = 1000; seed < 1000 + kProjects; ++seed) {
        SCOPED_TRACE(seed);
        RandomProject project(seed);
        project.write(true);
        for (const bool file : {true, false}) {
            const Seen seen = read_all({project.text}, file);
            ASSERT_EQ(seen.rows, project.seen.rows);
            ASSERT_EQ(seen.carried, project.seen.carried);
            ASSERT_EQ(seen.history, project.seen.history);
            ASSERT_EQ(seen.entries, project.seen.entries);
            ASSERT_EQ(rewritten(project.text, file), project.text);
        }
    }
}

TEST(RoundTrip, WritesLinesThatOtherToolsCanCut)
{
    for (unsigned seed = 2000; seed < 2000 + kProjects; ++seed) {
        SCOPED_TRACE(seed);
        RandomProject project(seed);
        project.write(seed % 2 == 0);
        std::size_t rows = 0;
        std::size_t tabs = 0;
        EXPECT_EQ(project.text.find('\r'), std::string::npos);
        for (const std::string& line : lines_of(project.text)) {
            if (line.starts_with('#')) continue;
            const auto found = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
            if (rows++ == 0) tabs = found;
            EXPECT_EQ(found, tabs);
        }
        EXPECT_EQ(rows, 1 + project.seen.rows.size());
        EXPECT_TRUE(project.text.ends_with("\n#end\n"));
    }
}

TEST(RoundTrip, TwoStreamsInARowAreTwoInputs)
{
    for (unsigned seed = 3000; seed < 3050; ++seed) {
        SCOPED_TRACE(seed);
        RandomProject first(seed);
        RandomProject second(seed + 500);
        first.write(true);
        second.write(true);
        for (const bool file : {true, false}) {
            Seen apart;
            std::string error;
            try {
                apart = read_all({first.text, second.text}, file);
            } catch (const Error& wrong) {
                error = wrong.problems().front().what;  // two projects may contradict each other
            }
            try {
                EXPECT_EQ(read_all({first.text + second.text}, file), apart);
                EXPECT_EQ(error, "");
            } catch (const Error& wrong) {
                EXPECT_EQ(wrong.problems().front().what, error);
            }
        }
    }
}

TEST(RoundTrip, TakesCarriageReturnsAtLineEnds)
{
    for (unsigned seed = 4000; seed < 4050; ++seed) {
        SCOPED_TRACE(seed);
        RandomProject project(seed);
        project.write(true);
        const std::string windows = replaced(project.text, "\n", "\r\n");
        for (const bool file : {true, false}) EXPECT_EQ(read_all({windows}, file), read_all({project.text}, file));
    }
}

TEST(RoundTrip, TakesHeaderLinesAnywhere)
{
    for (unsigned seed = 5000; seed < 5050; ++seed) {
        SCOPED_TRACE(seed);
        RandomProject project(seed);
        project.write(true);
        std::string rows;
        std::string headers;
        for (const std::string& line : lines_of(project.text)) {
            if (line == "#end" || line == "#qda\t1\tsegments") continue;
            (line.starts_with('#') ? headers : rows) += line + "\n";
        }
        for (const bool file : {true, false}) {
            const Seen behind = read_all({"#qda\t1\tsegments\n" + rows + headers + "#end\n"}, file);
            const Seen before = read_all({"#qda\t1\tsegments\n" + headers + rows + "#end\n"}, file);
            EXPECT_EQ(sorted(behind.entries), sorted(project.seen.entries));
            EXPECT_EQ(sorted(before.entries), sorted(project.seen.entries));
            EXPECT_EQ(behind.rows, project.seen.rows);
            EXPECT_EQ(before.rows, project.seen.rows);
        }
    }
}

TEST(RoundTrip, ReadsLargeFilesOfSeveralPieces)
{
    std::string text = "#qda\t1\tsegments\ndocument\tquotation\tstart\tend\tcode\tcoder\trespondent\ttext\n";
    const std::string words(3000, 'w');
    const std::string long_name = "long " + std::string(100000, 'n');
    for (int i = 0; i < 1500; ++i) {
        const std::string document = "d" + std::to_string(i / 100);
        if (i % 100 == 0) text += "#document\tname:" + document + "\tpositions:codepoint\tk:" + std::to_string(i) + "\n";
        const std::string number = std::to_string(i % 100);
        text += document + "\t1:" + number + "\t" + number + "\t" + std::to_string(i + 5) + "\t" +
                (i % 400 == 0 ? long_name : "code " + std::to_string(i % 30)) + "\tanna\tr|s\t" + words + "\\n" + number + "\n";
    }
    text += "#end\n";
    const Seen file = read_all({text}, true);
    EXPECT_EQ(file.rows.size(), 1500U);
    EXPECT_EQ(file, read_all({text}, false));
    const std::string path = testing::TempDir() + "round_trip_test." + std::to_string(::getpid()) + ".seg";
    std::ofstream(path, std::ios::binary) << text;
    Universe universe;
    Diagnostics diagnostics;
    Seen seen;
    Intake intake(universe, all_needs(), [&](Batch& batch) { see_rows(batch, universe, seen); }, diagnostics);
    Source source = Source::open(path);
    read_stream(source, {}, intake);
    ::unlink(path.c_str());
    EXPECT_EQ(seen.rows, file.rows);
}

TEST(RoundTrip, ReadsManyShortStreams)
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += "#qda\t1\tsegments\ndocument\tquotation\tcode\nd" + std::to_string(i) + "\t1\tc\n#end\n";
    for (const bool file : {true, false}) EXPECT_EQ(read_all({text}, file).rows.size(), 3000U);
}

TEST(RoundTrip, ReadsLongHeaders)
{
    std::string text = "#qda\t1\tsegments\n";
    for (int i = 0; i < 20000; ++i)
        text += "#document\tname:d" + std::to_string(i) + "\n#other\t" + std::to_string(i) + "\n";
    text += "document\tquotation\tcode\n#end\n";
    for (const bool file : {true, false}) {
        const Seen seen = read_all({text}, file);
        EXPECT_EQ(seen.entries.size(), 20000U);
        EXPECT_EQ(seen.carried.size(), 20000U);
    }
}

TEST(PartialStream, IsReadUpToItsLastWholeLine)
{
    RandomProject project(7);
    do project.write(true);
    while (project.seen.rows.size() < 3);
    const std::string& text = project.text;
    for (std::size_t cut = 1; cut < text.size() - 1; cut += 1 + cut / 400) {
        const std::string part = text.substr(0, cut);
        for (const bool file : {true, false}) {
            EXPECT_THROW(read_all({part}, file), Error);
            const Seen seen = read_all({part}, file, {.partial = true});
            ASSERT_LE(seen.rows.size(), project.seen.rows.size());
            EXPECT_TRUE(std::equal(seen.rows.begin(), seen.rows.end(), project.seen.rows.begin()));
        }
    }
    EXPECT_EQ(read_all({text.substr(0, text.size() - 1)}, true).rows, project.seen.rows);  // only its last line feed
}

TEST(PartialStream, MayBeTheLastOfSeveral)
{
    const std::string stream = "#qda\t1\tsegments\ndocument\tquotation\tcode\nd\t1\tc\n#end\n";
    EXPECT_EQ(read_all({stream + stream.substr(0, stream.size() - 3)}, false, {.partial = true}).rows.size(), 2U);
}

TEST(Positions, StayInTheirUnit)
{
    const std::string text = "#qda\t1\tsegments\ndocument\tquotation\tstart\tend\tcode\tcoder\n"
                             "#document\tname:p\tpositions:page:codepoint\np\t1\t0:49\t0:60\t\t\np\t2\t3:0\t4:7\t\t\n"
                             "#document\tname:q\nq\t1\t12:5\t12:5\t\t\n#document\tname:r\nr\t1\t0\t4294967294\t\t\n#end\n";
    const Seen seen = read_all({text}, true);
    EXPECT_EQ(seen.rows, (std::vector<std::string>{"p|1|0|0:49-0:60|none|none||||||||", "p|2|1|3:0-4:7|none|none||||||||",
                                                   "q|1|2|12:5-12:5|none|none||||||||", "r|1|3|0-4294967294|none|none||||||||"}));
    Universe universe;
    Output out = Output::to_text();
    const WriteOptions options;
    SegmentWriter writer(out, universe, options);
    read_all({text}, true, {}, &writer, &universe);
    out.close();
    EXPECT_EQ(sorted(lines_of(out.text())), sorted(lines_of(text)));
}

TEST(SameQuotation, IsFoundOverInputs)
{
    const auto stream = [](const std::string& rows) {
        return "#qda\t1\tsegments\ndocument\tquotation\tstart\tend\tcode\n" + rows + "#end\n";
    };
    const Seen seen = read_all({stream("d\t1:1\t0\t5\ta\nd\t1:1\t0\t5\tb\nd\t2:1\t\t\tc\n"),
                                stream("d\t1:1\t0\t5\tc\nd\t1:1\t7\t9\ta\nd\t1:1\t7\t9\tb\nd\t2:1\t3\t4\tc\ne\t1:1\t7\t9\ta\n"),
                                stream("d\t1:1\t7\t9\tz\nd\t1:1\t20\t21\tz\nd\t1:1 [2]\t1\t2\ty\nd\t2:1\t\t\ty\n")},
                               true);
    std::vector<std::string> quotations;
    for (const std::string& row : seen.rows) quotations.push_back(row.substr(0, row.find('|', row.find('|', 2) + 1)));
    EXPECT_EQ(quotations, (std::vector<std::string>{"d|1:1|0", "d|1:1|0", "d|2:1|1", "d|1:1|0", "d|1:1 [2]|2", "d|1:1 [2]|2",
                                                    "d|2:1|1", "e|1:1|3", "d|1:1 [2]|2", "d|1:1 [3]|4", "d|1:1 [2] [2]|5",
                                                    "d|2:1|1"}));
    EXPECT_EQ(seen.remarks.size(), 2U);
}

TEST(Confidentiality, WordsAreWrittenOnlyWhenAsked)
{
    const std::string text = "#qda\t1\tsegments\ndocument\tquotation\tcode\ttext\tcomment\n"
                             "#document\tname:d\tcomment:secret\n#code\tname:c\tcomment:secret\n#category\tname:k\tcomment:secret\n"
                             "d\t1\tc\tsecret\tsecret\n#coder\tname:x\tcomment:secret\n#end\n";
    Universe universe;
    Output out = Output::to_text();
    const WriteOptions options;
    SegmentWriter writer(out, universe, options);
    read_all({text}, true, {}, &writer, &universe);
    out.close();
    EXPECT_EQ(out.text().find("secret"), std::string::npos);
}

struct WrongStream {
    std::string name;
    std::string text;  // behind "#qda 1 segments"
    std::string place;
    std::string what;

    friend void PrintTo(const WrongStream& c, std::ostream* out) { *out << c.name; }
};

const std::string kColumns = "document\tquotation\tstart\tend\tcode\n";

const WrongStream kWrong[] = {
    {"TooFewFields", kColumns + "d\t1\t0\t5\n#end\n", "in:3:1", "a record with 4 fields, expected 5"},
    {"TooManyFields", kColumns + "d\t1\t0\t5\tc\t\n#end\n", "in:3:1", "a record with 6 fields, expected 5"},
    {"EmptyLine", kColumns + "\nd\t1\t0\t5\tc\n#end\n", "in:3:1", "an empty line"},
    {"UnknownEscapeInADocument", kColumns + "\u00e9\\x\t1\t0\t5\tc\n#end\n", "in:3:2",
     "unknown escape: a backslash goes before t, n, r, # or another backslash"},
    {"UnknownEscapeInAQuotation", kColumns + "d\t1\\:1\t0\t5\tc\n#end\n", "in:3:4",
     "unknown escape: a backslash goes before t, n, r, # or another backslash"},
    {"LoneBackslash", kColumns + "d\t1\t0\t5\tc\\\n#end\n", "in:3:10", "a lone backslash ends the field"},
    {"UnknownEscapeInAColumn", "document\tquotation\tco\\de\n#end\n", "in:2:22",
     "unknown escape: a backslash goes before t, n, r, # or another backslash"},
    {"UnknownEscapeInAHeaderLine", kColumns + "#code\tname:a\tgroup:b\\c\n#end\n", "in:3:21",
     "unknown escape: a backslash goes before t, n, r, # or another backslash"},
    {"TwoColumnsOfOneName", "document\tquotation\tcode\tcode\n#end\n", "in:2:25", "there are two columns 'code'"},
    {"TwoColumnsThatNobodyReads", "document\tquotation\tcode\tx\tx\n#end\n", "in:2:27", "there are two columns 'x'"},
    {"NoDocumentColumn", "quotation\tcode\n#end\n", "in:2:1", "there is no column 'document'"},
    {"NoQuotationColumn", "document\tcode\n#end\n", "in:2:1", "there is no column 'quotation'"},
    {"NoCodeColumn", "document\tquotation\n#end\n", "in:2:1", "there is no column 'code'"},
    {"OnlyAStartColumn", "document\tquotation\tcode\tstart\n#end\n", "in:2:25",
     "of the columns start and end only one is there"},
    {"ReservedLabelColumn", "document\tquotation\tcode\tparent\n#end\n", "in:2:25", "a column may not be called 'parent'"},
    {"NamelessColumn", "document\tquotation\t\tcode\n#end\n", "in:2:20", "a column may not be called ''"},
    {"ColumnThatIsNotUtf8", "document\tquotation\t\xE9\tcode\n#end\n", "in:2:20", "a column name that is not UTF-8 text"},
    {"StartWithoutEnd", kColumns + "d\t1\t0\t\tc\n#end\n", "in:3:7", "a start without an end"},
    {"EndWithoutStart", kColumns + "d\t1\t\t5\tc\n#end\n", "in:3:5", "an end without a start"},
    {"ReversedSpan", kColumns + "d\t1\t6\t5\tc\n#end\n", "in:3:7", "a quotation that ends before it starts"},
    {"ReversedPages", kColumns + "d\t1\t2:1\t1:9\tc\n#end\n", "in:3:9", "a quotation that ends before it starts"},
    {"NegativePosition", kColumns + "d\t1\t-1\t5\tc\n#end\n", "in:3:5",
     "a position must be a whole number from 0 to 4294967294, or page:number"},
    {"HugePosition", kColumns + "d\t1\t0\t99999999999999999999\tc\n#end\n", "in:3:7",
     "a position must be a whole number from 0 to 4294967294, or page:number"},
    {"PositionThatIsNoNumber", kColumns + "d\t1\t0\t5.0\tc\n#end\n", "in:3:7",
     "a position must be a whole number from 0 to 4294967294, or page:number"},
    {"PageInACodepointDocument", "#document\tname:d\tpositions:codepoint\n" + kColumns + "d\t1\t\t\tc\nd\t2\t3:1\t3:2\tc\n#end\n",
     "in:5:5", "a position with a page in a document with positions:codepoint"},
    {"NumberInAPagedDocument", "#document\tname:d\tpositions:page:codepoint\n" + kColumns + "d\t1\t1\t2\tc\n#end\n", "in:4:5",
     "a position without a page in a document with positions:page:codepoint"},
    {"PlaceInADocumentWithoutPlaces", "#document\tname:d\tpositions:none\n" + kColumns + "d\t1\t\t\tc\nd\t2\t1\t2\tc\n#end\n",
     "in:5:5", "a position without a page in a document with positions:none"},
    {"PagesAndNumbers", kColumns + "d\t1\t1\t2\tc\nd\t2\t1:1\t1:2\tc\n#end\n", "in:4:5",
     "positions with a page and without one in one document"},
    {"HalfAPage", kColumns + "d\t1\t1\t1:2\tc\n#end\n", "in:3:5", "a start and an end of which only one has a page"},
    {"EmptyDocument", kColumns + "\t1\t0\t5\tc\n#end\n", "in:3:1", "a row without a document"},
    {"EmptyQuotationId", kColumns + "d\t\t0\t5\tc\n#end\n", "in:3:3", "a row without a quotation id"},
    {"SecondStreamBeforeTheEnd", kColumns + "d\t1\t0\t5\tc\n#qda\t1\tsegments\n#end\n", "in:4:1",
     "another stream starts before the #end line of this one: it was cut"},
    {"NoEnd", kColumns + "d\t1\t0\t5\tc\n", "in", "the stream ends without its #end line: it was cut"},
    {"NothingButItsFirstLine", "", "in", "the stream ends without its #end line: it was cut"},
    {"TextBehindTheEnd", kColumns + "#end\nd\t1\t0\t5\tc\n", "in:4:1",
     "not a stream of segments (it does not start with '#qda\t1\tsegments')"},
    {"TableBehindTheEnd", kColumns + "#end\n#qda\t1\ttable\n", "in:4:1", "this is a table, not a stream of segments"},
    {"TwoLengths", kColumns + "#document\tname:d\tlength:5\n#document\tname:d\tgroup:x\tlength:6\n#end\n", "in:4:26",
     "document 'd' has two values for length: 5 and 6"},
    {"TwoLengthsBeforeTheColumns", "#document\tname:d\tlength:5\tlength:6\n" + kColumns + "#end\n", "in:2:27",
     "document 'd' has two values for length: 5 and 6"},
    {"TwoComments", kColumns + "#code\tname:d\tcomment:said this\n#code\tname:d\tcomment:said that\n#end\n", "in:4:14",
     "code 'd' has two values for comment"},
    {"LengthThatIsNoNumber", kColumns + "#document\tname:d\tlength:many\n#end\n", "in:3:18",
     "the length of a document must be a whole number"},
    {"UnknownUnit", kColumns + "#document\tname:d\tpositions:characters\n#end\n", "in:3:18",
     "no unit of positions 'characters'"},
    {"DocumentWithoutName", kColumns + "#document\tgroup:x\n#end\n", "in:3:1", "#document line without name"},
    {"CodeWithEmptyName", kColumns + "#code\tname:\n#end\n", "in:3:7", "#code line without name"},
    {"FieldWithoutColon", kColumns + "#code\tname:a\tx\n#end\n", "in:3:14", "expected key:value, found no colon"},
    {"ReservedLevel", kColumns + "#level\tname:code\n#end\n", "in:3:1", "a level may not be called 'code'"},
    {"ValueWithoutLevel", kColumns + "#value\tid:a\n#end\n", "in:3:1", "#value line without level"},
    {"HeaderLineThatIsNotUtf8", kColumns + "#lab\t\u00e9\xE9\n#end\n", "in:3:7", "a header line that is not UTF-8 text"},
    {"FirstOfTwoErrors", kColumns + "d\t1\t5\t4\tc\nd\t2\t\t\tc\\q\n\t3\t\t\tc\n#code\n#end\n", "in:3:7",
     "a quotation that ends before it starts"},
    {"HeaderLineBeforeARow", kColumns + "#code\nd\t1\t5\t4\tc\n#end\n", "in:3:1", "#code line without name"},
};

class WrongStreams : public testing::TestWithParam<WrongStream> {};

TEST_P(WrongStreams, AreRefusedWithTheirPlace)
{
    const auto& [name, text, place, what] = GetParam();
    const std::string first = "#qda\t1\tsegments\n";
    const std::string whole = first + kColumns + "#document\tname:another\n#end\n";
    for (const bool file : {true, false})
        for (const std::size_t before : {0U, 1U, 2U}) {
            SCOPED_TRACE(std::string(file ? "file" : "in order") + ", streams before it: " + std::to_string(before));
            std::string all;
            for (std::size_t i = 0; i < before; ++i) all += whole;
            try {
                read_all({all + first + text}, file);
                FAIL() << "was read";
            } catch (const Error& error) {
                const Problem& problem = error.problems().front();
                std::string wanted = place;
                if (const std::size_t line = wanted.find(':') + 1; line > 0)
                    wanted.replace(line, 1, std::to_string(static_cast<std::size_t>(wanted[line] - '0') + 4 * before));
                EXPECT_EQ(to_string(problem.where), wanted);
                EXPECT_EQ(problem.what, what);
                EXPECT_FALSE(problem.hint.empty());
            }
        }
}

INSTANTIATE_TEST_SUITE_P(Examples, WrongStreams, testing::ValuesIn(kWrong),
                         [](const auto& test) { return test.param.name; });

TEST(OtherInputs, AreRefused)
{
    const auto what = [](const std::string& text) -> std::string {
        try {
            read_all({text}, true);
        } catch (const Error& error) {
            return to_string(error.problems().front().where) + ": " + error.problems().front().what;
        }
        return "was read";
    };
    EXPECT_EQ(what("#qda\t2\tsegments\n#end\n"), "in:1:1: a stream of another version than 1");
    EXPECT_EQ(what("#qda\t1\ttable\n#end\n"), "in:1:1: this is a table, not a stream of segments");
    EXPECT_EQ(what("#qda 1 segments\n"), "in:1:1: not a stream of segments (it does not start with '#qda\t1\tsegments')");
    EXPECT_EQ(what(""), "in: the input is empty");
}

TEST(UnitAfterItsRows, IsCheckedAtTheEnd)
{
    // Behind so many rows that the line comes in another piece than they.
    std::string text = "#qda\t1\tsegments\n" + kColumns + "late\t1\t1:1\t1:2\tc\n";
    for (int i = 0; i < 6000; ++i)
        text += "d" + std::to_string(i % 7) + "\t" + std::to_string(i) + "\t1\t2\t" + std::string(200, 'c') + "\n";
    text += "#document\tname:late\tpositions:paragraph\n#end\n";
    for (const bool file : {true, false}) EXPECT_THROW(read_all({text}, file), Error);
}

}  // namespace
}  // namespace qda::tests
