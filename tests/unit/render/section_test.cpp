// Sections: every form shows every text literally, and the sentences say no more than the table of facts.

#include "qda/render/section.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/base/error.hpp"
#include "qda/render/knelpunten.hpp"

namespace qda {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string rendered(const Section& section, const std::string& form, Language language = Language::english)
{
    Output out = Output::to_text();
    render_section(section, form, language, out);
    out.flush();
    return out.text();
}

Section small()
{
    Section section;
    section.title = "Costs & #";
    section.blocks.push_back(
        {"A_1", {{{{"Rank 1.", true}, {" 50% of\nall"}}}, {{{"- *said*"}}, Paragraph::Kind::quote}}});
    section.notes = {"1. a note"};
    return section;
}

TEST(Section, InMarkdown)
{
    EXPECT_EQ(rendered(small(), "md"),
              "## Costs \\& \\#\n\n### A\\_1\n\n**Rank 1.** 50% of all\n\n> \\- \\*said\\*\n\n1\\. a note\n");
}

TEST(Section, InHtml)
{
    EXPECT_EQ(rendered(small(), "html"),
              "<section>\n<h2>Costs &amp; #</h2>\n<h3>A_1</h3>\n<p><strong>Rank 1.</strong> 50% of all</p>\n"
              "<blockquote><p>- *said*</p></blockquote>\n<p class=\"note\">1. a note</p>\n</section>\n");
}

TEST(Section, InLatex)
{
    EXPECT_EQ(rendered(small(), "latex"),
              "\\section{Costs \\& \\#}\n\n\\subsection{A\\_1}\n\n\\textbf{Rank 1.} 50\\% of all\n\n"
              "\\begin{quote}\n- {*}said{*}\n\\end{quote}\n\n{\\footnotesize 1. a note\\par}\n");
}

TEST(Section, HasNoOtherForm) { EXPECT_THROW(rendered(small(), "text"), Error); }

// One row of the long table: fact, name, detail, knelpunt, goes_well, quotations, respondents, spoke, value, text.
using FactRow = std::vector<Cell>;

Table long_table(const std::vector<FactRow>& rows)
{
    Table table;
    table.title = "Knelpunten by variable";
    for (const char* name : {"variable", "fact", "name", "detail"}) table.add_column(name, Role::key);
    for (const char* name : {"n_knelpunt", "n_goes_well", "n_quotations", "n_respondents", "n_spoke"})
        table.add_column(name, Role::count);
    table.add_column("value", Role::statistic);
    table.add_column("text", Role::text);
    for (const FactRow& row : rows) {
        table.columns[0].add("Space");
        for (std::size_t i = 0; i < row.size(); ++i) table.columns[i + 1].add(row[i]);
        for (std::size_t i = row.size() + 1; i < table.columns.size(); ++i) table.columns[i].add(NotAvailable{});
    }
    return table;
}

Cell n(std::int64_t number) { return number; }
Cell text(const char* words) { return std::string(words); }

FactRow counts(const char* fact, const char* name, const char* detail, std::vector<std::int64_t> numbers)
{
    FactRow row = {text(fact), text(name), text(detail)};
    for (const std::int64_t number : numbers) row.push_back(n(number));
    return row;
}

struct SentenceCase {
    std::string name;
    std::vector<std::int64_t> counts;  // knelpunt, goes_well, quotations, respondents, spoke
    std::string english, dutch;

    friend void PrintTo(const SentenceCase& c, std::ostream* out) { *out << c.name; }
};

const SentenceCase kSentences[] = {
    {"Some",
     {3, 2, 5, 2, 3},
     "Of the 5 quotations on it, 3 (60%) are judged a knelpunt; 2 say that it goes well. Of the 3 respondents who "
     "spoke of it, 2 name a knelpunt.",
     "Van de 5 fragmenten hierover zijn er 3 (60%) als knelpunt beoordeeld; 2 als goed. Van de 3 respondenten die "
     "hierover spraken noemen er 2 een knelpunt."},
    {"OneOfMany",
     {1, 0, 300, 1, 9},
     "Of the 300 quotations on it, 1 (<1%) is judged a knelpunt; none goes well. Of the 9 respondents who spoke of it, "
     "1 names a knelpunt.",
     "Van de 300 fragmenten hierover is er 1 (<1%) als knelpunt beoordeeld; geen enkel als goed. Van de 9 respondenten "
     "die hierover spraken noemt er 1 een knelpunt."},
    {"AllButOne",
     {299, 1, 300, 9, 9},
     "299 (>99%) are judged a knelpunt; 1 says that it goes well. All 9 respondents",
     "299 (>99%) als knelpunt beoordeeld; 1 als goed. Alle 9 respondenten"},
    {"Both",
     {2, 0, 2, 2, 2},
     "Both quotations on it are judged a knelpunt; none goes well. Both respondents",
     "Beide fragmenten hierover zijn als knelpunt beoordeeld; geen enkel als goed. Beide respondenten"},
    {"TheOnlyOne",
     {1, 0, 1, 1, 1},
     "The only quotation on it is judged a knelpunt. The only respondent who spoke of it names a knelpunt.",
     "Het enige fragment hierover is als knelpunt beoordeeld. De enige respondent die hierover sprak noemt een "
     "knelpunt."},
    {"Halves",
     {1, 0, 8, 0, 0},
     "1 (13%) is judged a knelpunt; none goes well. No respondent spoke of it.",
     "1 (13%) als knelpunt beoordeeld; geen enkel als goed. Geen respondent sprak hierover."},
    {"NobodySaysSo",
     {2, 0, 4, 0, 3},
     "None of the 3 respondents who spoke of it names a knelpunt.",
     "Geen van de 3 respondenten die hierover spraken noemt een knelpunt."},
    {"NoKnelpunt",
     {0, 3, 4, 0, 3},
     "None of the 4 quotations on it is judged a knelpunt; 3 say that it goes well.",
     "Geen van de 4 fragmenten hierover is als knelpunt beoordeeld; 3 als goed."},
    {"Nothing", {0, 0, 0, 0, 0}, "There are no quotations on it.", "Hierover zijn er geen fragmenten."},
};

class KnelpuntSentence : public testing::TestWithParam<SentenceCase> {};

TEST_P(KnelpuntSentence, SaysTheCounts)
{
    const SentenceCase& c = GetParam();
    const Table table = long_table({counts("knelpunt", "", "", c.counts)});
    const std::string english = rendered(knelpunt_section(table, Language::english), "html");
    std::string expected = c.english;
    for (std::size_t at = 0; (at = expected.find_first_of("<>", at)) != std::string::npos; at += 4)
        expected.replace(at, 1, expected[at] == '<' ? "&lt;" : "&gt;");
    EXPECT_THAT(english, HasSubstr(expected));
    std::string dutch = c.dutch;
    for (std::size_t at = 0; (at = dutch.find_first_of("<>", at)) != std::string::npos; at += 4)
        dutch.replace(at, 1, dutch[at] == '<' ? "&lt;" : "&gt;");
    EXPECT_THAT(rendered(knelpunt_section(table, Language::dutch), "html", Language::dutch), HasSubstr(dutch));
}

INSTANTIATE_TEST_SUITE_P(Examples, KnelpuntSentence, testing::ValuesIn(kSentences),
                         [](const auto& info) { return info.param.name; });

TEST(KnelpuntSection, NamesDissentersOnlyWhereOthersNameAKnelpunt)
{
    const FactRow ben = counts("respondent", "Ben", "only_goes_well", {0, 1, 1, 0, 1});
    const Table with = long_table({counts("knelpunt", "", "", {1, 1, 2, 1, 2}),
                                   counts("respondent", "Ann", "only_knelpunt", {1, 0, 1, 1, 1}), ben});
    EXPECT_THAT(rendered(knelpunt_section(with, Language::english), "md"),
                HasSubstr("Ben disagrees and names only what goes well."));
    const Table without = long_table({counts("knelpunt", "", "", {1, 1, 2, 0, 1}), ben});
    EXPECT_THAT(rendered(knelpunt_section(without, Language::english), "md"),
                AllOf(Not(HasSubstr("disagree")), HasSubstr("Ben names only what goes well.")));
}

TEST(KnelpuntSection, PutsTheLargestFirst)
{
    const Table table = long_table(
        {counts("knelpunt", "", "", {3, 0, 3, 1, 1}), counts("actor", "School", "actor", {1, 0, 1, 1, 1}),
         counts("actor", "Town", "actor", {2, 0, 2, 1, 1}), counts("solution", "Money", "solution", {2, 0, 2, 1, 1}),
         counts("pair", "Roof", "Money", {1, 0, 1, 1, 1}), counts("pair", "Hall", "Money", {2, 0, 2, 1, 1})});
    const std::string page = rendered(knelpunt_section(table, Language::english), "md");
    EXPECT_THAT(page, HasSubstr("**Actor:** Town (2), School (1)."));
    EXPECT_THAT(page, HasSubstr("**Solution:** Money (2), with Hall (2), Roof (1)."));
}

TEST(KnelpuntSection, IsMadeOfALongTableOnly)
{
    Table wide;
    wide.add_column("variable", Role::key);
    EXPECT_THROW(knelpunt_section(wide, Language::english), Error);
    EXPECT_THROW(knelpunt_section(long_table({counts("rank", "", "", {})}), Language::english), Error);
    Table lacking = long_table({counts("knelpunt", "", "", {1, 1, 2, 1, 2})});
    lacking.columns.pop_back();
    EXPECT_THROW(knelpunt_section(lacking, Language::english), Error);
}

}  // namespace
}  // namespace qda
