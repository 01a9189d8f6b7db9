// Reading a codebook: what is there, and every mistake with its place.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/codebook/codebook.hpp"
#include "unit/problems.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::SizeIs;

Codebook parsed(const std::string& text)
{
    Source source = Source::from_text("c.yaml", text);
    return read_codebook(source);
}

// The example of the design, shortened.
const char* const kThesis = R"(codebook: oss-3006
title: Samenwerking
language: nl
dimensions:
  - id: thema
    levels: [variable, sub_variable, indicator]
    values:
      - id: samenwerkingsstructuur
        label: Samenwerkingsstructuur
        table: {number: 6, caption: "Operationalisatie"}
        recommendation: >-
          Een langere
          tekst
        values:
          - id: flexibiliteit
            label: Flexibiliteit
            codes: ["Flexibiliteit", "Flex*"]
            source_kinds: [policy_document, interview, observation]
            conclusion: not_met
            definition: d
            include: i
            exclude: e
            example: x
            theory: t
            values:
              - {id: wachtlijsten, codes: [Wachtlijsten]}
          - {id: reciprociteit, label: Reciprociteit}
  - {id: oordeel, role: judgement, levels: [judgement], values: [{id: knelpunt, role: knelpunt, codes: [knelpunt]}]}
sources:
  - {id: "1", label: Respondent 1, kind: interview, documents: ["Respondent 1"], speaker: ["spreker: R1"], respondent: true,
     attributes: {functie: Beleidsmedewerkster, locatie: , rol: "null"}}
  - {id: 2, kind: interview, documents: [Respondent 1], respondent: false}
instruments:
  - {id: guide, kind: interview, label: Gids, questions: [{text: "Hoe?", asks: [flexibiliteit, knelpunt]}, {text: "En?", asks: []}]}
quote_code: citaat
)";

TEST(Codebook, HoldsWhatTheFileSays)
{
    const Codebook book = parsed(kThesis);
    EXPECT_EQ(book.id, "oss-3006");
    EXPECT_EQ(book.title, "Samenwerking");
    EXPECT_EQ(book.language, "nl");
    EXPECT_EQ(book.quote_code.text, "citaat");
    ASSERT_THAT(book.dimensions, SizeIs(2));
    EXPECT_EQ(book.dimensions[0].levels[2].name, "indicator");
    EXPECT_EQ(book.dimensions[1].role, "judgement");

    const CodebookValue& root = book.dimensions[0].values[0];
    EXPECT_EQ(root.table.number, "6");
    EXPECT_EQ(root.table.caption, "Operationalisatie");
    EXPECT_EQ(root.recommendation, "Een langere tekst");
    const CodebookValue& flexible = root.values[0];
    EXPECT_THAT(flexible.source_kinds, ElementsAre("policy_document", "interview", "observation"));
    EXPECT_EQ(flexible.conclusion, "not_met");
    EXPECT_EQ(flexible.definition + flexible.include + flexible.exclude + flexible.example + flexible.theory, "diext");
    EXPECT_EQ(flexible.codes[1].text, "Flex*");
    EXPECT_TRUE(flexible.codes[1].starred());
    EXPECT_EQ(to_string(flexible.codes[1].where), "c.yaml:17:38");
    EXPECT_EQ(to_string(flexible.where), "c.yaml:15:17");
    EXPECT_EQ(flexible.values[0].label, "wachtlijsten") << "the id where no label is given";

    ASSERT_THAT(book.sources, SizeIs(2));
    EXPECT_TRUE(book.sources[0].respondent);
    EXPECT_FALSE(book.sources[1].respondent);
    EXPECT_EQ(book.sources[1].id, "2");
    ASSERT_THAT(book.sources[0].attributes, SizeIs(2)) << "an empty attribute says nothing";
    EXPECT_EQ(book.sources[0].attributes[1].value, "null") << "a quoted word is a text";
    EXPECT_THAT(book.instruments[0].questions, SizeIs(2));
    EXPECT_EQ(book.instruments[0].questions[0].asks[1].id, "knelpunt");
}

TEST(Codebook, PutsValuesInOrder)
{
    const Codebook book = parsed(kThesis);
    std::vector<std::string> order;
    for (const PlacedValue& placed : values_in_order(book.dimensions[0]))
        order.push_back(std::to_string(placed.depth) + placed.value->id);
    EXPECT_THAT(order, ElementsAre("0samenwerkingsstructuur", "1flexibiliteit", "2wachtlijsten", "1reciprociteit"));
    EXPECT_EQ(values_in_order(book.dimensions[0])[3].parent, 0U);
}

TEST(Codebook, ComparesNamesInNormalForm)
{
    // Privé decomposed here, composed there: one code, claimed twice.
    EXPECT_THAT(problems_of([] {
                    parsed("codebook: c\n"
                           "dimensions:\n"
                           "  - id: d\n"
                           "    levels: [l]\n"
                           "    values:\n"
                           "      - {id: a, codes: [\"Prive\xCC\x81 \"]}\n"
                           "      - {id: b, codes: [\"Priv\xC3\xA9\"]}\n");
                }),
                ElementsAre("c.yaml:7:25: code 'Priv\xC3\xA9' is claimed by 'b' and, at 6:25, by 'a' | "
                            "a code belongs to one value of a dimension"));
}

TEST(Codebook, AcceptsWhatTheStudyDeclares)
{
    const Codebook book = parsed(R"(codebook: c
source_kinds: [focus_group, {id: survey, label: Enquête}]
sources:
  - {id: s, kind: survey}
  - {id: t, kind: focus_group}
)");
    EXPECT_EQ(book.source_kinds[1].label, "Enquête");
    EXPECT_EQ(book.sources[0].kind, "survey");
}

TEST(Codebook, AcceptsOneIdAndOneCodeInTwoDimensions)
{
    EXPECT_THAT(parsed(R"(codebook: c
dimensions:
  - {id: d, levels: [l], values: [{id: x, codes: [k, k*]}]}
  - {id: e, levels: [m], values: [{id: x, codes: [k, k*]}]}
)")
                    .dimensions,
                SizeIs(2));
}

TEST(Codebook, AcceptsAJointInterview)
{
    EXPECT_THAT(parsed(R"(codebook: c
sources:
  - {id: 6, kind: interview, documents: [Gesprek 6 en 7]}
  - {id: 7, kind: interview, documents: [Gesprek 6 en 7]}
)")
                    .sources,
                SizeIs(2));
}

struct WrongCase {
    std::string name;
    std::string text;  // after `codebook: c` on line 1
    std::vector<std::string> problems;

    friend void PrintTo(const WrongCase& c, std::ostream* out) { *out << c.name; }
};

const std::string kOther = "choose another name";

const WrongCase kWrong[] = {
    {"NoParts", "title: x\n", {"c.yaml:1:1: a codebook without 'dimensions' and 'sources' | add one of them"}},
    {"EmptyParts",
     "dimensions: []\nsources: []\n",
     {"c.yaml:2:13: 'dimensions' is empty | remove it, or list what there is",
      "c.yaml:3:10: 'sources' is empty | remove it, or list what there is"}},
    {"UnknownKeys",
     R"(dimension: x
sources:
  - {id: a, kind: interview, labell: A, zzz: 1}
)",
     {"c.yaml:2:1: unknown key 'dimension' in a codebook | did you mean 'dimensions'?",
      "c.yaml:4:30: unknown key 'labell' in a source | did you mean 'label'?",
      "c.yaml:4:41: unknown key 'zzz' in a source | one of id, label, kind, documents, speaker, respondent, "
      "parent, attributes"}},
    {"DoubledKeys",
     R"(sources:
  - {id: a, kind: interview, kind: interview}
  - {id: b, kind: interview, attributes: {f: 1, f: 2}}
)",
     {"c.yaml:3:30: key 'kind' is here twice, first on line 3 | keep one of them",
      "c.yaml:4:49: key 'f' is here twice, first on line 4 | keep one of them"}},
    {"MissingIds",
     R"(dimensions:
  - levels: [l]
    values:
      - {label: x}
      - {id: ""}
sources:
  - {kind: interview}
instruments:
  - {questions: [{asks: []}]}
)",
     {"c.yaml:3:5: a dimension without 'id' | add 'id: ...'", "c.yaml:5:9: a value without 'id' | add 'id: ...'",
      "c.yaml:6:14: 'id' is empty", "c.yaml:8:5: a source without 'id' | add 'id: ...'",
      "c.yaml:10:5: an instrument without 'id' | add 'id: ...'",
      "c.yaml:10:18: a question without 'text' | add 'text: ...'"}},
    {"StrangeIds",
     "sources:\n  - {id: \"a|b\", kind: interview}\n  - {id: \"a\\tb\", kind: interview}\n",
     {"c.yaml:3:10: an id with a tab, a line end, a | or a backslash | use letters, digits and hyphens",
      "c.yaml:4:10: an id with a tab, a line end, a | or a backslash | use letters, digits and hyphens"}},
    {"NamesUsedTwice",
     R"(dimensions:
  - {id: d, levels: [l, l], values: [{id: a}, {id: b, values: [{id: a}]}]}
  - {id: d, levels: [m], values: [{id: a}]}
sources:
  - {id: s, kind: interview}
  - {id: "s ", kind: interview}
instruments:
  - {id: i}
  - {id: i}
)",
     {"c.yaml:3:25: level 'l' is used twice, first at 3:22 | give one of them another name",
      "c.yaml:3:69: id in dimension 'd': 'a' is used twice, first at 3:43 | give one of them another name",
      "c.yaml:4:10: dimension 'd' is used twice, first at 3:10 | give one of them another name",
      "c.yaml:7:10: source 's' is used twice, first at 6:10 | give one of them another name",
      "c.yaml:10:10: instrument 'i' is used twice, first at 9:10 | give one of them another name"}},
    {"WrongKindsOfNodes",
     R"(title: [x]
dimensions: {id: d}
sources:
  - s
  - {id: t, kind: interview, documents: x, attributes: [a], respondent: "true", label: ~}
  - {id: u, kind: interview, documents: [[x], ~, ""], respondent: yes, attributes: {f: [1]}}
)",
     {"c.yaml:2:8: 'title' is a text, found a list",
      "c.yaml:3:13: 'dimensions' is a list, found a map | write dimensions: [...]",
      "c.yaml:5:5: a source is a map, found a text | write its keys: {id: ..., ...}",
      "c.yaml:6:41: 'documents' is a list, found a text | write documents: [...]",
      "c.yaml:6:56: 'attributes' is a map, found a list | write attributes: {...}",
      "c.yaml:6:73: 'respondent' is true or false | write true or false, without quotes",
      "c.yaml:6:88: 'label' is a text, found nothing | quote it if it is a word such as null or a mark such as ~",
      "c.yaml:7:42: 'documents' lists texts, found a list | quote a text with ': ' or brackets",
      "c.yaml:7:47: 'documents' lists texts, found nothing | quote it if it is a word such as null or a mark such as ~",
      "c.yaml:7:50: an empty text in 'documents' | remove it",
      "c.yaml:7:67: 'respondent' is true or false | write true or false, without quotes",
      "c.yaml:7:88: 'f' is a text, found a list"}},
    {"ReservedLevels",
     R"(dimensions:
  - {id: d, levels: [document, respondent, judged, id, "a:b", length, x], values: [{id: a}]}
)",
     {"c.yaml:3:22: level 'document' is a reserved name | " + kOther,
      "c.yaml:3:32: level 'respondent' is a built-in level | " + kOther,
      "c.yaml:3:44: level 'judged' is a built-in level | " + kOther,
      "c.yaml:3:52: level 'id' is a reserved name | " + kOther,
      "c.yaml:3:56: level 'a:b' holds a colon, a tab, a line end or a |, or begins with # | " + kOther,
      "c.yaml:3:63: level 'length' is a reserved name | " + kOther}},
    {"ReservedAttributes",
     R"(dimensions:
  - {id: d, levels: [l], values: [{id: a}]}
sources:
  - {id: s, kind: interview, attributes: {source: x, code: y, role: Student, l: z}}
)",
     {"c.yaml:5:43: attribute 'source' is a built-in level | " + kOther,
      "c.yaml:5:54: attribute 'code' is a reserved name | " + kOther,
      "c.yaml:5:78: attribute 'l' is also a level, at 3:22 | rename one of them"}},
    {"TooDeep",
     R"(dimensions:
  - id: d
    levels: [l]
    values:
      - {id: a, values: [{id: b, values: [{id: c}]}, {id: e}]}
)",
     {"c.yaml:6:26: values 2 deep, but dimension 'd' has 1 level | name a further level, or move the values up"}},
    {"EmptyTrees",
     R"(dimensions:
  - {id: d, levels: [l]}
  - {id: e, levels: [], values: []}
  - {id: f, values: [{id: a, values: [{id: b}]}]}
)",
     {"c.yaml:3:10: a dimension without values | list its values, or remove it",
      "c.yaml:4:21: a dimension without levels | name them from the root down: levels: [variable, sub_variable]",
      "c.yaml:4:33: a dimension without values | list its values, or remove it",
      "c.yaml:5:10: a dimension without levels | name them from the root down: levels: [variable, sub_variable]"}},
    {"CodesClaimedTwice",
     R"(dimensions:
  - id: d
    levels: [l]
    values:
      - {id: a, codes: [x, "y*", x]}
      - {id: b, codes: ["y*", " x"]}
)",
     {"c.yaml:6:34: code 'x' is listed twice, first at 6:25 | remove one of them",
      "c.yaml:7:25: code 'y*' is claimed by 'b' and, at 6:28, by 'a' | a code belongs to one value of a dimension",
      "c.yaml:7:31: code 'x' is claimed by 'b' and, at 6:25, by 'a' | a code belongs to one value of a dimension"}},
    {"UnknownKinds",
     R"(dimensions:
  - {id: d, levels: [l], values: [{id: a, source_kinds: [interviews, diary]}]}
sources:
  - {id: s, kind: observatie}
  - {id: t}
instruments:
  - {id: i, kind: zzzzz}
)",
     {"c.yaml:3:58: unknown source kind 'interviews' | did you mean 'interview'?",
      "c.yaml:3:70: unknown source kind 'diary' | one of interview, observation, policy_document",
      "c.yaml:5:19: unknown source kind 'observatie' | did you mean 'observation'?",
      "c.yaml:6:5: a source without 'kind' | add 'kind: ...'",
      "c.yaml:8:19: unknown source kind 'zzzzz' | one of interview, observation, policy_document"}},
    {"DeclaredKinds",
     R"(source_kinds: [interview, diary, diary, {label: x}, ""]
sources: [{id: s, kind: diary}]
)",
     {"c.yaml:2:16: source kind 'interview' is built in | remove it",
      "c.yaml:2:34: source kind 'diary' is used twice, first at 2:27 | give one of them another name",
      "c.yaml:2:41: a source kind without 'id' | add 'id: ...'", "c.yaml:2:53: a source kind without a name"}},
    {"UnknownWords",
     R"(dimensions:
  - id: d
    role: judgment
    levels: [l]
    values:
      - {id: a, role: problem, conclusion: notmet}
      - {id: b, role: judgement, conclusion: met}
)",
     {"c.yaml:4:11: unknown role of a dimension 'judgment' | did you mean 'judgement'?",
      "c.yaml:7:23: unknown role of a value 'problem' | one of knelpunt, goes_well, mixed, neutral, wish, unknown",
      "c.yaml:7:44: unknown conclusion 'notmet' | did you mean 'not_met'?",
      "c.yaml:8:23: unknown role of a value 'judgement' | one of knelpunt, goes_well, mixed, neutral, wish, unknown"}},
    {"AsksNothingThatIs",
     R"(dimensions:
  - {id: d, levels: [l], values: [{id: flexibiliteit}]}
instruments:
  - {id: i, kind: interview, questions: [{text: Hoe, asks: [flexibilteit, d]}]}
)",
     {"c.yaml:5:61: no value with id 'flexibilteit' | did you mean 'flexibiliteit'?",
      "c.yaml:5:75: no value with id 'd' | one of flexibiliteit"}},
    {"DocumentOfTwoKinds",
     R"(sources:
  - {id: a, kind: interview, documents: [x, x]}
  - {id: b, kind: observation, documents: [x]}
)",
     {"c.yaml:3:45: document of source 'a': 'x' is used twice, first at 3:42 | give one of them another name",
      "c.yaml:4:44: document 'x' is of source 'a' (interview) and of source 'b' (observation) | "
      "a document has one source kind"}},
    {"SpeakerCodes",
     R"(dimensions:
  - {id: d, levels: [l], values: [{id: a, codes: [k]}]}
sources:
  - {id: s, kind: interview, speaker: [k], respondent: true}
  - {id: t, kind: interview, speaker: [r]}
  - {id: u, kind: interview, speaker: [r], respondent: true}
)",
     {"c.yaml:5:40: speaker code 'k' is also a code of a dimension, at 3:51 | remove it from one of them",
      "c.yaml:6:40: source 't' has a speaker code but is no respondent | add 'respondent: true'",
      "c.yaml:7:40: speaker code 'r' is used twice, first at 6:40 | give one of them another name"}},
    {"QuoteCodeIsNoGlob",
     "quote_code: cit*\nsources: [{id: a, kind: interview}]\n",
     {"c.yaml:2:13: 'quote_code' is one code, found a glob | write its full name"}},
    {"UnknownKeysBelow",
     R"(dimensions:
  - id: d
    levels: [l]
    value: []
    values:
      - {id: a, table: {nummer: 6}, code: [x]}
instruments:
  - {id: i, question: [], questions: [{txt: x, text: y}]}
)",
     {"c.yaml:5:5: unknown key 'value' in a dimension | did you mean 'values'?",
      "c.yaml:7:25: unknown key 'nummer' in a table | did you mean 'number'?",
      "c.yaml:7:37: unknown key 'code' in a value | did you mean 'codes'?",
      "c.yaml:9:13: unknown key 'question' in an instrument | did you mean 'questions'?",
      "c.yaml:9:40: unknown key 'txt' in a question | did you mean 'text'?"}},
};

class WrongCodebook : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongCodebook, ReportsEverythingAtOnce)
{
    EXPECT_THAT(problems_of([] { parsed("codebook: c\n" + GetParam().text); }), ElementsAreArray(GetParam().problems));
}

INSTANTIATE_TEST_SUITE_P(Mistakes, WrongCodebook, testing::ValuesIn(kWrong),
                         [](const auto& info) { return info.param.name; });

TEST(Codebook, MustSayThatItIsOne)
{
    EXPECT_THAT(problems_of([] { parsed("sources: [{id: a, kind: interview}]\n"); }),
                ElementsAre("c.yaml:1:1: a codebook without 'codebook' | add 'codebook: ...'"));
    EXPECT_THAT(problems_of([] { parsed("- a\n"); }),
                ElementsAre("c.yaml:1:1: a codebook is a map, found a list | write its keys: {id: ..., ...}"));
    EXPECT_THAT(problems_of([] { parsed("hello\n"); }), SizeIs(1));
}

TEST(Codebook, SurvivesCutsAndChangedBytes)
{
    const std::string whole = kThesis;
    for (std::size_t n = 0; n < whole.size(); n += 7) problems_of([&] { parsed(whole.substr(0, n)); });
    for (std::size_t at = 0; at < whole.size(); at += 29)
        for (const char c : std::string("[]{}:,-\"'\n\t*|\xFF")) {
            std::string changed = whole;
            changed[at] = c;
            problems_of([&] { parsed(changed); });
        }
}

TEST(Codebook, OfTheFirstThesisIsSound)
{
    const std::string path = QDA_ROOT "/codebook/oss-3006.yaml";
    EXPECT_THAT(problems_of([&] { read_codebook(path); }), IsEmpty());
}

}  // namespace
}  // namespace qda
