#include "qda/import/code_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace qda {
namespace {

struct CodeListCase {
    std::string name;
    std::string text;
    std::vector<std::string> codes;  // name<parent[groups]

    friend void PrintTo(const CodeListCase& c, std::ostream* out) { *out << c.name; }
};

const CodeListCase kCases[] = {
    {"Windows", "Code,Comment,Code Groups,Grounded,Density\nx,,\"G1\nG2\",3,0\ny,,,0,0\n", {"x<[G1,G2]", "y<[]"}},
    {"MacFlat",
     "Code,Groundedness,Density,Groups,Number of Groups\nx,3,0,\"a, b\",1\ny,1,0,\"a, b, c\",3\n",
     {"x<[a, b]", "y<[a,b,c]"}},
    {"MacHierarchyWithTitle",
     "My project - Code Manager,,\nCode,,Groundedness\n\xE2\x97\x8F Top,,3\n,\xE2\x97\x8B Sub,3\n\xE2\x97\x8B "
     "Else,,1\n",
     {"Top<[]", "Top: Sub<Top[]", "Else<[]"}},
    {"Codebook",
     "Code;Comment;Code Group 1;Code Group 2\nTop;;G;\nTop: Sub;;;H\nValue: Economic;;G;H\n",
     {"Top<[G]", "Top: Sub<Top[H]", "Value: Economic<[G,H]"}},
    {"WebCodebook", "name,comment,codegroup 1\nx,said,G\n", {"x<[G]"}},
    {"GermanBook", "Kode,Kommentar,Kodegruppe 1\nx,,G\n", {"x<[G]"}},
    {"NamesAlone", "x\n\ny, z\n", {"x<[]", "y<[]"}},
    {"OneColumnWithHeader", "Code\nx\n\"y, z\"\n", {"x<[]", "y, z<[]"}},
    {"HeaderOnly", "Code,Comment,Code Group 1\n", {}},
};

class CodeList : public testing::TestWithParam<CodeListCase> {};

TEST_P(CodeList, GivesNamesParentsAndGroups)
{
    Source source = Source::from_text("codes.csv", GetParam().text);
    std::vector<std::string> got;
    Diagnostics diagnostics;
    for (const ListedCode& code : read_code_list(read_records(source), diagnostics)) {
        std::string groups;
        for (const std::string& group : code.groups) groups += (groups.empty() ? "" : ",") + group;
        got.push_back(code.name + "<" + code.parent + "[" + groups + "]");
    }
    EXPECT_EQ(got, GetParam().codes);
}

INSTANTIATE_TEST_SUITE_P(Lists, CodeList, testing::ValuesIn(kCases), [](const auto& test) { return test.param.name; });

TEST(CodeListErrors, NameTheRightExport)
{
    for (const char* text : {"", "ID,Document,Codes\n1:1,A,x\n", "ID,Document,Quotation Count\n1,A,3\n"}) {
        Source source = Source::from_text("codes.csv", text);
        const Records records = read_records(source);
        Diagnostics diagnostics;
        EXPECT_THROW(read_code_list(records, diagnostics), Error) << text;
    }
}

}  // namespace
}  // namespace qda
