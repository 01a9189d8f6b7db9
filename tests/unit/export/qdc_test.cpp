// A codebook as .qdc and back.

#include <algorithm>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/codebook/write.hpp"
#include "qda/export/qdc.hpp"
#include "qda/export/xml_text.hpp"
#include "qda/import/qdc.hpp"
#include "unit/problems.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Codebook parsed(const std::string& text)
{
    Source source = Source::from_text("c.yaml", text);
    return read_codebook(source);
}

std::string xml_of(const Codebook& book, Diagnostics& diagnostics)
{
    Output out = Output::to_text();
    write_qdc(codebook_to_qdc(book, diagnostics), out);
    out.flush();
    return out.text();
}

Codebook back(const std::string& xml, Diagnostics& diagnostics)
{
    Source source = Source::from_text("c.qdc", xml);
    return codebook_from_qdc(read_qdc(source, diagnostics), {}, diagnostics).codebook;
}

std::vector<std::string> notes(const Diagnostics& diagnostics)
{
    std::vector<std::string> all;
    for (const auto& remark : diagnostics.remarks()) all.push_back(remark.what);
    return all;
}

const char* const kHeld = R"(codebook: held
title: "A <study> & more"
language: nl
source_kinds: [{id: survey, label: Enquête}, unused]
dimensions:
  - id: theme
    levels: [variable, sub_variable]
    values:
      - id: v
        label: Variable
        table: {number: 6, caption: "x"}
        recommendation: "two\nlines \\ and a backslash"
        values:
          - {id: one, label: Its label, codes: [code one], source_kinds: [survey, interview], conclusion: partly, color: "#36C",
             definition: "says [qda] itself\n[qda]\nid: not this", include: i, exclude: e, example: x, theory: t}
          - {id: many, label: Many, codes: [first, second, "gl*b"], source_kinds: [interview]}
          - {id: none, label: None}
      - {id: hope-1, label: Hope, codes: [Place], values: [{id: h, label: Hope, codes: ["Place>Hope"]}]}
      - {id: hope-2, label: Hope, codes: [Hope]}
  - {id: rating, scale: ordinal, role: judgement, table: {number: 2}, levels: [rating], values: [{id: "1", codes: [Place]}, {id: dk, role: unknown, codes: ["?"]}]}
quote_code: cite
)";

TEST(Qdc, WhatItCanHoldComesBack)
{
    const Codebook book = parsed(kHeld);
    Diagnostics diagnostics;
    const std::string xml = xml_of(book, diagnostics);
    EXPECT_THAT(notes(diagnostics), testing::IsEmpty());
    EXPECT_EQ(codebook_yaml(back(xml, diagnostics)), codebook_yaml(book));
    EXPECT_THAT(notes(diagnostics), testing::IsEmpty());
}

TEST(Qdc, TheSameCodebookIsTheSameBytes)
{
    Diagnostics diagnostics;
    const std::string xml = xml_of(parsed(kHeld), diagnostics);
    EXPECT_EQ(xml_of(parsed(kHeld), diagnostics), xml);
    EXPECT_EQ(xml_of(back(xml, diagnostics), diagnostics), xml);
}

TEST(Qdc, GuidsAreDifferentUpperCaseAndMembersResolve)
{
    Diagnostics diagnostics;
    const QdcCodebook qdc = codebook_to_qdc(parsed(kHeld), diagnostics);
    std::vector<std::string> guids;
    for (const QdcCode& code : qdc.codes) guids.push_back(code.guid);
    for (const QdcSet& set : qdc.sets) {
        for (const std::string& member : set.members)
            EXPECT_EQ(std::count_if(qdc.codes.begin(), qdc.codes.end(), [&](const QdcCode& code) { return code.guid == member; }), 1) << set.name;
        guids.push_back(set.guid);
    }
    for (const std::string& guid : guids) EXPECT_EQ(guid.find_first_of("abcdef"), std::string::npos);
    std::sort(guids.begin(), guids.end());
    EXPECT_EQ(std::unique(guids.begin(), guids.end()), guids.end()) << "a code in two dimensions is two codes here";
}

TEST(Qdc, NamesThatOccurTwiceAreNoPathsInTheFile)
{
    Diagnostics diagnostics;
    const std::string xml = xml_of(parsed(kHeld), diagnostics);
    EXPECT_THAT(xml, testing::Not(HasSubstr("name=\"Place&gt;Hope\"")));
}

TEST(Qdc, WhatItCannotHoldIsSaid)
{
    Diagnostics diagnostics;
    xml_of(parsed(R"(codebook: c
case: {singular: school, plural: schools}
background: [{id: a}]
dimensions: [{id: d, levels: [l], values: [{id: v, codes: [v]}]}]
sources: [{id: "1", kind: interview, attributes: {a: x, b: y}}]
instruments: [{id: i, questions: [{text: Why}]}]
research_questions: [{id: q, text: t, tables: [t1]}]
tables: {respondents: {number: 1}}
)"),
           diagnostics);
    EXPECT_THAT(notes(diagnostics),
                ElementsAre("a .qdc has no place for 1 source with 2 attributes: left out", "a .qdc has no place for 1 instrument with 1 question: left out",
                            "a .qdc has no place for 1 background variable: left out", "a .qdc has no place for 1 research question: left out",
                            "a .qdc has no place for what a case is called: left out",
                            "a .qdc has no place for the name of the table of respondents: left out"));
}

TEST(Qdc, ACodebookWithoutValuesIsRefused)
{
    Diagnostics diagnostics;
    EXPECT_THROW(xml_of(parsed("codebook: c\nsources: [{id: a, kind: interview}]\n"), diagnostics), Error);
}

// Codebooks of any shape with names that are hard to hold.
Codebook random_codebook(std::mt19937& random)
{
    static const char* const kNames[] = {"a", "a>b", "<b>", "&amp;", "\"q\"", "x [2]", "[qda]", "\xC3\xA9", "c: d", "*", "d*", "Nodes", "codes"};
    const auto below = [&](std::size_t n) { return random() % n; };
    Codebook book;
    book.id = "c";
    for (std::size_t d = 0; d <= below(3); ++d) {
        Dimension dimension;
        dimension.id = "d" + std::to_string(d);
        const std::size_t depth = 1 + below(3);
        for (std::size_t l = 0; l < depth; ++l) dimension.levels.push_back({dimension.id + "l" + std::to_string(l), {}});
        std::size_t serial = 0;
        std::vector<std::string> used;
        const std::function<void(std::vector<CodebookValue>&, std::size_t)> fill = [&](std::vector<CodebookValue>& values, std::size_t at) {
            const std::size_t n = 1 + below(3);
            for (std::size_t i = 0; i < n; ++i) {
                CodebookValue value;
                value.id = "v" + std::to_string(serial++);
                value.label = kNames[below(std::size(kNames))];
                for (std::size_t k = below(4); k > 0; --k) {
                    const std::string code = kNames[below(std::size(kNames))];
                    if (std::find(used.begin(), used.end(), code) != used.end()) continue;
                    used.push_back(code);
                    // Globs come after names in the file.
                    value.codes.insert(code.find('*') == std::string::npos ? std::find_if(value.codes.begin(), value.codes.end(), [](const NamePattern& p) { return p.starred(); }) : value.codes.end(), {code, {}});
                }
                if (below(2)) value.definition = kNames[below(std::size(kNames))];
                if (below(4) == 0) value.conclusion = "met";
                if (below(4) == 0) value.source_kinds = {"policy_document", "interview"};
                if (at + 1 < depth && below(2)) fill(value.values, at + 1);
                values.push_back(value);
            }
        };
        fill(dimension.values, 0);
        book.dimensions.push_back(dimension);
    }
    return book;
}

TEST(Qdc, AnyCodebookComesBackWithItsStructure)
{
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        const Codebook book = parsed(codebook_yaml(random_codebook(random)));
        Diagnostics diagnostics;
        const Codebook again = back(xml_of(book, diagnostics), diagnostics);
        ASSERT_NO_THROW(parsed(codebook_yaml(again))) << codebook_yaml(book);
        ASSERT_EQ(again.dimensions.size(), book.dimensions.size());
        for (std::size_t d = 0; d < book.dimensions.size(); ++d) {
            const auto before = values_in_order(book.dimensions[d]);
            const auto after = values_in_order(again.dimensions[d]);
            ASSERT_EQ(after.size(), before.size());
            for (std::size_t i = 0; i < before.size(); ++i) {
                EXPECT_EQ(after[i].value->id, before[i].value->id);
                EXPECT_EQ(after[i].value->label, before[i].value->label);
                EXPECT_EQ(after[i].value->definition, before[i].value->definition);
                EXPECT_EQ(after[i].value->source_kinds, before[i].value->source_kinds);
                EXPECT_EQ(after[i].value->codes.size(), before[i].value->codes.size());
                EXPECT_EQ(after[i].parent, before[i].parent);
            }
        }
    }
}

TEST(XmlText, HoldsWhatXmlForbids)
{
    EXPECT_EQ(xml_text("a<b>&\"'\n\t\x01\xEF\xBF\xBE"), "a&lt;b&gt;&amp;&quot;'&#10;&#9;\xEF\xBF\xBD\xEF\xBF\xBD");
}

struct ForeignCase {
    std::string name;
    std::string xml;
    std::string wanted;  // part of the YAML
    std::vector<std::string> notes;

    friend void PrintTo(const ForeignCase& c, std::ostream* out) { *out << c.name; }
};

const ForeignCase kForeign[] = {
    {"OldNamespaceBracesAndMark",
     "\xEF\xBB\xBF<CodeBook xmlns=\"urn:QDA-XML:codebook:0:4\"><Codes><Code guid=\"{A1}\" name=\"A\" isCodable=\"true\"/></Codes>"
     "<Sets><Set guid=\"{B1}\" name=\"S\"><MemberCode guid=\"a1\"/></Set></Sets></CodeBook>",
     "- {id: a, label: A, codes: [A]}", {"1 set of codes, which a codebook has no place for: in comments"}},
    {"PrefixedNames", "<q:CodeBook xmlns:q=\"x\"><q:Codes><q:Code guid=\"1\" name=\"A\" isCodable=\"true\"/></q:Codes></q:CodeBook>", "codes: [A]", {}},
    {"MembersByTarget",
     "<CodeBook><Codes><Code guid=\"1\" name=\"A\"/></Codes><Sets><Set name=\"S\"><MemberCode targetGUID=\"1\"/><MemberCode guid=\"2\"/></Set></Sets></CodeBook>",
     "codes: [A]", {"1 set of codes, which a codebook has no place for: in comments", "1 member of sets that no code has the GUID of: left out"}},
    {"EmptySets", "<CodeBook><Codes><Code guid=\"1\" name=\"A\"/></Codes><Sets/></CodeBook>", "codes: [A]", {}},
    {"RootOfNVivo", "<CodeBook><Codes><Code guid=\"1\" name=\"Nodes\" isCodable=\"false\"><Code guid=\"2\" name=\"A\"/></Code></Codes></CodeBook>",
     "levels: [variable]\n    values:\n      - {id: a, label: A, codes: [A]}", {"the root 'Nodes' only holds the codes: left out"}},
    {"NodesWithBrothersIsACode", "<CodeBook><Codes><Code guid=\"1\" name=\"Nodes\"/><Code guid=\"2\" name=\"A\"/></Codes></CodeBook>", "codes: [Nodes]", {}},
    {"SameNamesArePaths",
     "<CodeBook><Codes><Code guid=\"1\" name=\"P\"><Code guid=\"2\" name=\"H\"/><Code guid=\"3\" name=\"H\"/></Code><Code guid=\"4\" name=\"H\"/></Codes></CodeBook>",
     "- {id: h, label: H, codes: [\"P>H\"]}\n          - {id: h-2, label: H, codes: [\"P>H [2]\"]}", {"1 code with the path of another one: numbered"}},
    {"NotCodable", "<CodeBook><Codes><Code guid=\"1\" name=\"A\" isCodable=\"0\" color=\"rgba(1,2,3,0)\"/></Codes></CodeBook>", "- {id: a, label: A}\n",
     {"1 code is not codable: values without codes; name codes by hand if something was coded with them", "1 colour that are not #RRGGBB: left out"}},
    {"DescriptionIsTheDefinition", "<CodeBook><Codes><Code guid=\"1\" name=\"A\"><Description>It &amp; <![CDATA[<that>]]></Description></Code></Codes></CodeBook>",
     "definition: \"It & <that>\"", {}},
    {"UnknownElements", "<CodeBook><Codes><Code guid=\"1\" name=\"A\"><Memo><Code name=\"B\"/></Memo></Code></Codes><Extra/></CodeBook>", "codes: [A]}\n",
     {"skipped 1 element 'Extra', which a codebook does not have", "skipped 1 element 'Memo', which a codebook does not have"}},
};

class ForeignQdc : public testing::TestWithParam<ForeignCase> {};

TEST_P(ForeignQdc, IsReadAsItIsMeant)
{
    Diagnostics diagnostics;
    const std::string yaml = codebook_yaml(back(GetParam().xml, diagnostics));
    EXPECT_THAT(yaml, HasSubstr(GetParam().wanted));
    EXPECT_EQ(notes(diagnostics), GetParam().notes);
}

INSTANTIATE_TEST_SUITE_P(Examples, ForeignQdc, testing::ValuesIn(kForeign), [](const auto& info) { return info.param.name; });

TEST(Qdc, MistakesHaveTheirPlaces)
{
    Diagnostics diagnostics;
    EXPECT_THAT(problems_of([&] { back("<Project/>", diagnostics); }),
                ElementsAre("c.qdc:1:1: the root is 'Project', not 'CodeBook' | this is a project: qda-codebook from-export takes it"));
    EXPECT_THAT(problems_of([&] { back("<CodeBook><Codes>\n<Code guid=\"1\" name=\" \"/></Codes></CodeBook>", diagnostics); }),
                ElementsAre("c.qdc:2:1: a code without a name | give it one in the program, and export again"));
    EXPECT_THAT(problems_of([&] { back("<CodeBook><Codes><Code guid=\"a\" name=\"A\"/>\n<Code guid=\"{A}\" name=\"B\"/></Codes></CodeBook>", diagnostics); }),
                ElementsAre("c.qdc:2:1: code 'B' has the GUID of another one, at 1:18 | was the file put together by hand? give each code its own"));
    EXPECT_THAT(problems_of([&] { back("<CodeBook><Codes/></CodeBook>", diagnostics); }),
                ElementsAre(HasSubstr("a codebook without codes")));
}

}  // namespace
}  // namespace qda
