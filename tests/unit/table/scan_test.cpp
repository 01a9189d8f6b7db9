#include "qda/table/scan.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <random>
#include <thread>

#include <unistd.h>

#include <gtest/gtest.h>

#include "qda/base/dictionary.hpp"
#include "qda/base/position.hpp"
#include "qda/table/fields.hpp"
#include "qda/text/utf8.hpp"
#include "unit/table/scan_reference.hpp"

namespace qda {
namespace {

// The columns that are scanned: of five fields all but the second.
constexpr std::size_t kWidth = 5;
const std::vector<ScanColumn> kColumns = {{0, FieldKind::name},
                                          {2, FieldKind::position},
                                          {3, FieldKind::text},
                                          {4, FieldKind::name}};
constexpr std::size_t kPosition = 2;

// What came out of a scan, in a form that can be compared.
struct Found {
    std::vector<std::string> rows;
    std::vector<std::string> names;  // "column number name", in the order of their numbers
    std::vector<std::string> header_lines;
    std::string error;
    std::size_t redone = 0;
};

std::string shown(std::int64_t position)
{
    if (position < 0) return "";
    if (!is_paged(position)) return std::to_string(position);
    return std::to_string(page_of(position)) + ":" + std::to_string(within_page(position));
}

class Collector : public ScanHandler {
public:
    explicit Collector(bool places) : places_(places) {}

    Id name(std::size_t column, std::string_view name) override
    {
        Dictionary& names = dictionaries[column];
        const std::size_t before = names.size();
        const Id id = names.intern(name);
        if (names.size() > before) found.names.push_back(std::to_string(column) + " " + std::string(name));
        return id;
    }
    void header_line(std::string_view line, const ScannedRows& piece, std::size_t at) override
    {
        found.header_lines.emplace_back(line);
        EXPECT_EQ(piece.bytes.substr(at, line.size()), line);
    }
    void rows(ScannedRows& rows) override
    {
        std::string room;
        for (std::size_t row = 0; row < rows.rows; ++row) {
            std::string line;
            for (const std::size_t column : {0U, 3U}) {
                const Id id = rows.columns[column].ids[row];
                line += (id == kNone ? "-" : std::to_string(id) + "=" + dictionaries[column].name(id)) + "|";
            }
            line += shown(rows.columns[1].positions[row]) + "|" + std::string(rows.text(2, row, room));
            if (places_)
                for (std::size_t column = 0; column < 4; ++column) line += "|" + to_string(rows.place(row, column));
            found.rows.push_back(line);
        }
    }

    std::array<Dictionary, 4> dictionaries;
    Found found;

private:
    const bool places_;
};

std::string said(const Error& error)
{
    return to_string(error.problems().front().where) + ": " + error.problems().front().what;
}

Found scanned(Source& source, const ScanOptions& options, bool places)
{
    Collector collector(places);
    try {
        collector.found.redone = scan_records(source, options, kColumns, collector).redone;
    } catch (const Error& error) {
        collector.found.error = said(error);
    }
    std::sort(collector.found.names.begin(), collector.found.names.end());
    return collector.found;
}

// Bytes as they are, which makes a source of them that can only be read in order.
class AsItIs : public Transcoder {
public:
    void feed(std::string_view bytes, bool, std::string& out) override { out += bytes; }
};

// A pipe into which a thread writes a few bytes at a time.
class Pipe {
public:
    Pipe(const std::string& text, std::size_t chunk)
    {
        int ends[2];
        if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
        from_ = ends[0];
        writer_ = std::thread([to = ends[1], text, chunk] {
            for (std::size_t at = 0; at < text.size();) {
                const ssize_t done = ::write(to, text.data() + at, std::min(chunk, text.size() - at));
                if (done <= 0) break;
                at += static_cast<std::size_t>(done);
            }
            ::close(to);
        });
    }
    ~Pipe()
    {
        ::close(from_);
        writer_.join();
    }
    Source source() const { return Source::open("/dev/fd/" + std::to_string(from_)); }

private:
    int from_ = -1;
    std::thread writer_;
};

Location place_in(const std::string& text, std::size_t offset) { return position_in("in", text.substr(0, offset)); }

std::string plain(const std::string& raw, bool quoted) { return quoted ? reference::without_quotes(raw) : unescaped(raw); }

// What the reference finds, in the form of Found.
Found expected(const std::string& text, const ScanOptions& options, bool places)
{
    const reference::Scanned scan = options.quoted ? reference::csv(text, options.delimiter, kWidth, kPosition)
                                                   : reference::stream(text, kWidth, kPosition, std::string(options.closing));
    Found found;
    found.header_lines = scan.header_lines;
    std::array<Dictionary, 4> dictionaries;
    for (const auto& cells : scan.rows) {
        std::string line;
        std::vector<std::string> new_names;
        for (const std::size_t column : {0U, 3U}) {
            const std::string name = plain(cells[kColumns[column].field].raw, options.quoted);
            Dictionary& names = dictionaries[column];
            if (!name.empty() && names.find(name) == kNone) found.names.push_back(std::to_string(column) + " " + name);
            line += (name.empty() ? "-" : std::to_string(names.intern(name)) + "=" + name) + "|";
        }
        std::string number = plain(cells[2].raw, options.quoted);
        if (!number.empty() && number.find(':') == std::string::npos) number = std::to_string(std::stoull(number));
        line += number + "|" + plain(cells[3].raw, options.quoted);
        if (places)
            for (const ScanColumn& column : kColumns) line += "|" + to_string(place_in(text, cells[column.field].offset));
        found.rows.push_back(line);
    }
    if (scan.fault) found.error = to_string(place_in(text, scan.fault->offset)) + ": " + scan.fault->what;
    std::sort(found.names.begin(), found.names.end());
    return found;
}

void expect_same(const Found& found, const Found& wanted)
{
    EXPECT_EQ(found.error, wanted.error);
    ASSERT_EQ(found.rows.size(), wanted.rows.size());
    for (std::size_t i = 0; i < found.rows.size(); ++i) ASSERT_EQ(found.rows[i], wanted.rows[i]) << "row " << i;
    EXPECT_EQ(found.names, wanted.names);
    EXPECT_EQ(found.header_lines, wanted.header_lines);
}

ScanOptions options_for(char delimiter, bool quoted)
{
    ScanOptions options;
    options.delimiter = delimiter;
    options.quoted = quoted;
    options.width = kWidth;
    if (!quoted) options.closing = "#end";
    return options;
}
const ScanOptions kCsv = options_for(',', true);
const ScanOptions kStream = options_for('\t', false);

// All ways of reading give what the reference gives. \returns how many pieces were redone.
std::size_t expect_as_reference(const std::string& text, ScanOptions options, const std::vector<std::size_t>& pieces,
                                bool places = true)
{
    const Found wanted = expected(text, options, places);
    std::size_t redone = 0;
    for (const std::size_t piece : pieces) {
        options.piece = piece;
        for (const unsigned threads : {1U, 2U, 3U}) {
            SCOPED_TRACE("pieces of " + std::to_string(piece) + ", threads " + std::to_string(threads));
            options.threads = threads;
            Source source = Source::from_text("in", text);
            const Found found = scanned(source, options, places);
            expect_same(found, wanted);
            redone += found.redone;
        }
        SCOPED_TRACE("in order, pieces of " + std::to_string(piece));
        Source source = Source::from_text("in", text);
        source.transcode(std::make_unique<AsItIs>(), 0);
        expect_same(scanned(source, options, places), wanted);
    }
    return redone;
}

// What texts are made of.
const std::vector<std::string> kFragments = {"a", "b ", " ", "\"", "\"\"", "\n", "\r\n", "\r", ",", ";", "\t", "\\", "\\t",
                                             "#", "\u00e9", "\U0001F600", "e\u0301", "\u2028", "code", "1:1", ",\"x\",\n",
                                             "d1,x,1,t,c\n", "\"d1\",\"\",2,\"t\",\"c\"\n", "\n\"", "\"\n", "\",\""};

std::string any_text(std::mt19937& random, std::size_t most)
{
    std::string text;
    for (std::size_t n = random() % (most + 1); n > 0; --n) text += kFragments[random() % kFragments.size()];
    return text;
}

std::string any_position(std::mt19937& random)
{
    switch (random() % 5) {
    case 0: return "";
    case 1: return std::to_string(random() % 20) + ":" + std::to_string(random() % 5000);
    case 2: return "4294967294";
    default: return std::to_string(random() % 100000);
    }
}

std::string in_quotes(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::string csv_field(const std::string& text, std::mt19937& random)
{
    const bool must = text.find_first_of(",\n") != std::string::npos || text.starts_with('"') || text.ends_with('\r');
    return must || random() % 4 == 0 ? in_quotes(text) : text;
}

std::string tsv_field(const std::string& text, std::mt19937&)
{
    std::string out;
    append_escaped(out, text);
    return out;
}

using Writer = std::string (*)(const std::string&, std::mt19937&);

std::string any_record(std::mt19937& random, Writer field, char delimiter, std::size_t most)
{
    std::string name;
    do name = any_text(random, 3);  // few enough for many to return
    while (name.find('\0') != std::string::npos);
    std::string record = field(random() % 3 ? "d" + std::to_string(random() % 5) : name, random);
    record += delimiter + field(any_text(random, most), random);
    record += delimiter + field(any_position(random), random);
    record += delimiter + field(any_text(random, most), random);
    record += delimiter + field(random() % 3 ? "code " + std::to_string(random() % 9) : any_text(random, 2), random);
    return record;
}

std::string any_content(std::mt19937& random, const ScanOptions& options)
{
    const Writer field = options.quoted ? csv_field : tsv_field;
    const std::size_t most = random() % 3 == 0 ? 40 : 4;
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) {
        if (!options.quoted && random() % 5 == 0) text += "#document\tname:" + std::to_string(random() % 5) + "\n";
        if (options.quoted && random() % 9 == 0) text += random() % 2 ? "\n" : "\r\n";
        text += any_record(random, field, options.delimiter, most);
        text += random() % 3 == 0 ? "\r\n" : "\n";
    }
    if (random() % 3 == 0 && !text.empty()) text.pop_back();
    return text;
}

TEST(Scan, ReadsRandomCsv)
{
    std::mt19937 random(20190603);
    std::size_t redone = 0;
    for (int i = 0; i < 120; ++i) {
        SCOPED_TRACE(i);
        redone += expect_as_reference(any_content(random, kCsv), kCsv, {64, 640});
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(redone, 100U);  // pieces this small cannot but be guessed wrong
}

TEST(Scan, ReadsRandomStreams)
{
    std::mt19937 random(3006);
    for (int i = 0; i < 120; ++i) {
        SCOPED_TRACE(i);
        expect_as_reference(any_content(random, kStream), kStream, {64, 640});
        if (HasFatalFailure()) return;
    }
}

// One byte changed, put in or taken out: whatever that does, all ways of reading agree with the reference.
TEST(Scan, ReadsDamagedCsvAlike)
{
    std::mt19937 random(77);
    const std::string kBytes = "\",\n\r x";
    for (int i = 0; i < 400; ++i) {
        SCOPED_TRACE(i);
        std::string text = any_content(random, kCsv);
        if (text.empty()) continue;
        const std::size_t at = random() % text.size();
        switch (random() % 3) {
        case 0: text[at] = kBytes[random() % kBytes.size()]; break;
        case 1: text.insert(at, 1, kBytes[random() % kBytes.size()]); break;
        default: text.erase(at, 1);
        }
        if (valid_utf8(text)) expect_as_reference(text, kCsv, {64, 320}, false);  // a cut character is another test
        if (HasFatalFailure()) return;
    }
}

TEST(Scan, ReadsEveryShortCsv)
{
    const std::string kLetters = "a,\"\n\r";
    // The first piece ends, and the first block of 64 bytes, within what varies.
    const std::string before = "d,u,1,t," + std::string(51, 'c') + "\n";
    for (std::size_t length = 0, n = 1; length <= 6; ++length, n *= kLetters.size()) {
        for (std::size_t i = 0; i < n; ++i) {
            std::string text = before + "d,u,1,";
            for (std::size_t rest = i, k = 0; k < length; ++k, rest /= kLetters.size()) text += kLetters[rest % kLetters.size()];
            text += ",c\nd,u,2,t,c\n";
            const Found wanted = expected(text, kCsv, false);
            ScanOptions options = kCsv;
            options.threads = 1;
            for (const std::size_t piece : {std::size_t{64}, std::size_t{1} << 20}) {
                options.piece = piece;
                Source source = Source::from_text("in", text);
                expect_same(scanned(source, options, false), wanted);
                if (HasFailure()) FAIL() << testing::PrintToString(text);
            }
        }
    }
}

TEST(Scan, ReadsTheSameAtEveryBorder)
{
    const std::vector<std::string> records = {
        "d,u,1,t,c\n",       "d,u,1,t,c\r\n",         "\"d\",\"u\",\"1\",\"t\",\"c\"\n", "\"d\",\"u\",\"1\",\"t\",\"c\"\r\n",
        "d,\"\",,\"\",\n",   "d,u,,\"say \"\"no\"\"\",c\n", "d,u,,\"\"\"\",\"\"\"\"\"\"\n",    "d,u,,5\" and 6\",c\n",
        "d,u,,\"a\n,\nb\",c\n", "d,u,,\"\r\n\",c\r\n",   "d,u,,\U0001F600\u00e9,c\n",      "d,u,,\"t\"\r,c\n",
        "d,u,,\"t\" ,c\n",   "d,u,,t,\"c\"\rx\n",     "d,u,,t,c\r\r\n",               "d,u,-1,t,c\n"};
    for (std::size_t pad = 0; pad < 70; ++pad)
        for (std::size_t i = 0; i < records.size(); ++i) {
            SCOPED_TRACE("record " + std::to_string(i) + " behind " + std::to_string(pad) + " bytes");
            const std::string text = "d,u,3,t," + std::string(pad, 'p') + "\n" + records[i] + "d,u,4,t,c";
            expect_as_reference(text, kCsv, {64, 4096});
            if (HasFatalFailure()) return;
        }
}

// A field that is itself a table: in its middle everything looks like the start of a record, and is none.
std::string table_in_a_field(std::size_t records)
{
    std::string text = "d,u,1,\"";
    for (std::size_t i = 0; i < records; ++i) text += "d,u," + std::to_string(i) + ",looks like a record,c\n";
    return text + "\",c\n";
}

TEST(Scan, RedoesWhatItGuessedWrong)
{
    std::string text;
    for (int i = 0; i < 6; ++i) text += table_in_a_field(100) + "d" + std::to_string(i) + ",u,2,\"\n\",c\n";
    EXPECT_GE(expect_as_reference(text, kCsv, {1024}), 3 * 6U);
}

TEST(Scan, RedoesPiecesBehindQuotesEverywhere)
{
    std::mt19937 random(5);
    std::string text;
    for (int i = 0; i < 300; ++i) {
        std::string quotes;
        for (std::size_t n = random() % 60; n > 0; --n) quotes += random() % 5 == 0 ? "\"\"\n" : "\"\"";
        text += "d,u," + std::to_string(i) + ",\"" + quotes + "\"," + (random() % 2 ? "\"\"\"\"" : "c") + "\n";
    }
    expect_as_reference(text, kCsv, {128, 512, 4096});
}

TEST(Scan, ReadsRecordsLongerThanManyPieces)
{
    std::string words;
    while (words.size() < (std::size_t{5} << 19)) words += "d,u,1,\"\"words\"\" and words,c\n";
    std::string text;
    for (int i = 0; i < 2; ++i) text += "d,u," + std::to_string(i) + ",\"" + words + "\",c\nd,u,7,t,c\n";
    EXPECT_GE(expect_as_reference(text, kCsv, {std::size_t{1} << 20}, false), 1U);
}

TEST(Scan, ReadsManySmallRecordsInFullPieces)
{
    std::mt19937 random(11);
    std::string csv;
    std::string stream;
    while (csv.size() < (std::size_t{9} << 17)) {
        csv += any_record(random, csv_field, ',', 2) + "\n";
        stream += any_record(random, tsv_field, '\t', 2) + "\n";
    }
    expect_as_reference(csv, kCsv, {std::size_t{1} << 20}, false);
    expect_as_reference(stream, kStream, {std::size_t{1} << 20}, false);
}

// Records end a few bytes before, at and behind the border of a full piece.
TEST(Scan, ReadsTheSameAtTheBorderOfAFullPiece)
{
    for (const std::size_t before : {0U, 1U, 2U, 8U, 63U, 64U, 65U}) {
        SCOPED_TRACE(before);
        const std::size_t wanted = (std::size_t{1} << 20) - before;
        const std::string row = "d,u,1," + std::string(1000, 'x') + ",c\n";
        std::string text;
        while (text.size() + 2 * row.size() < wanted) text += row;
        text += "d,u,1," + std::string(wanted - text.size() - 9, 'x') + ",c\n";
        ASSERT_EQ(text.size(), wanted);
        text += "\"d\",\"u\",\"2\",\"say \"\"no\"\"\n\",\"c\"\r\nd,u,3,t,c\n";
        expect_as_reference(text, kCsv, {std::size_t{1} << 20}, false);
    }
}

TEST(Scan, ReadsFilesAndPipes)
{
    std::mt19937 random(42);
    const std::string path = testing::TempDir() + "scan_test." + std::to_string(::getpid()) + ".csv";
    for (int i = 0; i < 10; ++i) {
        std::string text;
        while (text.size() < 3000) text += any_record(random, csv_field, ',', 6) + "\n";
        const Found wanted = expected(text, kCsv, false);
        ScanOptions options = kCsv;
        options.piece = 512;
        std::ofstream(path, std::ios::binary) << text;
        Source file = Source::open(path);
        ASSERT_TRUE(file.random_access());
        expect_same(scanned(file, options, false), wanted);
        for (const std::size_t chunk : {1U, 7U, 4096U}) {
            const Pipe pipe(text, chunk);
            Source source = pipe.source();
            ASSERT_FALSE(source.random_access());
            expect_same(scanned(source, options, false), wanted);
        }
    }
    ::unlink(path.c_str());
}

TEST(Scan, GoesOnWhereItEnded)
{
    const std::string header = "a header\n";
    const std::string one = "d1\tu\t1\tt\tc1\n#document\tname:x\nd2\tu\t\t\\#t\tc2\n#end\n";
    const std::string text = header + one + "#qda\t1\tsegments\n";
    for (const bool file : {true, false}) {
        Source source = Source::from_text("in", text);
        ScanOptions options = kStream;
        options.begin = header.size();
        if (!file) {
            source.transcode(std::make_unique<AsItIs>(), 0);
            std::string used(header.size() + 3, '\0');
            ASSERT_EQ(source.read(used.data(), used.size()), used.size());
            options.begin += 3;
            options.lines = 1;
        }
        Collector collector(true);
        const ScanEnd end = scan_records(source, options, kColumns, collector, file ? "" : text.substr(header.size(), 3));
        EXPECT_TRUE(end.closed);
        EXPECT_EQ(end.offset, header.size() + one.size());
        EXPECT_EQ(collector.found.header_lines, (std::vector<std::string>{"#document\tname:x", "#end"}));
        EXPECT_EQ(collector.found.rows,
                  (std::vector<std::string>{"0=d1|0=c1|1|t|in:2:1|in:2:6|in:2:8|in:2:10",
                                            "1=d2|1=c2||#t|in:4:1|in:4:6|in:4:7|in:4:11"}));
        if (file) continue;
        EXPECT_EQ(end.lines, 5U);
        EXPECT_EQ(end.rest, text.substr(header.size() + one.size()));
    }
}

struct WrongCase {
    std::string name;
    std::string text;
    bool quoted;
    std::size_t rows;  // before it
    std::string error;

    friend void PrintTo(const WrongCase& c, std::ostream* out) { *out << c.name; }
};

const WrongCase kWrong[] = {
    {"FewFields", "d,u,1,t,c\n\u00e9,u\n", true, 1, "in:2:1: a record with 2 fields, expected 5"},
    {"OneField", "d\n", true, 0, "in:1:1: a record with 1 field, expected 5"},
    {"ManyFields", "d,u,1,t,c,x\n", true, 0, "in:1:1: a record with 6 fields, expected 5"},
    {"TextBehindQuote", "d,u,1,t,c\nd,u,1,\"\u00e9\"x,c\n", true, 1, "in:2:10: text behind a closing quote"},
    {"ReturnBehindQuote", "d,u,1,\"t\"\r,c\n", true, 0, "in:1:10: text behind a closing quote"},
    {"OpenQuote", "d,u,1,t,c\nd,u,1,\"t,c\nd,u,1,t,c\n", true, 1, "in:2:7: quote that is never closed"},
    {"NegativePosition", "d,\u00e9,-1,t,c\n", true, 0,
     "in:1:5: a position must be a whole number from 0 to 4294967294, or page:number"},
    {"HugePosition", "d,u,4294967295,t,c\n", true, 0,
     "in:1:5: a position must be a whole number from 0 to 4294967294, or page:number"},
    {"PageWithoutNumber", "d,u,3:,t,c\n", true, 0,
     "in:1:5: a position must be a whole number from 0 to 4294967294, or page:number"},
    {"NameThatIsNotUtf8", "d,u,1,t,c\nd,u,1,t,\xE9\n", true, 1, "in:2:9: this field is not UTF-8 text"},
    {"TextThatIsNotUtf8", "d,u,1,t,c\nd,u,1,\xE9,c\n", true, 1, "in:2:7: this field is not UTF-8 text"},
    {"NulInAName", std::string("d,u,1,t,c\nd\0,u,1,t,c\n", 21), true, 1, "in:2:1: this field is not UTF-8 text"},
    {"FirstOfTwoNames", "d,u,1,t,\xE9\n\xE9,u,1,t,c\n", true, 0, "in:1:9: this field is not UTF-8 text"},
    {"TextBeforeAName", "d,u,1,\xE9,c\n\xE9,u,1,t,c\n", true, 0, "in:1:7: this field is not UTF-8 text"},
    {"NameBeforeAFault", "\xE9,u,1,t,c\nd\n", true, 0, "in:1:1: this field is not UTF-8 text"},
    {"EmptyLine", "d\tu\t1\tt\tc\n\nd\tu\t1\tt\tc\n", false, 1, "in:2:1: an empty line"},
    {"UnknownEscapeInAName", "d\tu\t1\tt\ta\\q\n", false, 0,
     "in:1:10: unknown escape: a backslash goes before t, n, r, # or another backslash"},
    {"UnknownEscapeInAText", "d\tu\t1\t\u00e9\\x\tc\n", false, 0,
     "in:1:8: unknown escape: a backslash goes before t, n, r, # or another backslash"},
    {"LoneBackslash", "d\\\tu\t1\tt\tc\n", false, 0, "in:1:2: a lone backslash ends the field"},
};

class WrongRecord : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongRecord, IsRefusedWithItsPlace)
{
    const auto& [name, text, quoted, rows, error] = GetParam();
    for (const bool file : {true, false})
        for (const std::size_t piece : {std::size_t{64}, std::size_t{1} << 20})
            for (const std::size_t before : {0U, 20U}) {
                SCOPED_TRACE(std::string(file ? "file" : "in order") + ", pieces of " + std::to_string(piece));
                const std::string row = quoted ? "d,u,1,t,c\n" : "d\tu\t1\tt\tc\n";
                std::string whole;
                for (std::size_t i = 0; i < before; ++i) whole += row;
                whole += text;
                Source source = Source::from_text("in", whole);
                if (!file) source.transcode(std::make_unique<AsItIs>(), 0);
                ScanOptions options = quoted ? kCsv : kStream;
                options.piece = piece;
                const Found found = scanned(source, options, false);
                std::string wanted = error;
                const std::size_t line = wanted.find(':') + 1;
                wanted.replace(line, 1, std::to_string(static_cast<std::size_t>(wanted[line] - '0') + before));
                EXPECT_EQ(found.error, wanted);
                EXPECT_EQ(found.rows.size(), before + rows);
            }
}

INSTANTIATE_TEST_SUITE_P(Examples, WrongRecord, testing::ValuesIn(kWrong),
                         [](const auto& test) { return test.param.name; });

TEST(Scan, LeavesOutTheLastLineOfACutStream)
{
    for (const std::string cut : {"d\tu\t1\tt\tco", "d\tu", "d", "#en", "#document\tname:"}) {
        Source source = Source::from_text("in", "d\tu\t1\tt\tc\n" + cut);
        const Found found = scanned(source, kStream, false);
        EXPECT_EQ(found.error, "");
        EXPECT_EQ(found.rows.size(), 1U);
        EXPECT_TRUE(found.header_lines.empty());
    }
}

TEST(Scan, EndsAfterAHandlerFails)
{
    class Failing : public Collector {
    public:
        Failing() : Collector(false) {}
        void rows(ScannedRows& rows) override
        {
            Collector::rows(rows);
            if (found.rows.size() > 500) throw Error(rows.place(0, 0), "enough", "");
        }
    };
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "d,u," + std::to_string(i) + ",t,c\n";
    for (const unsigned threads : {1U, 2U, 3U}) {
        ScanOptions options = kCsv;
        options.piece = 512;
        options.threads = threads;
        Source source = Source::from_text("in", text);
        Failing handler;
        EXPECT_THROW(scan_records(source, options, kColumns, handler), Error);
        EXPECT_LT(handler.found.rows.size(), 600U);
    }
}

}  // namespace
}  // namespace qda
