#include "qda/import/code_cells.hpp"

#include <deque>
#include <random>
#include <set>

#include <gtest/gtest.h>

namespace qda {
namespace {

struct CellsCase {
    std::string name;
    std::vector<std::pair<std::string, int>> cells;  // text and number; -1: none
    std::vector<std::string> known;
    std::vector<std::string>
        codes;  // of each cell, joined by `|`; `?` before: open, `~`: inferred, `!` behind: mismatch

    friend void PrintTo(const CellsCase& c, std::ostream* out) { *out << c.name; }
};

std::vector<std::string> split(const CellsCase& c, bool line_feeds = false)
{
    std::vector<CodeCell> cells;
    for (const auto& [text, number] : c.cells)
        cells.push_back({text, number < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(number))});
    std::vector<std::string> out;
    for (const CodesOfCell& cell : split_code_cells(cells, {c.known, line_feeds}).cells) {
        std::string codes = cell.split == Split::open ? "?" : cell.split == Split::inferred ? "~" : "";
        for (std::size_t i = 0; i < cell.codes.size(); ++i) codes += (i > 0 ? "|" : "") + std::string(cell.codes[i]);
        out.push_back(codes + (cell.mismatch ? "!" : ""));
    }
    return out;
}

const CellsCase kCases[] = {
    {"LineFeeds", {{"a, b\nc", 2}, {"d, e", 1}, {"", 0}}, {}, {"a, b|c", "d, e", ""}},
    {"LineFeedsAndWrongNumbers", {{"a\nb", 3}, {"", 1}}, {}, {"a|b!", "!"}},
    {"AsManyPiecesAsCodes", {{"a, b", 2}, {"c", 1}}, {}, {"a|b", "c"}},
    {"OneCodeWithAComma",
     {{"Trust, lack of", 1}, {"Trust, lack of, a", 2}, {"a", 1}},
     {},
     {"Trust, lack of", "Trust, lack of|a", "a"}},
    // Only `a` is known, so the other two pieces are one name.
    {"TheRestIsOneName", {{"a", 1}, {"a, x, y", 2}}, {}, {"a", "~a|x, y"}},
    // Either way needs one unknown name of two pieces and one of one.
    {"NothingDecides", {{"x, y, z", 2}}, {}, {"?x, y|z"}},
    // The second cell decides for the first: `x, y` is needed by both, `y, z` and `w, x` by one.
    {"OtherCellsDecide", {{"a, x, y", 2}, {"x, y, z", 2}, {"a", 1}}, {}, {"~a|x, y", "~x, y|z", "a"}},
    {"CategoriesDecide",
     {{"T1. Here, there: A, T1. Here, there: B", 2}, {"T1. Here, there: A", 1}, {"T2: C, T1. Here, there: D", 2}},
     {},
     {"~T1. Here, there: A|T1. Here, there: B", "T1. Here, there: A", "~T2: C|T1. Here, there: D"}},
    {"KnownNames", {{"a, b, c", -1}, {"b, c", -1}}, {"a", "b, c"}, {"a|b, c", "b, c"}},
    {"KnownNamesAndNumber", {{"a, b, c", 2}}, {"a", "b", "c", "a, b"}, {"a, b|c"}},
    {"LongestKnownNameWithoutNumber", {{"a, b", -1}}, {"a", "b", "a, b"}, {"a, b"}},
    {"KnownNamesWinOverAChangedNumber", {{"a, b", 1}}, {"a", "b"}, {"a|b!"}},
    {"CodeThatTheListLacks", {{"a, new", 2}, {"a, x, y", 2}}, {"a"}, {"a|new", "~a|x, y"}},
    {"WithoutNumberNothingIsJoined", {{"a, x", -1}, {"a", -1}}, {}, {"?a|x", "a"}},
    {"SeparatorsAtTheEnds", {{"a, b, ", 2}}, {}, {"a|b"}},
    {"NumberAbovePieces",
     {{"a", 2}, {"b", 1}, {"b", 1}, {"b", 1}, {"b", 1}, {"b", 1}, {"b", 1}, {"b", 1}, {"b", 1}, {"b", 1}},
     {},
     {"a!", "b", "b", "b", "b", "b", "b", "b", "b", "b"}},
    {"ImpossibleNumbersAreIgnored", {{"a", 0}, {"a, b", 7}, {"b", 0}}, {}, {"a", "a|b", "b"}},
};

class CodeCells : public testing::TestWithParam<CellsCase> {};

TEST_P(CodeCells, SplitsAsTheCaseSays) { EXPECT_EQ(split(GetParam()), GetParam().codes); }

INSTANTIATE_TEST_SUITE_P(Cells, CodeCells, testing::ValuesIn(kCases), [](const auto& test) { return test.param.name; });

TEST(CodeCells, OfAListWithLineFeedsHoldOneCodeWithoutAny)
{
    const CellsCase single{"", {{"a, b", -1}, {"c", -1}}, {}, {}};
    EXPECT_EQ(split(single, true), (std::vector<std::string>{"a, b", "c"}));
    EXPECT_EQ(split(single, false), (std::vector<std::string>{"?a|b", "c"}));
}

// Random projects whose numbers of codes are right: what is said to be certain or inferred is what was joined.
TEST(CodeCells, AreExactWithNumbers)
{
    std::mt19937 random(7);  // the same numbers everywhere
    const auto below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
    const std::vector<std::string> words = {"trust",  "money",   "care",  "time", "rules",
                                            "school", "parents", "costs", "law"};
    const auto word = [&] { return words[below(9)]; };
    std::size_t open = 0;
    for (int round = 0; round < 50; ++round) {
        std::set<std::string> unique;
        while (unique.size() < 30)
            unique.insert((below(2) == 0 ? "Barriers, all: " : "") + word() + " " + word() +
                          (below(5) == 0 ? ", " + word() : ""));
        const std::vector<std::string> names(unique.begin(), unique.end());
        std::deque<std::string> texts;
        std::vector<CodeCell> cells;
        std::vector<std::vector<std::string_view>> expected;
        for (int i = 0; i < 200; ++i) {
            std::vector<std::string_view> codes(below(4));
            for (auto& code : codes) code = names[below(30)];
            std::string& text = texts.emplace_back();
            for (const auto code : codes) text.append(text.empty() ? "" : ", ").append(code);
            cells.push_back({text, codes.size()});
            expected.push_back(codes);
        }
        const SplitCells got = split_code_cells(cells, {});
        for (std::size_t i = 0; i < cells.size(); ++i) {
            open += got.cells[i].split == Split::open ? 1U : 0U;
            if (got.cells[i].split != Split::open) {
                EXPECT_EQ(got.cells[i].codes, expected[i]);
            }
        }
    }
    EXPECT_LT(open, 50U);  // of 10,000 cells
}

}  // namespace
}  // namespace qda
