// Lists of other programs: rows, places and codes.

#include <gtest/gtest.h>

#include "unit/build/any_format.hpp"

namespace qda {
namespace {

struct Language {
    const char* name;
    const char* header;
    friend void PrintTo(const Language& l, std::ostream* out) { *out << l.name; }
};

// Document, code, beginning, end, segment, and one column that only this list has.
const Language kLanguages[] = {
    {"English", "Document name,Code,Beginning,End,Segment,Weight score"},
    {"German", "Dokumentname,Code,Anfang,Ende,Segment,Gewicht"},
    {"Dutch", "Documentnaam,Code,Begin,Einde,Segment,Documentgroep"},
    {"Polish", "Nazwa dokumentu,Kod,Pocz\xC4\x85tek,Koniec,Fragment,Waga"},
    {"Spanish", "Nombre del documento,C\xC3\xB3" "digo,Inicio,Fin,Segmento,Color"},
    {"French", "Nom du document,Code,D\xC3\xA9" "but,Fin,Segment,Couleur"},
    {"Italian", "Nome del documento,Codice,Inizio,Fine,Segmento,Peso"},
    {"Portuguese", "Nome do documento,C\xC3\xB3" "digo,In\xC3\xAD" "cio,Fim,Segmento,Cor"},
};

class MaxqdaList : public testing::TestWithParam<Language> {};

TEST_P(MaxqdaList, IsKnownInItsLanguage)
{
    const AnyReading reading = read_any({{"s.csv", std::string(GetParam().header) + "\nD,A > B,2,3,words,1\nD,A\\C,2,3,words,1\n"}});
    EXPECT_EQ(reading.error, "");
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|1|1-3|B|", "D|1|1-3|C|"}));
    EXPECT_EQ(*reading.universe.codes[0].get("parent"), "A");
}

INSTANTIATE_TEST_SUITE_P(Examples, MaxqdaList, testing::ValuesIn(kLanguages), [](const auto& info) { return info.param.name; });

TEST(MaxqdaLists, RowsOfOneQuotationNeedNotStandTogether)
{
    const AnyReading reading = read_any({{"s.csv", "Document name,Code,Beginning,End,Segment\nD,A,1,1,yes\nD,A,1,1,no\nD,B,1,1,yes\n"}});
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|1|0-1|A|", "D|2|0-1|A|", "D|1|0-1|B|"}));
}

TEST(MaxqdaLists, TimesAreMilliseconds)
{
    const AnyReading reading = read_any({{"s.csv", "Document name,Code,Beginning,End,Segment\nD,A,0:01:02.5,01:10,yes\nD,A,x,y,no\nD,A,3,4,other\n"}});
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|1|62500-70000|A|", "D|2||A|", "D|3||A|"}));
    EXPECT_TRUE(reading.says("2 rows whose beginning"));
}

struct RangeCase {
    const char* name;
    const char* cell;
    const char* place;
    friend void PrintTo(const RangeCase& c, std::ostream* out) { *out << c.name; }
};

const RangeCase kRanges[] = {{"Plain", "12-56", "12-56"},
                             {"WithAWord", "Excerpt 04-38", "4-38"},
                             {"TheLastOne", "2020-21: 5-9", "5-9"},
                             {"OfAPage", "Page 3: 10-80", "17179869194-17179869264"},  // page 3 is 4 in the upper 32 bits
                             {"Reversed", "9-3", ""},
                             {"Words", "all of it", ""},
                             {"TooLarge", "1-99999999999999999999", ""},
                             {"OpenEnd", "12-", ""}};

class DedooseRange : public testing::TestWithParam<RangeCase> {};

TEST_P(DedooseRange, IsThePlace)
{
    const AnyReading reading =
        read_any({{"e.csv", std::string("Media Title,Excerpt Range,Code: A Applied\nD,") + GetParam().cell + ",True\n"}});
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{std::string("D|1|") + GetParam().place + "|A|"}));
}

INSTANTIATE_TEST_SUITE_P(Examples, DedooseRange, testing::ValuesIn(kRanges), [](const auto& info) { return info.param.name; });

TEST(DedooseLists, ExcerptsOfSeveralPeopleOnOneRangeAreOneQuotation)
{
    const std::string header = "Media Title,Excerpt Range,Excerpt Creator,Code: A\\B Applied\n";
    const AnyReading reading =
        read_any({{"a.csv", header + "D,1-5,ann,True\nD,9-12,ann,False\nD,1-5,ben,True\n"}, {"b.csv", header + "D,9-12,cleo,True\n"}});
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|1|1-5|B|ann", "D|2|9-12||ann", "D|1|1-5|B|ben", "D|2|9-12|B|cleo"}));
}

TEST(MappedLists, TwoFilesWithoutIdsHaveQuotationsOfTheirOwn)
{
    ReadOptions options;
    options.code_separator = "; ";
    const AnyReading reading = read_any({{"a.csv", "document,code\nD,x; y\n"}, {"b.csv", "document,code\nD,x\n"}}, options);
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|1||x|", "D|1||y|", "D|2||x|"}));
}

TEST(MappedLists, WideColumnsEndAtTheLastOneNamed)
{
    ReadOptions options;
    options.wide_codes = "a:b:c";  // the header `a:b` to the header `c`
    const AnyReading reading = read_any({{"w.csv", "document,a:b,c,d\nD,1,0,1\nD,No,yes,1\n"}}, options);
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|1||a:b|", "D|2||c|"}));
}

TEST(TaguetteLists, OneHighlightHasSeveralTags)
{
    const AnyReading reading = read_any({{"h.csv", "id,document,tag,content\n7,D,x,words\n7,D,y,words\n8,D,+x,words\n"}});
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"D|7||x|", "D|7||y|", "D|8||+x|"}));
}

}  // namespace
}  // namespace qda
