#include "qda/build/expression.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/build/claims.hpp"

namespace qda {
namespace {

using ::testing::HasSubstr;

TableRecord record()
{
    TableRecord t;
    t.rows = {"Ann", "Ben", "Cleo", "total"};
    t.columns = {"problem", "well, so far", "odd", "total"};
    t.crossed = true;
    t.cells[{"Ann", "problem"}] = {"3", {}};
    t.cells[{"Ben", "problem"}] = {"1", {}};
    t.cells[{"Ann", "well, so far"}] = {"2", {}};
    t.cells[{"Cleo", "well, so far"}] = {"2", {}};
    t.cells[{"Ann", "odd"}] = {"NA", {}};
    t.cells[{"Ben", "odd"}] = {"\u2013", {}};
    t.cells[{"Cleo", "odd"}] = {"0.5", {}};
    t.cells[{"total", "problem"}] = {"4", {}};
    return t;
}

Figure value(const std::string& text)
{
    static const TableRecord kRecord = record();
    const RecordOf records = [](const std::string& id) { return id == "t" ? &kRecord : nullptr; };
    return Expression::parse(text, {"m.yaml", 3, 10}).value(records);
}

// "1", "NA", "true", "false", "unknown".
std::string shown(const std::string& text)
{
    const Figure figure = value(text);
    if (!figure.single) return "several";
    const std::optional<double> one = figure.values[0];
    if (figure.truth) return !one ? "unknown" : *one != 0 ? "true" : "false";
    return one ? shortest(*one) : "NA";
}

struct Case {
    const char* text;
    const char* expected;
};

class Expressions : public ::testing::TestWithParam<Case> {};

TEST_P(Expressions, HaveTheirValue) { EXPECT_EQ(shown(GetParam().text), GetParam().expected) << GetParam().text; }

INSTANTIATE_TEST_SUITE_P(
    All, Expressions,
    ::testing::Values(
        Case{"t[Ann, problem]", "3"}, Case{"t[Cleo, problem]", "0"}, Case{"t[Ann, \"well, so far\"]", "2"},
        Case{"t[Ben, odd]", "0"}, Case{"t[Ann, odd]", "NA"}, Case{"t[total, problem]", "4"}, Case{"1 + 2 * 3", "7"},
        Case{"(1 + 2) * 3", "9"}, Case{"-2 - 1", "-3"}, Case{"1 / 0", "NA"}, Case{"25 % * 8", "2"},
        Case{"sum(t[*, problem])", "4"}, Case{"max(t[*, problem])", "3"}, Case{"min(t[*, problem])", "0"},
        Case{"mean(t[*, problem])", "1.3333333333333333"}, Case{"median(t[*, problem])", "1"},
        Case{"sum(t[Ann, *])", "NA"}, Case{"sum(t[Ben, *])", "1"}, Case{"count(t[*, problem] >= 1)", "2"},
        Case{"share(t[*, problem] = 0)", "0.3333333333333333"}, Case{"count(t[*, odd] > 0)", "NA"},
        Case{"all of t[*, problem] >= 1", "false"}, Case{"all but 1 of t[*, problem] >= 1", "true"},
        Case{"all but 2 of t[*, problem] >= 1", "false"}, Case{"any of t[*, problem] > 2", "true"},
        Case{"none of t[*, problem] > 3", "true"}, Case{"most of t[*, problem] >= 1", "true"},
        Case{"at least 2 of t[*, problem] >= 1", "true"}, Case{"at most 1 of t[*, problem] >= 1", "false"},
        Case{"exactly 2 of t[*, problem] >= 1", "true"},
        // Ann is unknown: what she might be decides some of these, and not others.
        Case{"any of t[*, odd] > 0", "true"}, Case{"all of t[*, odd] >= 0", "unknown"}, Case{"all of t[*, odd] > 0", "false"},
        Case{"at least 2 of t[*, odd] > 0", "unknown"}, Case{"at most 2 of t[*, odd] > 0", "true"},
        Case{"rank of Ann in t[*, problem]", "1"}, Case{"rank of Cleo in t[*, 'well, so far']", "1"},
        Case{"rank of Ben in t[*, 'well, so far']", "3"}, Case{"rank of Ben in t[*, odd]", "NA"},
        Case{"t[Ann, problem] > t[Ben, problem] and not 1 = 2", "true"}, Case{"1 = 2 or t[Ann, odd] > 0", "unknown"},
        Case{"1 = 1 or t[Ann, odd] > 0", "true"}, Case{"1 = 2 and t[Ann, odd] > 0", "false"},
        Case{"all of t[*, problem] >= 1 or t[*, 'well, so far'] >= 1", "several"},
        Case{"all of (t[*, problem] >= 1 or t[*, 'well, so far'] >= 1)", "true"},
        Case{"count(t[*, problem] > t[*, 'well, so far'])", "2"}));

// A column of truths is no claim, and `or` binds looser than `of`: said, not guessed.
TEST(Expression, SaysWhatIsWrongAndWhere)
{
    const auto said = [](const std::string& text) {
        try {
            value(text);
        } catch (const Error& error) {
            const Problem& problem = error.problems().front();
            return to_string(problem.where) + ": " + problem.what + "; " + problem.hint;
        }
        return std::string("nothing");
    };
    EXPECT_THAT(said("t[Anne, problem]"), HasSubstr("m.yaml:3:10"));
    EXPECT_THAT(said("1 + t[Anne, problem]"), HasSubstr("m.yaml:3:14"));
    EXPECT_THAT(said("t[Anne, problem]"), HasSubstr("no row 'Anne'"));
    EXPECT_THAT(said("t[Ann, nothing]"), HasSubstr("no column 'nothing'"));
    EXPECT_THAT(said("u[Ann, problem]"), HasSubstr("no table 'u'"));
    EXPECT_THAT(said("t[*, *]"), HasSubstr("name a row, or a column"));
    EXPECT_THAT(said("summe(t[*, problem])"), HasSubstr("no function 'summe'"));
    EXPECT_THAT(said("1 +"), HasSubstr("ends too early"));
    EXPECT_THAT(said("1 2"), HasSubstr("does not continue"));
    EXPECT_THAT(said("all of 3"), HasSubstr("true or false is wanted"));
    EXPECT_THAT(said("all of 3 = 3"), HasSubstr("wants a column or a row"));
    EXPECT_THAT(said("(1 = 1) + 2"), HasSubstr("a number is wanted"));
    EXPECT_THAT(said("t[*, problem] + t[Ann, *]"), HasSubstr("different names"));
    EXPECT_THAT(said("at least many of t[*, problem] > 0"), HasSubstr("a number is missing"));
    EXPECT_THAT(said("rank of Dora in t[*, problem]"), HasSubstr("'Dora' is not among these"));
    EXPECT_THAT(said(std::string(500, '(')), HasSubstr("too deep"));
    EXPECT_THAT(said("t[Ann, 'x"), HasSubstr("not closed"));
}

TEST(Claims, NameTheFiguresTheyRestOn)
{
    EXPECT_EQ(value("all but 1 of t[*, problem] >= 1").found, "2 of 3 (not Cleo)");
    EXPECT_EQ(value("any of t[*, problem] > 2").found, "1 of 3 (Ann)");
    EXPECT_EQ(value("t[Ann, problem] > 5").found, "3");
    EXPECT_EQ(value("all of t[*, odd] > 0").found, "1 of 3, 1 unknown (Cleo)");
}

TEST(Claims, FiguresForRunningText)
{
    std::vector<NamedFigure> figures;
    const auto add = [&](const char* id, const char* text, std::optional<int> digits, bool percent) {
        figures.push_back({id, {}, Expression::parse(text, {}), digits, percent});
    };
    add("a", "1234", {}, false);
    add("b", "1 / 3", {}, false);
    add("c", "0.456", 1, true);
    add("d", "1 / 0", {}, false);
    std::vector<Problem> problems;
    const FigureFiles files = figure_files(figures, "nl", [](const std::string&) { return nullptr; }, problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_THAT(files.yaml, HasSubstr("a: 1234\nb: 0.3333333333333333\nc: 0.456\nd: null\n"));
    EXPECT_THAT(files.tex, HasSubstr("qda:b\\endcsname{0,33}"));
    EXPECT_THAT(files.tex, HasSubstr("qda:c\\endcsname{45,6\\%}"));
    EXPECT_THAT(files.tex, HasSubstr("qda:d\\endcsname{NA}"));
}

}  // namespace
}  // namespace qda
