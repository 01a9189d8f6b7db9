// The knelpunten of tests/data/knelpunt, worked out by hand.
//
// Quotations by document (respondents: gesprek a Anna, gesprek b Bram, gesprek b en c both Bram and Cor):
//
//     gesprek a       1 zaal knelpunt  2 zaal goed  3 geld knelpunt  4 tijd goed
//     gesprek b       1 zaal goed      2 geld knelpunt
//     gesprek b en c  1 buiten knelpunt  2 geld goed  3 bereik knelpunt
//     open dag        1 zaal knelpunt  2 bereik knelpunt          (an observation)
//     nota            1 geld           2 knelpunt of nothing      (a policy document)
//
// Ruimte (zaal and buiten): 5 quotations, 3 of them knelpunt; Anna, Bram and Cor name it: rank 1. Geld: 4 and 2, of Anna and
// Bram; Bereik: 2 and 2, of Bram and Cor: both rank 2. Without Anna, Geld has one respondent (rank 3), and Ruimte and Bereik
// have two respondents and two quotations each (both rank 1). Without Bram, Ruimte has two (rank 1), Geld one respondent and
// one quotation, Bereik one respondent and two quotations: 3 and 2. Without Cor, Ruimte and Geld have two (three quotations
// and two: 1 and 2), Bereik one (3).

#include "qda/analysis/knelpunt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/build/reading.hpp"

namespace qda {
namespace {

using testing::ElementsAre;

Table found(KnelpuntOptions options)
{
    Reading reading;
    reading.files = {QDA_ROOT "/tests/data/knelpunt/codings.csv"};
    reading.codebook = QDA_ROOT "/tests/data/knelpunt/codebook.yaml";
    Universe universe;
    Corpus corpus;
    Diagnostics diagnostics;
    read_segments(
        reading, Corpus::needs(options.text), universe, [&](Batch& batch) { corpus.add(batch); }, diagnostics);
    corpus.close();
    return knelpunten(corpus, universe, options, diagnostics);
}

std::vector<std::string> column(const Table& table, std::string_view name)
{
    std::vector<std::string> cells(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) table.find(name)->print(row, cells[row]);
    return cells;
}

// `name detail value` of all rows of a fact of a subject.
std::vector<std::string> facts(const Table& table, std::string_view subject, std::string_view fact)
{
    std::vector<std::string> out;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.columns[0].text(row) != subject || table.find("fact")->text(row) != fact) continue;
        out.emplace_back(table.find("name")->text(row));
        if (const auto detail = table.find("detail")->text(row); !detail.empty())
            out.back() += " " + std::string(detail);
        std::string value;
        table.find("value")->print(row, value);
        if (value != "NA") out.back() += " " + value;
    }
    return out;
}

TEST(Knelpunten, CountsAreThoseOfTheHand)
{
    const Table table = found({});
    EXPECT_THAT(column(table, "variable"), ElementsAre("Ruimte", "Geld", "Bereik", "Tijd", "Rust"));
    EXPECT_THAT(column(table, "rank"), ElementsAre("1", "2", "2", "NA", "NA"));
    EXPECT_THAT(column(table, "n_knelpunt"), ElementsAre("3", "2", "2", "0", "0"));
    EXPECT_THAT(column(table, "n_goes_well"), ElementsAre("2", "1", "0", "1", "0"));
    EXPECT_THAT(column(table, "n_quotations"), ElementsAre("5", "4", "2", "1", "0"));
    EXPECT_THAT(column(table, "share"), ElementsAre("0.6", "0.5", "1", "0", "NA"));
    EXPECT_THAT(column(table, "n_respondents"), ElementsAre("3", "2", "2", "0", "0"));
    EXPECT_THAT(column(table, "n_spoke"), ElementsAre("3", "3", "2", "1", "0"));
    EXPECT_THAT(column(table, "n_only_knelpunt"), ElementsAre("1", "1", "2", "0", "0"));
    EXPECT_THAT(column(table, "n_both"), ElementsAre("2", "1", "0", "0", "0"));
    EXPECT_THAT(column(table, "n_only_goes_well"), ElementsAre("0", "1", "0", "1", "0"));
    EXPECT_THAT(column(table, "n_neither"), ElementsAre("0", "0", "0", "0", "0"));
    EXPECT_THAT(column(table, "n_sources"), ElementsAre("4", "2", "3", "0", "0"));
    EXPECT_THAT(column(table, "n_source_kinds"), ElementsAre("2", "1", "2", "0", "0"));
    // Ruimte: interviews and an observation. Geld: the codebook also looks in policy documents. Of Bereik it does not say.
    EXPECT_THAT(column(table, "one_kind"), ElementsAre("0", "1", "NA", "NA", "NA"));
    EXPECT_THAT(column(table, "largest_share"), ElementsAre("0.3333333333333333", "0.5", "0.5", "NA", "NA"));
    EXPECT_THAT(column(table, "n_rank_changes"), ElementsAre("0", "2", "2", "NA", "NA"));
}

TEST(Knelpunten, NamesAreThoseOfTheHand)
{
    KnelpuntOptions options;
    options.long_form = options.text = true;
    const Table table = found(options);
    EXPECT_THAT(facts(table, "Geld", "tied"), ElementsAre("Bereik"));
    EXPECT_THAT(facts(table, "Geld", "rank_without"), ElementsAre("Anna 3", "Bram 3"));
    EXPECT_THAT(facts(table, "Bereik", "rank_without"), ElementsAre("Anna 1", "Cor 3"));
    EXPECT_THAT(facts(table, "Geld", "respondent"),
                ElementsAre("Anna only_knelpunt 0.5", "Bram both 0.5", "Cor only_goes_well 0"));
    EXPECT_THAT(facts(table, "Geld", "one_kind"), ElementsAre("interview"));
    EXPECT_THAT(facts(table, "Geld", "source_kind"), ElementsAre("interview declared 2", "policy_document declared 0"));
    EXPECT_THAT(facts(table, "Ruimte", "source"),
                ElementsAre("Anna interview", "Bram interview", "Cor interview", "Open dag observation"));
    EXPECT_THAT(facts(table, "Ruimte", "part"), ElementsAre("Zaal sub_variable", "Buiten sub_variable"));
    EXPECT_THAT(facts(table, "Ruimte", "place"), ElementsAre("Kelder place"));
    EXPECT_THAT(facts(table, "Ruimte", "pair"), ElementsAre("Zaal Verbouwen"));
    EXPECT_THAT(facts(table, "Geld", "pair"), ElementsAre("Geld Subsidie"));
    EXPECT_THAT(facts(table, "Ruimte", "quotation"), ElementsAre("Anna length"));
    EXPECT_THAT(facts(table, "Geld", "quotation"), ElementsAre("Anna quote"));
    EXPECT_THAT(facts(table, "Ruimte", "conclusion"), ElementsAre("Zaal", "Buiten"));
}

TEST(Knelpunten, CannotBeAskedForByAnotherWord)
{
    KnelpuntOptions options;
    options.relation = "touch";
    EXPECT_THROW(found(options), Error);
    options = {};
    options.rank = {"codings"};
    EXPECT_THROW(found(options), Error);
    options = {};
    options.by = "source";
    EXPECT_THROW(found(options), Error);
}

}  // namespace
}  // namespace qda
