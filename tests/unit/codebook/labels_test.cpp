#include "qda/codebook/labels.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/codebook/universe_text.hpp"
#include "unit/problems.hpp"

namespace qda {
namespace {

using testing::ElementsAre;

const char* const kBook = R"(codebook: c
dimensions:
  - id: thema
    levels: [variable, sub_variable, indicator]
    values:
      - id: structuur
        codes: [Structuur]
        values:
          - id: flexibiliteit
            codes: ["Flex*"]
            values:
              - {id: wachtlijsten, codes: [Wachtlijsten]}
              - {id: star, codes: ["Flexibel of star", "Priv\u00e9"]}
          - {id: anders, codes: ["*verig"]}
  - {id: oordeel, levels: [judgement], values: [{id: knelpunt, codes: [knelpunt, Wachtlijsten]}]}
sources:
  - {id: 6, kind: interview, documents: [Gesprek 6 en 7], respondent: true, speaker: ["spreker: 6"]}
  - {id: 7, kind: interview, documents: [Gesprek 6 en 7, "Gesprek*"], respondent: true, speaker: ["spreker: 7", "zegt*"]}
  - {id: obs, kind: observation, documents: ["Verslag *"]}
  - {id: plan, kind: policy_document, documents: ["*plan"]}
quote_code: citaat
)";

struct CodeCase {
    std::string name;
    std::string code;
    std::string labels;

    friend void PrintTo(const CodeCase& c, std::ostream* out) { *out << c.name; }
};

const CodeCase kCodes[] = {
    {"Root", "Structuur", " variable:structuur"},
    {"Leaf", "Wachtlijsten",
     " variable:structuur sub_variable:flexibiliteit indicator:wachtlijsten judgement:knelpunt"},
    {"Glob", "Flexwerk", " variable:structuur sub_variable:flexibiliteit"},
    {"ExactBeatsGlob", "Flexibel of star", " variable:structuur sub_variable:flexibiliteit indicator:star"},
    {"White", " knelpunt\t", " judgement:knelpunt"},
    {"Composed", "Priv\xC3\xA9", " variable:structuur sub_variable:flexibiliteit indicator:star"},
    {"Decomposed", "Prive\xCC\x81", " variable:structuur sub_variable:flexibiliteit indicator:star"},
    {"Quote", "citaat", " role:quote"},
    {"Speaker", "spreker: 6", ""},
    {"OtherCase", "wachtlijsten", ""},
};

class LabelCode : public testing::TestWithParam<CodeCase> {};

TEST_P(LabelCode, GivesEachLevelOfTheValue)
{
    const auto& [name, code, labels] = GetParam();
    const Codebook book = codebook_of(kBook);
    Universe universe;
    universe.codes.intern(code);
    Labeller(book, universe).label_new();
    EXPECT_EQ(labelled_in(universe), "#code name:" + code + labels + "\n");
}

INSTANTIATE_TEST_SUITE_P(Codes, LabelCode, testing::ValuesIn(kCodes), [](const auto& info) { return info.param.name; });

const CodeCase kDocuments[] = {
    {"Joint", "Gesprek 6 en 7", " source:6 source:7 respondent:6 respondent:7 source_kind:interview"},
    {"Glob", "Gesprek 7b", " source:7 respondent:7 source_kind:interview"},
    {"NoRespondent", "Verslag mei", " source:obs source_kind:observation"},
    {"Nobody", "Los", ""},
};

class LabelDocument : public testing::TestWithParam<CodeCase> {};

TEST_P(LabelDocument, GivesItsSources)
{
    const auto& [name, document, labels] = GetParam();
    const Codebook book = codebook_of(kBook);
    Universe universe;
    universe.documents.intern(document);
    Labeller(book, universe).label_new();
    EXPECT_EQ(labelled_in(universe), "#document name:" + document + labels + "\n");
}

INSTANTIATE_TEST_SUITE_P(Documents, LabelDocument, testing::ValuesIn(kDocuments),
                         [](const auto& info) { return info.param.name; });

TEST(Labeller, ReplacesLabelsAndKeepsOtherKeys)
{
    const Codebook book = codebook_of(kBook);
    Universe universe;
    Entry& code = universe.codes[universe.codes.intern("knelpunt")];
    code.keys = {{"judgement", "goed"}, {"parent", "Top"}, {"variable", "oud"}, {"place", "Oss"}, {"role", "quote"}};
    Entry& document = universe.documents[universe.documents.intern("Verslag mei")];
    document.keys = {{"source", "oud"}, {"respondent", "oud"}, {"source_kind", "interview"}, {"length", "12"}};
    Entry& loose = universe.documents[universe.documents.intern("Los")];
    loose.keys = {{"source", "oud"}, {"source_kind", "interview"}};

    Labeller labeller(book, universe);
    labeller.label_new();
    const std::string once = labelled_in(universe);
    EXPECT_EQ(once, "#code name:knelpunt parent:Top place:Oss judgement:knelpunt\n"
                    "#document name:Verslag mei length:12 source:obs source_kind:observation\n"
                    "#document name:Los source_kind:interview\n");
    Labeller(book, universe).label_new();
    EXPECT_EQ(labelled_in(universe), once) << "twice equals once";
}

TEST(Labeller, LabelsWhatComesLater)
{
    const Codebook book = codebook_of(kBook);
    Universe universe;
    Labeller labeller(book, universe);
    EXPECT_FALSE(labeller.label_new());
    universe.codes.intern("knelpunt");
    EXPECT_FALSE(labeller.label_new());
    universe.codes.intern("Structuur");
    universe.documents.intern("Verslag juni");
    universe.declare_value("judgement", "oud");  // a `#value` line of an older labelling
    universe.values[universe.find_value("judgement", "knelpunt")].entry.add("role", "wish");
    labeller.label_new();
    EXPECT_EQ(labelled_in(universe), "#code name:knelpunt judgement:knelpunt\n#code name:Structuur variable:structuur\n"
                                     "#document name:Verslag juni source:obs source_kind:observation\n");
    EXPECT_EQ(universe.find_value("judgement", "oud"), Universe::npos);
    EXPECT_EQ(universe.values[universe.find_value("judgement", "knelpunt")].entry.get("role"), nullptr);
}

TEST(Labeller, LabelsAnewWhenAnEntryTurnsOutToBeAName)
{
    const Codebook book = codebook_of(kBook);
    Universe universe;
    Labeller labeller(book, universe);
    universe.codes.intern("Flexwerk");
    labeller.label_new();
    universe.codes.intern("Flex*");
    EXPECT_TRUE(labeller.label_new());
    EXPECT_EQ(labelled_in(universe),
              "#code name:Flexwerk\n#code name:Flex* variable:structuur sub_variable:flexibiliteit\n");
}

TEST(Labeller, ReportsAllRivalGlobsAtOnce)
{
    const Codebook book = codebook_of(kBook);
    Universe universe;
    universe.codes.intern("Flexibel klaverig");
    universe.codes.intern("Flexibel overig");
    universe.codes.intern("Flex*");  // a name; globs are fewer by one
    universe.documents.intern("Verslag over het plan");
    EXPECT_THAT(problems_of([&] { Labeller(book, universe).label_new(); }),
                ElementsAre("c.yaml:20:51: document 'Verslag over het plan' fits '*plan' of 'plan' and, at 19:46, "
                            "'Verslag *' of 'obs' | list the document by its full name where it belongs"));

    Universe other;
    other.codes.intern("Flexibel klaverig");
    other.codes.intern("Flexibel overig");
    EXPECT_THAT(
        problems_of([&] { Labeller(book, other).label_new(); }),
        ElementsAre("c.yaml:14:34: code 'Flexibel klaverig' fits '*verig' of 'anders' and, at 10:21, 'Flex*' of "
                    "'flexibiliteit' | list the code by its full name where it belongs",
                    "c.yaml:14:34: code 'Flexibel overig' fits '*verig' of 'anders' and, at 10:21, 'Flex*' of "
                    "'flexibiliteit' | list the code by its full name where it belongs"));
    EXPECT_EQ(labelled_in(other), "#code name:Flexibel klaverig\n#code name:Flexibel overig\n");
}

TEST(Labeller, RefusesASpeakerCodeThatAGlobTakes)
{
    const Codebook book = codebook_of(kBook);
    Universe universe;
    universe.codes.intern("zegt overig");
    EXPECT_THAT(
        problems_of([&] { Labeller(book, universe).label_new(); }),
        ElementsAre("c.yaml:14:34: code 'zegt overig' fits '*verig' of 'anders' and, at 18:113, 'zegt*' of '7' | "
                    "list the code by its full name where it belongs"));
}

TEST(Labeller, KnowsTheSpeakerCodes)
{
    const Codebook book = codebook_of(kBook);
    Universe universe;
    for (const char* code : {"spreker: 7", "knelpunt", "zegt zeven", "spreker: 6"}) universe.codes.intern(code);
    Labeller labeller(book, universe);
    labeller.label_new();
    std::string found;
    for (const SpeakerCode& speaker : labeller.speaker_codes())
        found += std::to_string(speaker.code) + "=" + speaker.respondent + " ";
    EXPECT_EQ(found, "3=6 0=7 2=7 ");
}

TEST(Labeller, NotesDocumentsWithoutASource)
{
    const Codebook book = codebook_of(kBook);
    Universe universe;
    universe.documents.intern("Los");
    universe.documents.intern("Ook los");
    universe.documents.intern("Verslag 1");
    universe.documents[0].add("source", "oud");  // said by a line that came after the label
    Diagnostics diagnostics;
    Labeller labeller(book, universe);
    labeller.label_new();
    universe.documents[1].add("source", "oud");
    labeller.finish(diagnostics);
    ASSERT_EQ(diagnostics.remarks().size(), 1U);
    EXPECT_EQ(diagnostics.remarks()[0].what, "2 of 3 documents belong to no source of the codebook");
}

TEST(Labeller, LeavesSourcesAloneWhereTheCodebookHasNone)
{
    const Codebook book =
        codebook_of("codebook: c\ndimensions: [{id: d, levels: [l], values: [{id: a, codes: [x]}]}]\n");
    Universe universe;
    universe.documents[universe.documents.intern("Los")].add("source", "1");
    Diagnostics diagnostics;
    Labeller labeller(book, universe);
    labeller.finish(diagnostics);
    EXPECT_EQ(labelled_in(universe), "#document name:Los source:1\n");
    EXPECT_TRUE(diagnostics.remarks().empty());
}

}  // namespace
}  // namespace qda
