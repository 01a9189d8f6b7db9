#include "qda/build/pipeline.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/base/source.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Parsed {
    std::vector<Stage> stages;
    std::vector<Problem> problems;
};

Parsed parse(const std::string& yaml)
{
    Source source = Source::from_text("tables.yaml", yaml);
    const YamlFile file = read_yaml(source);
    Parsed parsed;
    parsed.stages = parse_pipeline(file, yaml, *file.root.find("pipeline"), parsed.problems);
    return parsed;
}

std::vector<std::string> words_of(const Stage& stage)
{
    std::vector<std::string> words;
    for (const Word& word : stage.words) words.push_back(word.text);
    return words;
}

std::vector<std::string> places_of(const std::vector<Stage>& stages)
{
    std::vector<std::string> places;
    for (const Stage& stage : stages)
        for (const Word& word : stage.words) places.push_back(std::to_string(word.where.line) + ":" + std::to_string(word.where.column));
    return places;
}

TEST(Pipeline, IsPartedIntoStagesAndWords)
{
    const Parsed parsed = parse("pipeline: import | qda-label|count  --rows a,b");
    ASSERT_EQ(parsed.stages.size(), 3U);
    EXPECT_THAT(words_of(parsed.stages[0]), ElementsAre("import"));
    EXPECT_THAT(words_of(parsed.stages[1]), ElementsAre("label"));
    EXPECT_THAT(words_of(parsed.stages[2]), ElementsAre("count", "--rows", "a,b"));
    EXPECT_THAT(parsed.problems, IsEmpty());
}

struct QuoteCase {
    std::string name;
    std::string pipeline;  // as a literal block of YAML
    std::string word;      // the second one

    friend void PrintTo(const QuoteCase& c, std::ostream* out) { *out << c.name; }
};

// What bash makes of the same text.
const QuoteCase kQuotes[] = {
    {"Single", "a 'b | \"c\" \\ $d'", "b | \"c\" \\ $d"},
    {"Double", "a \"b 'c' \\\"d\\\" \\e\"", "b 'c' \"d\" \\e"},
    {"EscapedDollarInDouble", "a \"\\$b\"", "$b"},
    {"Backslash", "a b\\ \\|c", "b |c"},
    {"PartsOfAWord", "a --where='b c'\"d\"e", "--where=b cde"},
    {"Empty", "a ''", ""},
    {"EqualsAndComma", "a b=c,d:e~f#g", "b=c,d:e~f#g"},
};

class QuotesOfPipelines : public testing::TestWithParam<QuoteCase> {};

TEST_P(QuotesOfPipelines, MeanWhatTheyMeanInAShell)
{
    const Parsed parsed = parse("pipeline: |\n  " + GetParam().pipeline + "\n");
    ASSERT_EQ(parsed.stages.size(), 1U) << (parsed.problems.empty() ? "" : parsed.problems.front().what);
    EXPECT_THAT(words_of(parsed.stages[0]), ElementsAre("a", GetParam().word));
}

INSTANTIATE_TEST_SUITE_P(Examples, QuotesOfPipelines, testing::ValuesIn(kQuotes), [](const auto& info) { return info.param.name; });

TEST(Pipeline, PlacesPointIntoPlainFoldedAndQuotedTexts)
{
    EXPECT_THAT(places_of(parse("pipeline: aé | b c").stages), ElementsAre("1:11", "1:16", "1:18"));
    EXPECT_THAT(places_of(parse("x: y\npipeline: \"a b | b 'a'\"").stages), ElementsAre("2:12", "2:14", "2:18", "2:20"));
    EXPECT_THAT(places_of(parse("pipeline: >-\n   a |\n\n   b a\n").stages), ElementsAre("2:4", "4:4", "4:6"));
    EXPECT_THAT(places_of(parse("pipeline: a |\n  b\n   --c d").stages), ElementsAre("1:11", "2:3", "3:4", "3:8"));
}

struct RefusedCase {
    std::string name;
    std::string pipeline;
    std::string column;
    std::string what;

    friend void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.name; }
};

const RefusedCase kRefused[] = {
    {"Redirection", "a b>c", "2:5", "'>' is for a shell, and there is none here"},
    {"Sequence", "a; b", "2:3", "';' is for a shell, and there is none here"},
    {"Variable", "a $HOME", "2:5", "'$' is for a shell, and there is none here"},
    {"VariableInDoubleQuotes", "a \"b$c\"", "2:5", "'$' is for a shell, and there is none here"},
    {"Command", "a `b`", "2:5", "'`' is for a shell, and there is none here"},
    {"Glob", "a *.csv", "2:5", "'*' is for a shell, and there is none here"},
    {"Comment", "a #b", "2:5", "'#' is for a shell, and there is none here"},
    {"Home", "a ~/b", "2:5", "'~' is for a shell, and there is none here"},
    {"OpenQuote", "a 'b", "2:5", "the quote ' has no end"},
    {"NothingBefore", "| a", "2:3", "no verb before '|'"},
    {"NothingBetween", "a | | b", "2:7", "no verb before '|'"},
    {"Or", "a || b", "2:6", "no verb before '|'"},
    {"NothingBehind", "a |", "", "no verb after '|'"},
};

class RefusedPipelines : public testing::TestWithParam<RefusedCase> {};

TEST_P(RefusedPipelines, WithTheirPlace)
{
    const Parsed parsed = parse("pipeline: |\n  " + GetParam().pipeline + "\n");
    EXPECT_THAT(parsed.stages, IsEmpty());
    ASSERT_EQ(parsed.problems.size(), 1U);
    EXPECT_EQ(parsed.problems[0].what, GetParam().what);
    if (!GetParam().column.empty()) {
        EXPECT_EQ(to_string(parsed.problems[0].where), "tables.yaml:" + GetParam().column);
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, RefusedPipelines, testing::ValuesIn(kRefused), [](const auto& info) { return info.param.name; });

TEST(Pipeline, QuotedForAShellIsReadBack)
{
    for (const std::string word : {"a", "", "a b", "it's", "a|b", "$x", "\\", "--x=\"y\"", "\xC3\xA9", "-", "*", "#a", "~"}) {
        const Parsed parsed = parse("pipeline: |\n  a " + shell_quoted(word) + "\n");
        ASSERT_EQ(parsed.stages.size(), 1U) << word;
        EXPECT_THAT(words_of(parsed.stages[0]), ElementsAre("a", word));
    }
}

}  // namespace
}  // namespace qda
