#include "qda/text/yaml.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/problems.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

YamlFile parsed(const std::string& text)
{
    Source source = Source::from_text("c.yaml", text);
    return read_yaml(source);
}

std::string repeated(const std::string& part, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
}

std::string place(const YamlNode& node) { return std::to_string(node.line) + ":" + std::to_string(node.column); }

TEST(Yaml, KeepsOrderPlacesAndQuotes)
{
    const YamlFile file = parsed("naam: Privé\nlijst:\n  - {é: 'x', b: ~}\n  - |\n    regel\n  - [1, \"2\"]\n");
    ASSERT_EQ(file.root.kind, YamlNode::Kind::map);
    EXPECT_EQ(file.root.keys[1].text, "lijst");
    EXPECT_EQ(place(file.root.keys[1]), "2:1");
    EXPECT_EQ(file.root.find("naam")->text, "Privé");
    EXPECT_EQ(file.root.find("niet"), nullptr);

    const YamlNode& list = *file.root.find("lijst");
    ASSERT_EQ(list.children.size(), 3U);
    const YamlNode& flow = list.children[0];
    EXPECT_EQ(place(flow), "3:5");
    EXPECT_EQ(place(flow.children[0]), "3:9");  // columns count code points: é is one
    EXPECT_TRUE(flow.children[0].quoted);
    EXPECT_EQ(flow.children[1].kind, YamlNode::Kind::none);
    EXPECT_EQ(list.children[1].text, "regel\n");
    EXPECT_TRUE(list.children[1].quoted);
    EXPECT_FALSE(list.children[2].children[0].quoted);
    EXPECT_TRUE(list.children[2].children[1].quoted);
    EXPECT_EQ(to_string(file.at(list.children[2].children[1])), "c.yaml:6:9");
}

TEST(Yaml, ReadsWindowsLinesAndAByteOrderMark)
{
    const YamlFile file = parsed("\xEF\xBB\xBF"
                                 "a: 1\r\nb: 2\r\n");
    EXPECT_EQ(file.root.find("a")->text, "1");
    EXPECT_EQ(place(file.root.keys[0]), "1:1");
    EXPECT_EQ(file.root.find("b")->text, "2");
    EXPECT_EQ(place(file.root.keys[1]), "2:1");
}

TEST(Yaml, KeepsDoubledKeysAndReportsThemInOrder)
{
    const YamlFile file = parsed("a: {x: 1, y: 2, x: 3}\nb: 1\na: 2\n");
    EXPECT_EQ(file.root.keys.size(), 3U);
    EXPECT_THAT(lines_of(doubled_keys(file)),
                ElementsAre("c.yaml:1:17: key 'x' is here twice, first on line 1 | keep one of them",
                            "c.yaml:3:1: key 'a' is here twice, first on line 1 | keep one of them"));
    EXPECT_THAT(doubled_keys(parsed("a: {x: 1}\nb: {x: 1}\n")), IsEmpty());
}

struct RefusedCase {
    std::string name;
    std::string text;
    std::string problem;  // how it begins

    friend void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.name; }
};

const RefusedCase kRefused[] = {
    {"Empty", "", "c.yaml:1:1: the file is empty"},
    {"OnlyAComment", "# niets\n", "c.yaml:1:1: the file is empty"},
    {"SecondDocument", "a: 1\n---\nb: 2\n", "c.yaml:2:1: a second document begins"},
    {"TextAfterTheEnd", "a: 1\n...\nb\n", "c.yaml:3:1: a second document begins"},
    {"Anchor", "a: &x 1\n", "c.yaml:1:4: anchors (&name) are not read"},
    {"AnchorOnAList", "a: &x [1]\nb: [*x, *x]\n", "c.yaml:1:4: anchors (&name) are not read"},
    {"AliasOfNothing", "codes: [*foo]\n", "c.yaml:1:9: not YAML: the referenced anchor is not defined | quote a text"},
    {"Tag", "a: !!str 1\n", "c.yaml:1:4: tags (!name) are not read"},
    {"TagOnAMap", "a: !x {b: 1}\n", "c.yaml:1:4: tags (!name) are not read"},
    {"LoneTag", "a: ! 'b'\n", "c.yaml:1:4: tags (!name) are not read"},
    {"ListAsKey", "? [a, b]\n: c\n", "c.yaml:1:3: a key that is not text"},
    {"NothingAsKey", "{~: 1}\n", "c.yaml:1:2: a key that is not text"},
    {"TabAsIndent", "a:\n  b: 1\n\tc: 1\n",
     "c.yaml:3:1: not YAML: illegal tab when looking for indentation | indent with spaces"},
    {"TabAsFirstIndent", "a:\n\tb: 1\n", "c.yaml:2:3: not YAML: illegal map value | indent with spaces"},
    {"Nul", std::string("a: x\0y\n", 7), "c.yaml:1:5: a control character (0x00)"},
    {"EndOfTransmission", "a: x\nb: \x04\nc: y\n", "c.yaml:2:4: a control character (0x04)"},
    {"LoneCarriageReturn", "a: 1\rb: 2\n", "c.yaml:1:5: a control character (0x0D) | end lines with a line feed"},
    {"Latin1", "é: ok\na: Priv\xE9\n", "c.yaml:2:8: not UTF-8: byte 0xE9 | save the file as UTF-8"},
    {"Utf16",
     std::string("\xFF\xFE"
                 "a\0",
                 4),
     "c.yaml:1:1: not UTF-8: byte 0xFF"},
    {"QuoteWithoutEnd", "a: \"b\nc: d\n", "c.yaml:1:4: a quotation mark without its end"},
    {"SingleQuoteWithoutEnd", "é: 1\na: 'it''s\nc: d\n", "c.yaml:2:4: a quotation mark without its end"},
    {"EscapedQuoteWithoutEnd", "a: \"b\\\"\n", "c.yaml:1:4: a quotation mark without its end"},
    {"BracketWithoutEnd", "a: [b, c\nd: e\n",
     "c.yaml:2:2: not YAML: end of sequence flow not found | a [ misses its ]"},
    {"BraceWithoutEnd", "a: {b: c\nd: e\n", "c.yaml:2:2: not YAML: end of map flow not found | a { misses its }"},
    {"ColonInPlainText", "é: b: c\n", "c.yaml:1:5: not YAML: illegal map value | quote a text that holds ': '"},
    {"Misindented", "a:\n    b: 2\n  c: 3\n", "c.yaml:3:3: not YAML: end of map not found | check the indentation"},
    {"UnknownEscape", "a: \"\\q\"\n", "c.yaml:1:7: not YAML: unknown escape character"},
    {"AtSign", "a: @b\n", "c.yaml:1:4: not YAML: unknown token | quote a text that begins"},
    {"QuestionMarkWithinBraces", "a: {b: hoe?, c: d}\n", "c.yaml:1:11: not YAML: unknown token | quote a text"},
    {"LoneStar", "a: [*]\n", "c.yaml:1:6: not YAML: alias not found after * | quote a text that begins with *"},
    {"NewerYaml", "%YAML 9.2\n---\na: 1\n", "c.yaml:1:1: not YAML: YAML major version too large"},
    {"DeepFlow", "a: " + repeated("[", 1000) + repeated("]", 1000), "c.yaml:1:67: nested more than 64 deep"},
    {"DeepBlock", repeated("- ", 1000), "c.yaml:1:129: nested more than 64 deep"},
    {"VeryDeepFlow", repeated("[", 1'000'000), "c.yaml:1:1: "},
    {"VeryDeepMaps", repeated("{a: ", 500'000), "c.yaml:1:1: "},
    {"ManyNodes", repeated("- a\n", 300'000), "c.yaml:250000:3: more than 250000 nodes"},
    {"TooLarge", std::string((4U << 20U) + 1, 'a'), "c.yaml: is larger than 4 MiB"},
};

class RefusedYaml : public testing::TestWithParam<RefusedCase> {};

TEST_P(RefusedYaml, SaysWhereAndWhy)
{
    const std::vector<std::string> problems = problems_of([] { parsed(GetParam().text); });
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(problems.front(), testing::StartsWith(GetParam().problem));
    EXPECT_THAT(problems.front(), HasSubstr(GetParam().name == "TooLarge" ? "" : " | "));  // a hint
}

INSTANTIATE_TEST_SUITE_P(Texts, RefusedYaml, testing::ValuesIn(kRefused),
                         [](const auto& info) { return info.param.name; });

TEST(Yaml, AcceptsAHugeScalar)
{
    const std::string huge(4'000'000, 'x');
    EXPECT_EQ(parsed("a: \"" + huge + "\"\n").root.find("a")->text, huge);
}

TEST(Yaml, AcceptsQuotesWithinQuotes)
{
    EXPECT_EQ(parsed("a: 'it''s'\n").root.find("a")->text, "it's");
    EXPECT_EQ(parsed("a: \"say \\\"x\\\"\"\n").root.find("a")->text, "say \"x\"");
}

}  // namespace
}  // namespace qda
