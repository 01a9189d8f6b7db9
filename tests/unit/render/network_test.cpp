#include "qda/render/network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/base/error.hpp"

namespace qda {
namespace {

TEST(DotEscaped, ShowsEveryCharacterAsItIs)
{
    EXPECT_EQ(dot_escaped("plain é 😀"), "plain é 😀");
    EXPECT_EQ(dot_escaped("say \"no\""), "say \\\"no\\\"");
    EXPECT_EQ(dot_escaped("\\N \\G \\n"), "\\\\N \\\\G \\\\n");  // would be the name of the node, of the graph, a new line
    EXPECT_EQ(dot_escaped("two\nlines"), "two\\nlines");
}

TEST(XmlEscaped, HoldsWhatXmlCanHold)
{
    EXPECT_EQ(xml_escaped("a < b & c > \"d\""), "a &lt; b &amp; c &gt; &quot;d&quot;");
    EXPECT_EQ(xml_escaped("\x01\x1F\t\n"), "\xEF\xBF\xBD\xEF\xBF\xBD\t\n");
    EXPECT_EQ(xml_escaped("\r"), "&#13;");
    EXPECT_EQ(xml_escaped("\xEF\xBF\xBF!"), "\xEF\xBF\xBD!");  // U+FFFF is no character of XML
}

Table pairs()
{
    Table table;
    table.title = "Pairs";
    table.add_column("first", Role::key).keys.emplace_back("level", "code");
    table.add_column("second", Role::key).keys.emplace_back("level", "judgement");
    for (const char* name : {"n_first", "n_second", "n_both"}) table.add_column(name, Role::count);
    table.add_column("c", Role::statistic);
    const auto row = [&](const char* first, const char* second, std::int64_t n_both, Cell c) {
        table.columns[0].add(first);
        table.columns[1].add(second);
        table.columns[2].add(std::int64_t{4});
        table.columns[3].add(std::int64_t{2});
        table.columns[4].add(n_both);
        table.columns[5].add(c);
    };
    row("A", "A", 1, 0.2);  // a code and a judgement of one name are two things
    row("A", "B", 0, 0.0);
    row("C", "A", 2, NotAvailable{});
    return table;
}

std::string written(const Table& table, const std::string& form)
{
    Output out = Output::to_text();
    write_network(table, form, out);
    out.close();
    return out.text();
}

TEST(Network, HasANodeForEachValueOfEachLevelAndAnEdgeForWhatOccurs)
{
    EXPECT_EQ(written(pairs(), "dot"),
              "graph {\n"
              "    graph [label=\"Pairs\", labelloc=t, overlap=false];\n"
              "    n0 [label=\"A\", level=\"code\", n=\"4\"];\n"
              "    n1 [label=\"A\", level=\"judgement\", n=\"2\"];\n"
              "    n2 [label=\"B\", level=\"judgement\", n=\"2\"];\n"
              "    n3 [label=\"C\", level=\"code\", n=\"4\"];\n"
              "    n0 -- n1 [n_both=1, weight=1, penwidth=3.00, c=\"0.2\"];\n"
              "    n3 -- n1 [n_both=2, weight=2, penwidth=6.00];\n"
              "}\n");
}

TEST(Network, IsDirectedWhereTheTableSaysSo)
{
    Table table = pairs();
    table.columns[4].keys.emplace_back("directed", "yes");
    EXPECT_THAT(written(table, "dot"), testing::AllOf(testing::StartsWith("digraph {"), testing::HasSubstr("n0 -> n1")));
    EXPECT_THAT(written(table, "graphml"), testing::HasSubstr("edgedefault=\"directed\""));
}

TEST(Network, NeedsTheColumnsOfPairs)
{
    Table table;
    table.add_column("document", Role::key);
    EXPECT_THROW(written(table, "dot"), Error);
    EXPECT_THROW(written(pairs(), "svg"), Error);
}

}  // namespace
}  // namespace qda
