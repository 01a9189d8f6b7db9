#include "qda/render/network.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "qda/base/choice.hpp"
#include "qda/base/error.hpp"

namespace qda {

namespace {

struct Node {
    std::string level;
    std::string name;
    std::string n;  // as it stands in a table
};

struct Edge {
    std::size_t first;
    std::size_t second;
    double n_both;
    std::size_t row;
};

constexpr const char* kColumns[] = {"first", "second", "n_first", "n_second", "n_both"};
constexpr double kThickest = 6;  // points, of the strongest edge in DOT

const Column& column(const Table& table, const char* name)
{
    if (const Column* found = table.find(name)) return *found;
    throw Error({}, fmt::format("no network in a table without the column {}", name), "make the table with qda-cooccur --long");
}

std::string key_of(const Column& of, std::string_view key)
{
    const std::string* const value = of.get(key);
    return value ? *value : "";
}

std::string printed(const Column& of, std::size_t row)
{
    std::string text;
    of.print(row, text);
    return text;
}

double number_in(const Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&cell)) return *real;
    return 0;
}

bool has_value(const Column& of, std::size_t row)
{
    const Cell cell = of.cell(row);
    if (const auto* text = std::get_if<std::string>(&cell)) return !text->empty();
    return !std::holds_alternative<NotAvailable>(cell);
}

bool holds_text(const Column& of)
{
    for (std::size_t row = 0; row < of.size(); ++row)
        if (std::holds_alternative<std::string>(of.cell(row))) return true;
    return of.name.ends_with("_mark");
}

class Network {
public:
    explicit Network(const Table& table) : table_(table)
    {
        for (const char* name : kColumns) column(table, name);
        const Column& n_both = column(table, "n_both");
        directed = key_of(n_both, "directed") == "yes";
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::size_t first = node(row, "first", "n_first");
            const std::size_t second = node(row, "second", "n_second");
            const double together = number_in(n_both.cell(row));
            if (together > 0) edges.push_back({first, second, together, row});
        }
        for (const Column& of : table.columns)
            if (std::find(std::begin(kColumns), std::end(kColumns), of.name) == std::end(kColumns)) measures.push_back(&of);
    }

    bool directed = false;
    std::vector<Node> nodes;  // in the order of the table
    std::vector<Edge> edges;
    std::vector<const Column*> measures;

private:
    std::size_t node(std::size_t row, const char* side, const char* n)
    {
        const Column& names = column(table_, side);
        Node made{key_of(names, "level"), std::string(names.text(row)), printed(column(table_, n), row)};
        const auto [at, fresh] = numbers_.try_emplace({made.level, made.name}, nodes.size());
        if (fresh) nodes.push_back(std::move(made));
        return at->second;
    }

    const Table& table_;
    std::map<std::pair<std::string, std::string>, std::size_t> numbers_;
};

std::string one_line(std::string text)
{
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

void write_dot(const Table& table, const Network& network, Output& out)
{
    for (const std::string& note : table.notes) out.write(fmt::format("// {}\n", one_line(note)));
    out.write(fmt::format("{} {{\n", network.directed ? "digraph" : "graph"));
    out.write(fmt::format("    graph [label=\"{}\", labelloc=t, overlap=false];\n", dot_escaped(table.title)));
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const Node& node = network.nodes[i];
        out.write(fmt::format("    n{} [label=\"{}\", level=\"{}\", n=\"{}\"];\n", i, dot_escaped(node.name),
                              dot_escaped(node.level), dot_escaped(node.n)));
    }
    double most = 0;
    for (const Edge& edge : network.edges) most = std::max(most, edge.n_both);
    for (const Edge& edge : network.edges) {
        std::string line = fmt::format("    n{} {} n{} [n_both={}, weight={}, penwidth={:.2f}", edge.first,
                                       network.directed ? "->" : "--", edge.second, shortest(edge.n_both),
                                       shortest(edge.n_both), std::max(0.5, kThickest * edge.n_both / most));
        for (const Column* of : network.measures)
            if (has_value(*of, edge.row)) line += fmt::format(", {}=\"{}\"", of->name, dot_escaped(printed(*of, edge.row)));
        out.write(line + "];\n");
    }
    out.write("}\n");
}

void write_graphml(const Table& table, const Network& network, Output& out)
{
    const auto key = [&](std::string_view name, const char* of, const char* type) {
        out.write(fmt::format("  <key id=\"{0}_{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", of, xml_escaped(name), type));
    };
    const auto data = [](std::string_view of, std::string_view name, std::string_view value) {
        return fmt::format("<data key=\"{}_{}\">{}</data>", of, xml_escaped(name), xml_escaped(value));
    };
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    key("label", "node", "string");
    key("level", "node", "string");
    key("n", "node", "long");
    key("n_both", "edge", "long");
    key("weight", "edge", "double");
    for (const Column* of : network.measures) key(of->name, "edge", holds_text(*of) ? "string" : "double");
    out.write(fmt::format("  <graph id=\"network\" edgedefault=\"{}\">\n", network.directed ? "directed" : "undirected"));
    std::string about = table.title;
    for (const std::string& note : table.notes) about += "\n" + note;
    out.write(fmt::format("    <desc>{}</desc>\n", xml_escaped(about)));
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const Node& node = network.nodes[i];
        std::string line = fmt::format("    <node id=\"n{}\">", i) + data("node", "label", node.name) + data("node", "level", node.level);
        if (node.n != "NA") line += data("node", "n", node.n);
        out.write(line + "</node>\n");
    }
    for (const Edge& edge : network.edges) {
        const std::string n = shortest(edge.n_both);
        std::string line = fmt::format("    <edge source=\"n{}\" target=\"n{}\">", edge.first, edge.second) + data("edge", "n_both", n) +
                           data("edge", "weight", n);
        for (const Column* of : network.measures)
            if (has_value(*of, edge.row)) line += data("edge", of->name, printed(*of, edge.row));
        out.write(line + "</edge>\n");
    }
    out.write("  </graph>\n</graphml>\n");
}

}  // namespace

const std::vector<std::string>& network_forms()
{
    static const std::vector<std::string> forms = {"dot", "graphml"};
    return forms;
}

std::string dot_escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c == '\r' || c == '\0')
            out += ' ';
        else
            out += c;
    }
    return out;
}

std::string xml_escaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool no_character = text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF";
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\r')
            out += "&#13;";  // a parser would make it a line feed
        else if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n')
            out += "\xEF\xBF\xBD";
        else if (no_character) {
            out += "\xEF\xBF\xBD";
            i += 2;
        } else
            out += c;
    }
    return out;
}

void write_network(const Table& table, const std::string& form, Output& out)
{
    must_be_one_of(form, network_forms(), "--to");
    const Network network(table);
    (form == "dot" ? write_dot : write_graphml)(table, network, out);
}

}  // namespace qda
