// A codebook as YAML: what is read again is the same.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/codebook/skeleton.hpp"
#include "qda/codebook/slug.hpp"
#include "qda/codebook/write.hpp"

namespace qda {
namespace {

Codebook parsed(const std::string& text)
{
    Source source = Source::from_text("c.yaml", text);
    return read_codebook(source);
}

// One of everything that a codebook can hold.
const char* const kFull = R"(codebook: full
title: "A: study"
language: en
case: {singular: partnership, plural: partnerships}
source_kinds: [focus_group, {id: survey, label: Enquête}]
background:
  - {id: sector, label: Sector, scale: ordinal, values: [{id: po, label: Primary}, vo]}
  - {id: places, scale: numeric}
dimensions:
  - id: theme
    levels: [variable, sub_variable]
    table: {number: 3, caption: c}
    values:
      - id: v
        label: "yes"
        table: {number: 6, caption: "x #1"}
        recommendation: r
        values:
          - {id: s, label: Sub, codes: ["Sub", "Su*"], color: "#3366CC", source_kinds: [survey, interview], conclusion: partly,
             definition: "d\nd2", include: i, exclude: e, example: x, theory: t}
  - {id: rating, scale: ordinal, levels: [rating], values: [{id: "1", codes: ["1"]}, {id: dk, role: unknown, codes: ["?"]}]}
sources:
  - {id: "1", label: R1, kind: survey, documents: ["D 1", "D*"], speaker: ["says: R1"], respondent: true, attributes: {sector: po, places: "3"}}
  - {id: "2", kind: interview, parent: "1"}
instruments:
  - {id: guide, kind: interview, label: Guide, table: {number: B1}, questions: [{text: "Why?", asks: [s, v]}, {text: "So?", asks: []}]}
research_questions:
  - {id: q1, text: "Which: one?", tables: [a, b]}
quote_code: cite
tables:
  respondents: {number: 1, caption: Who}
  sources: {caption: What}
)";

TEST(CodebookYaml, EverythingComesBack)
{
    const std::string once = codebook_yaml(parsed(kFull));
    EXPECT_EQ(codebook_yaml(parsed(once)), once);
    for (const char* said : {"partnerships", "Enqu\xC3\xAAte", "focus_group", "ordinal", "numeric", "\"#3366CC\"", "Su*", "partly", "d\\nd2",
                             "theory: t", "says: R1", "parent: \"1\"", "B1", "Which: one?", "cite", "caption: What", "unknown"})
        EXPECT_THAT(once, testing::HasSubstr(said));
}

// Texts that YAML would take for something else, or not take at all.
TEST(CodebookYaml, AnyLabelComesBack)
{
    for (const std::string label :
         {"no", "Null", "~", "- a", "a: b", "a #b", "#a", "*a", "&a", "!a", "'a'", "\"a\"", "a\\b", "{a}", "[a]", "a, b", "|", ">", "%a", "@a", "`a`",
          "1", "1e3", "0x1F", "2019-05-15", "?", "? a", "a:", ": a", "\xF0\x9F\x98\x82", "a\xF0\x9F\x98\x82", "Priv\xC3\xA9", "a\xE2\x80\xA8" "b",
          "<<", "=", "---", "...", "a(b)", "x-", "(a)"}) {
        Codebook book;
        book.id = "c";
        Dimension dimension;
        dimension.id = "d";
        dimension.levels.push_back({"l", {}});
        CodebookValue value;
        value.id = label;
        value.label = "label of " + label;
        if (label.find_first_of("|\\") != std::string::npos) value.id = "v";
        value.codes.push_back({label, {}});
        value.definition = label;
        dimension.values.push_back(value);
        book.dimensions.push_back(dimension);
        const Codebook again = parsed(codebook_yaml(book));
        const CodebookValue& found = again.dimensions[0].values[0];
        EXPECT_EQ(found.id, value.id);
        EXPECT_EQ(found.label, value.label);
        ASSERT_EQ(found.codes.size(), 1U);
        EXPECT_EQ(found.codes[0].text, label);
        EXPECT_EQ(found.definition, label);
    }
}

TEST(Slug, IsLowerCaseWithoutAccents)
{
    EXPECT_EQ(id_of_name("E\xC3\xA9n kind, \xC3\xA9\xC3\xA9n plan"), "een-kind-een-plan");
    EXPECT_EQ(id_of_name("bij: BJG"), "bij-bjg");
    EXPECT_EQ(id_of_name(" ?! "), "value");
    UniqueIds ids;
    EXPECT_EQ(ids.fresh("a"), "a");
    EXPECT_EQ(ids.fresh("a"), "a-2");
    EXPECT_FALSE(ids.take("a-2"));
    EXPECT_EQ(ids.fresh("a"), "a-3");
}

TEST(Skeleton, HierarchyBecomesLevels)
{
    Universe universe;
    const Id place = universe.codes.intern("Place");
    universe.codes[universe.codes.intern("Hope")].add("parent", "Place");
    universe.codes[universe.codes.intern("Deep")].add("parent", "Hope");
    universe.codes[place].add("group", "Core");
    universe.documents.intern("Observation 1");
    universe.documents.intern("Van Veen (2017)");
    universe.documents.intern("Interview (12)");
    Diagnostics diagnostics;
    const Codebook book = parsed(codebook_skeleton(universe, {"c", "", {"a", "b"}}, diagnostics));
    ASSERT_EQ(book.dimensions.size(), 1U);
    ASSERT_EQ(book.dimensions[0].levels.size(), 3U);
    EXPECT_EQ(book.dimensions[0].levels[1].name, "b");
    EXPECT_EQ(book.dimensions[0].levels[2].name, "level_3");
    EXPECT_EQ(book.dimensions[0].values[0].values[0].values[0].codes[0].text, "Deep");
    ASSERT_EQ(book.sources.size(), 3U);
    EXPECT_EQ(book.sources[0].kind, "observation");
    EXPECT_EQ(book.sources[1].kind, "policy_document");
    EXPECT_EQ(book.sources[2].kind, "interview");
    EXPECT_TRUE(book.sources[2].respondent);
    EXPECT_FALSE(book.sources[0].respondent);
    ASSERT_EQ(diagnostics.remarks().size(), 1U);
    EXPECT_EQ(diagnostics.remarks()[0].what, "kind and respondent of 3 sources are guesses from their names: check them");
}

TEST(Skeleton, GroupsStandAsComments)
{
    Universe universe;
    universe.codes[universe.codes.intern("Place")].add("group", "Core\nset");
    Diagnostics diagnostics;
    EXPECT_THAT(codebook_skeleton(universe, {"c", "nl", {}}, diagnostics), testing::HasSubstr("      # groepen: Core set\n      - {id: place,"));
}

TEST(Skeleton, TreesThatBiteTheirTailsAndDeepOnesAreTaken)
{
    Universe universe;
    universe.codes[universe.codes.intern("a")].add("parent", "b");
    universe.codes[universe.codes.intern("b")].add("parent", "a");
    std::string above;
    for (int i = 0; i < 50; ++i) {
        Entry& entry = universe.codes[universe.codes.intern("deep " + std::to_string(i))];
        if (!above.empty()) entry.add("parent", above);
        above = entry.name;
    }
    Diagnostics diagnostics;
    const Codebook book = parsed(codebook_skeleton(universe, {"c", "", {}}, diagnostics));
    EXPECT_EQ(values_in_order(book.dimensions[0]).size(), 52U);
    EXPECT_EQ(book.dimensions[0].levels.size(), 20U);
}

TEST(Skeleton, CategoriesThatAreNoCodesHoldThem)
{
    Universe universe;
    universe.categories.intern("Folder");
    universe.codes[universe.codes.intern("code")].add("category", "Folder");
    Diagnostics diagnostics;
    const Codebook book = parsed(codebook_skeleton(universe, {"c", "", {}}, diagnostics));
    EXPECT_TRUE(book.dimensions[0].values[0].codes.empty());
    EXPECT_EQ(book.dimensions[0].values[0].values[0].codes[0].text, "code");
}

TEST(Skeleton, NothingIsAnError)
{
    Diagnostics diagnostics;
    EXPECT_THROW(codebook_skeleton(Universe(), {"c", "", {}}, diagnostics), Error);
}

}  // namespace
}  // namespace qda
