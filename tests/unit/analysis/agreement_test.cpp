// Agreement on paragraphs of texts, against one loop over every character; and what does not depend on the order of the
// input. Quotations, characters and documents are counted again by tests/reference/agree_naive.py.

#include "qda/analysis/agreement.hpp"

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "qda/base/error.hpp"

namespace qda {
namespace {

struct Coding {
    std::string document;
    Position start, end;
    std::string code, coder;
};

struct Texts {
    std::vector<std::pair<std::string, std::u32string>> documents;
    std::vector<Coding> codings;
};

std::string utf8(const std::u32string& text)
{
    std::string out;
    for (const char32_t c : text) {
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xC0 | (c >> 6));
            out += static_cast<char>(0x80 | (c & 0x3F));
        } else {
            out += static_cast<char>(0xF0 | (c >> 18));
            out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
            out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
            out += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return out;
}

Table table_of(const Texts& texts, AgreementOptions options)
{
    Universe universe;
    Diagnostics diagnostics;
    CoderAgreement agreement(options, universe, diagnostics);
    for (const auto& [name, text] : texts.documents) universe.texts[universe.documents.intern(name)] = utf8(text);
    Batch batch;
    for (const Coding& one : texts.codings) {
        batch.document.push_back(universe.documents.intern(one.document));
        batch.quotation.push_back(static_cast<Id>(batch.rows++));
        batch.span.push_back({one.start, one.end});
        batch.code.push_back(universe.codes.intern(one.code));
        batch.coder.push_back(universe.coders.intern(one.coder));
        batch.quotation_name.add(std::to_string(batch.rows));
    }
    agreement.add(batch);
    return agreement.table();
}

AgreementOptions paragraphs()
{
    AgreementOptions options;
    options.unit = "paragraph";
    options.measures = {"percent", "jaccard"};
    options.long_form = true;
    return options;
}

std::optional<double> value_in(const Table& table, std::string_view category, std::string_view measure)
{
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.find("category")->text(row) != category || table.find("measure")->text(row) != measure) continue;
        if (table.find("coder_1")->text(row) == "all") continue;
        const Cell cell = table.find("value")->cell(row);
        return std::holds_alternative<double>(cell) ? std::optional(std::get<double>(cell)) : std::nullopt;
    }
    return std::nullopt;
}

TEST(CoderAgreement, ParagraphsAreNotBlankAndCountCodePoints)
{
    // Paragraphs at 0-3, 5-9 (behind an empty one) and 14-16 (behind a blank one); \U0001F642 is one code point.
    const Texts texts{{{"A", U"één\n\nab\U0001F642d\n \t\nmo\n"}},
                      {{"A", 0, 1, "x", "ann"}, {"A", 2, 6, "x", "ben"}, {"A", 9, 13, "x", "ben"}, {"A", 13, 14, "y", "ann"}}};
    const Table table = table_of(texts, paragraphs());
    // x: ann has the first paragraph, ben the first and second; what lies between paragraphs is in none.
    EXPECT_DOUBLE_EQ(*value_in(table, "x", "percent"), 2.0 / 3);
    EXPECT_DOUBLE_EQ(*value_in(table, "x", "jaccard"), 0.5);
    EXPECT_DOUBLE_EQ(*value_in(table, "y", "percent"), 2.0 / 3);
    EXPECT_EQ(std::get<std::int64_t>(table.find("n")->cell(0)), 3);
}

std::u32string random_text(std::mt19937& random)
{
    static const std::u32string kSigns = U"ab \n\n\té\U0001F642";
    std::u32string text;
    for (std::size_t i = 0, n = 5 + random() % 40; i < n; ++i) text += kSigns[random() % kSigns.size()];
    return text + U"z";
}

// For each paragraph that is not blank, the coders who have a character of it.
double naive_percent(const Texts& texts, const std::string& code)
{
    double alike = 0, all = 0;
    for (const auto& [name, text] : texts.documents) {
        std::vector<std::set<Position>> lines(1);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == U'\n')
                lines.emplace_back();
            else
                lines.back().insert(static_cast<Position>(at));
        }
        for (const auto& line : lines) {
            bool blank = true;
            std::set<std::string> who;
            for (const Position at : line) {
                const char32_t sign = text[static_cast<std::size_t>(at)];
                blank = blank && (sign == U' ' || sign == U'\t');
                for (const Coding& one : texts.codings)
                    if (one.document == name && one.code == code && one.start <= at && at < one.end) who.insert(one.coder);
            }
            if (blank) continue;
            ++all;
            alike += who.size() != 1 ? 1 : 0;
        }
    }
    return alike / all;
}

TEST(CoderAgreement, ParagraphsAreWhatEveryCharacterSays)
{
    std::mt19937 random(20261125);
    for (int round = 0; round < 60; ++round) {
        Texts texts;
        for (const char* name : {"A", "B"}) texts.documents.emplace_back(name, random_text(random));
        for (const auto& [name, text] : texts.documents) {
            for (const char* coder : {"ann", "ben"}) {
                for (int i = 0; i < 4; ++i) {
                    const auto start = static_cast<Position>(random() % text.size());
                    const auto end = std::min(start + static_cast<Position>(1 + random() % 9), static_cast<Position>(text.size()));
                    texts.codings.push_back({name, start, end, random() % 3 == 0 ? "y" : "x", coder});
                }
            }
        }
        std::ranges::shuffle(texts.codings, random);
        const Table table = table_of(texts, paragraphs());
        for (const char* code : {"x", "y"})
            if (const auto found = value_in(table, code, "percent")) {
                EXPECT_NEAR(*found, naive_percent(texts, code), 1e-12) << code << " in round " << round;
            }
    }
}

TEST(CoderAgreement, IntervalsDoNotDependOnTheOrderOfTheInput)
{
    Texts texts{{{"A", U"x"}, {"B", U"x"}, {"C", U"x"}}, {}};
    std::mt19937 random(3);
    for (const char* document : {"C", "A", "B"})
        for (Position at = 0; at < 20; ++at)
            for (const char* coder : {"cas", "ann", "ben"}) texts.codings.push_back({document, at * 10, at * 10 + 9, random() % 2 ? "x" : "y", coder});
    AgreementOptions options;
    options.level = "code";
    options.measures = {"alpha", "conger"};
    options.seed = 9;
    options.draws = 50;
    options.long_form = true;
    const Table before = table_of(texts, options);
    std::ranges::shuffle(texts.codings, random);
    std::ranges::reverse(texts.documents);
    const Table after = table_of(texts, options);
    for (const char* column : {"category", "coder_1", "value", "low", "high"})
        for (std::size_t row = 0; row < before.rows(); ++row) EXPECT_EQ(before.find(column)->cell(row), after.find(column)->cell(row)) << column;
}

TEST(CoderAgreement, WordsStandInNoErrorAndNoTable)
{
    const Texts texts{{{"A", U"secret words"}}, {{"A", 0, 6, "x", "ann"}, {"A", 3, 9, "y", "ann"}, {"A", 0, 6, "x", "ben"}}};
    AgreementOptions options = paragraphs();
    options.level = "code";
    try {
        table_of(texts, options);
        FAIL() << "two values of one paragraph are refused";
    } catch (const Error& error) {
        for (const Problem& problem : error.problems()) EXPECT_EQ(problem.what.find("secret"), std::string::npos);
    }
}

}  // namespace
}  // namespace qda
