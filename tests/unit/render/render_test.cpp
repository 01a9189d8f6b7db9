#include "qda/render/render.hpp"

#include <gtest/gtest.h>

#include "qda/base/error.hpp"
#include "qda/table/table_stream.hpp"

namespace qda {
namespace {

std::string rendered(const Table& table, const RenderOptions& options)
{
    Output out = Output::to_text();
    render(table, options, out);
    out.close();
    return out.text();
}

Table read(std::string text)
{
    Source source = Source::from_text("in.tsv", std::move(text));
    return read_table(source);
}

// A wide table: variables as columns, totals both ways.
const std::string kWide =
    "#qda\t1\ttable\n"
    "#title\tFragmenten per vindplaats\n"
    "#note\teenheid: fragmenten\n"
    "#column\tname:source_kind\trole:key\n"
    "#column\tname:code\trole:count\tlevel:variable\n"
    "#column\tname:a|b\trole:count\tlevel:variable\n"
    "#column\tname:share\trole:share\n"
    "#column\tname:total\trole:count\ttotal:yes\n"
    "source_kind\tcode\ta|b\tshare\ttotal\n"
    "interview\t12\t0\t0.8125\t12\n"
    "policy_document\t3\t\u2013\tNA\t3\n"
    "total\t15\t0\t1\t15\n"
    "#end\n";

struct FormCase {
    std::string name;
    RenderOptions options;
    std::string expected;

    friend void PrintTo(const FormCase& c, std::ostream* out) { *out << c.name; }
};

const FormCase kForms[] = {
    {"Text",
     {},
     "Fragmenten per vindplaats\n"
     "\n"
     "Source kind      code  a|b  Share  Total\n"
     "----------------------------------------\n"
     "Interview          12    0   0.81     12\n"
     "Policy document     3    \u2013     NA      3\n"
     "----------------------------------------\n"
     "Total              15    0   1.00     15\n"
     "\n"
     "eenheid: fragmenten\n"},
    {"DutchText",
     {.language = "nl"},
     "Fragmenten per vindplaats\n"
     "\n"
     "Vindplaats       code  a|b  Aandeel  Totaal\n"
     "-------------------------------------------\n"
     "Interview          12    0     0,81      12\n"
     "Beleidsdocument     3    \u2013       NA       3\n"
     "-------------------------------------------\n"
     "Totaal             15    0     1,00      15\n"
     "\n"
     "eenheid: fragmenten\n"},
    {"TransposedText",
     {.caption = "", .language = "nl", .transpose = true},
     "Variabele  Interview  Beleidsdocument  Totaal\n"
     "---------------------------------------------\n"
     "code              12                3      15\n"
     "a|b                0                \u2013       0\n"
     "Aandeel         0,81               NA    1,00\n"
     "---------------------------------------------\n"
     "Totaal            12                3      15\n"
     "\n"
     "eenheid: fragmenten\n"},
    {"DutchMarkdown",
     {.to = "md", .number = 6, .digits = 1, .language = "nl"},
     "| Vindplaats      | code | a\\|b | Aandeel | Totaal |\n"
     "| :-------------- | ---: | ---: | ------: | -----: |\n"
     "| Interview       |   12 |    0 |     0,8 |     12 |\n"
     "| Beleidsdocument |    3 |    \u2013 |      NA |      3 |\n"
     "| Totaal          |   15 |    0 |     1,0 |     15 |\n"
     "\n"
     "Table: Tabel 6: Fragmenten per vindplaats\n"
     "\n"
     "eenheid: fragmenten\n"},
    {"Latex",
     {.to = "latex", .caption = "50% & more", .number = 6},
     "% needs \\usepackage{booktabs}\n"
     "\\begin{table}\n"
     "  \\centering\n"
     "  \\setcounter{table}{5}\n"
     "  \\caption{50\\% \\& more}\n"
     "  \\begin{tabular}{lrrrr}\n"
     "    \\toprule\n"
     "    Source kind & code & a\\textbar{}b & Share & Total \\\\\n"
     "    \\midrule\n"
     "    Interview & 12 & 0 & 0.81 & 12 \\\\\n"
     "    Policy document & 3 & \u2013 & NA & 3 \\\\\n"
     "    \\midrule\n"
     "    Total & 15 & 0 & 1.00 & 15 \\\\\n"
     "    \\bottomrule\n"
     "  \\end{tabular}\n"
     "\n"
     "  \\medskip\n"
     "  {\\footnotesize eenheid: fragmenten\\par}\n"
     "\\end{table}\n"},
    {"CsvIsForPrograms",
     {.to = "csv", .language = "nl"},
     "source_kind,code,a|b,share,total\n"
     "interview,12,0,0.8125,12\n"
     "policy_document,3,\u2013,NA,3\n"
     "total,15,0,1,15\n"},
    {"CsvIsRoundedOnRequest",
     {.to = "csv", .digits = 2, .language = "nl"},
     "source_kind,code,a|b,share,total\n"
     "interview,12,0,0.81,12\n"
     "policy_document,3,\u2013,NA,3\n"
     "total,15,0,1.00,15\n"},
    {"TransposedTsv",
     {.to = "tsv", .transpose = true},
     "variable\tinterview\tpolicy_document\ttotal\n"
     "code\t12\t3\t15\n"
     "a|b\t0\t\u2013\t0\n"
     "share\t0.8125\tNA\t1\n"
     "total\t12\t3\t15\n"},
};

class Forms : public testing::TestWithParam<FormCase> {};

TEST_P(Forms, LookAsExpected)
{
    EXPECT_EQ(rendered(read(kWide), GetParam().options), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Examples, Forms, testing::ValuesIn(kForms), [](const auto& test) { return test.param.name; });

TEST(Html, SaysWhatHeadsWhat)
{
    const Table table = read("#title\tA & B\n#note\t<none>\n#column\tname:n\trole:count\tmerge:sum\n"
                             "code\tn\n<x>\t1\ntotal\t1\n");
    EXPECT_EQ(rendered(table, {.to = "html"}),
              "<table>\n<caption>A &amp; B</caption>\n"
              "<thead>\n<tr>\n<th scope=\"col\">Code</th>\n"
              "<th scope=\"col\" style=\"text-align: right\">N</th>\n</tr>\n</thead>\n"
              "<tbody>\n<tr>\n<th scope=\"row\">&lt;x&gt;</th>\n"
              "<td style=\"text-align: right\">1</td>\n</tr>\n</tbody>\n"
              "<tfoot>\n<tr class=\"total\">\n<th scope=\"row\">Total</th>\n"
              "<td style=\"text-align: right\">1</td>\n</tr>\n</tfoot>\n"
              "</table>\n<p class=\"note\">&lt;none&gt;</p>\n");
}

TEST(Text, DoesNotSteerTheTerminal)
{
    const std::string text = rendered(read("#title\t\x1b]0;x\x07\nco\x1b[2Jde\tn\n\x1b[31m\\n\t1\n"), {});
    EXPECT_EQ(text, "\\x1b]0;x\\x07\n\nco\\x1b[2Jde  N\n--------------\n\\x1b[31m\\n   1\n");
}

TEST(Text, AlignsByWidthOnTheScreen)
{
    EXPECT_EQ(rendered(read("code\tn\n\u65e5\u672c\u8a9e\t1\ne\u0301\u0301\t10\n"), {}),
              "Code     N\n----------\n\u65e5\u672c\u8a9e   1\ne\u0301\u0301       10\n");
}

TEST(Markdown, NotesDoNotBecomeBlocks)
{
    const Table table = read("#note\t- a\n#note\t# b\n#note\t12. c\n#note\t1999\n#note\t\ncode\nx\n");
    EXPECT_EQ(rendered(table, {.to = "md"}),
              "| Code |\n| :--- |\n| x    |\n\n\\- a\n\n\\# b\n\n12\\. c\n\n1999\n\n\n");
}

TEST(Csv, TextsAreNoFormulas)
{
    const Table table = read("=code\tn\ttext\n=1+1\t-3\tx\n+\t4\t@y\n-5\t0\t-\n\\tx\t1\t\n");
    EXPECT_EQ(rendered(table, {.to = "csv"}), "'=code,n,text\n'=1+1,-3,x\n'+,4,'@y\n'-5,0,'-\n'\tx,1,\n");
}

TEST(Csv, AnEmptyFieldAloneIsARecord)
{
    EXPECT_EQ(rendered(read("\n\nx\n"), {.to = "csv"}), "\"\"\n\"\"\nx\n");
}

TEST(Tsv, ReadsBack)
{
    const Table table = read("a\\tb\tn\n\\#x\\n\t1\n\\\\\t2\n");
    EXPECT_EQ(rendered(table, {.to = "tsv"}), "a\\tb\tn\n\\#x\\n\t1\n\\\\\t2\n");
}

TEST(Digits, FollowFromTheColumn)
{
    const Table table = read("#column\tname:p\trole:statistic\tdigits:3\n"
                             "code\tkappa\tpercent\tp\tmean\n"
                             "a\t1\t12\t0.0456\t2.5\nb\t0.666666\t13\t1\t1e20\n");
    EXPECT_EQ(rendered(table, {}),
              "Code  kappa  percent      p   mean\n"
              "----------------------------------\n"
              "a      1.00       12  0.046   2.50\n"
              "b      0.67       13  1.000  1e+20\n");
    EXPECT_EQ(rendered(table, {.to = "tsv", .digits = 0}), "code\tkappa\tpercent\tp\tmean\na\t1\t12\t0\t3\nb\t1\t13\t1\t1e+20\n");
}

TEST(Totals, AreLastRowsOnly)
{
    const Table table = read("respondent\tvariable\tn\ntotal\tx\t1\na\ttotal\t2\na\tx\t3\ntotal\tx\t4\ntotal\ttotal\t5\n");
    EXPECT_EQ(rendered(table, {}),
              "Respondent  Variable  N\n"
              "-----------------------\n"
              "total       x         1\n"
              "a           total     2\n"
              "a           x         3\n"
              "-----------------------\n"
              "Total       x         4\n"
              "Total       Total     5\n");
}

TEST(Totals, AColumnIsMarked)
{
    EXPECT_EQ(rendered(read("#column\tname:total\trole:count\tlevel:variable\ncode\ttotal\na\t1\n"), {.language = "nl"}),
              "Code  total\n-----------\na         1\n");
}

TEST(EmptyTables, HaveAForm)
{
    for (const std::string& form : render_forms()) {
        EXPECT_NO_THROW(rendered(Table{}, {.to = form})) << form;
        EXPECT_NO_THROW(rendered(read("a\tb\n"), {.to = form})) << form;
        EXPECT_NO_THROW(rendered(read("a\tb\n"), {.to = form, .transpose = true})) << form;
    }
}

// What is shown must not depend on whether the table came through a pipe.
TEST(Rendering, IsTheSameBehindAPipe)
{
    Table table;
    Column key("code", Role::key);
    key.add("a");
    key.add("007");
    Column value("value", Role::statistic);
    value.add(1.0);
    value.add(std::int64_t{25});
    Column share("share", Role::share);
    share.add(1.0);
    share.add(0.5);
    table.columns = {key, value, share};
    Output out = Output::to_text();
    write_table(table, out, false);
    out.close();
    for (const std::string& form : render_forms()) {
        const RenderOptions options{.to = form};
        EXPECT_EQ(rendered(table, options), rendered(read(out.text()), options)) << form;
    }
}

TEST(Transposed, TwoLevelsInAColumnAreBothNamed)
{
    const Table table = read("#column\tname:a / b\trole:count\tlevel:sub_variable,judgement\ncode\ta / b\nx\t1\n");
    EXPECT_EQ(rendered(table, {.language = "nl", .transpose = true}),
              "Subvariabele /\nOordeel         x\n-----------------\na / b           1\n");
}

struct BadOptions {
    std::string name;
    RenderOptions options;
    std::string what;
    std::string hint;

    friend void PrintTo(const BadOptions& c, std::ostream* out) { *out << c.name; }
};

const BadOptions kBadOptions[] = {
    {"UnknownForm", {.to = "docx"}, "no form 'docx'", "the forms are text, md, latex, html, csv, tsv, xlsx"},
    {"MisspeltForm", {.to = "latx"}, "no form 'latx'", "did you mean 'latex'?"},
    {"UnknownLanguage", {.language = "fr"}, "no language 'fr'", "the languages are en and nl"},
    {"TooManyDigits", {.digits = 16}, "cannot show 16 digits", "from 0 to 15 can be shown"},
    {"TwoKeys",
     {.transpose = true},
     "cannot transpose a table with 2 key columns, only one with a single one",
     "make a wide table (without --long), or leave --transpose out"},
};

class WrongOptions : public testing::TestWithParam<BadOptions> {};

TEST_P(WrongOptions, AreRefusedWithAHint)
{
    const auto& [name, options, what, hint] = GetParam();
    try {
        rendered(read("respondent\tvariable\tn\na\tb\t1\n"), options);
        FAIL() << "was rendered";
    } catch (const Error& error) {
        EXPECT_EQ(error.problems().front().what, what);
        EXPECT_EQ(error.problems().front().hint, hint);
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, WrongOptions, testing::ValuesIn(kBadOptions),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace qda
