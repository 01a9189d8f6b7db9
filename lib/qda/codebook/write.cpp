// A codebook as YAML. Short values stand on one line, others as blocks; a text that YAML might take for something else
// is quoted.

#include "qda/codebook/write.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace qda {

namespace {

bool is_word_of_yaml(std::string text)
{
    static constexpr std::array kWords = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

bool is_plain(const std::string& text)
{
    if (text.empty() || text.back() == ' ' || is_word_of_yaml(text)) return false;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto plain = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || (c & 0x80) != 0 || std::string_view(" -_./()+;").find(c) != std::string_view::npos; };
    // Beyond ASCII there are blanks and line ends too: what begins or ends with one of those is quoted.
    return letter(text[0]) && (text.back() & 0x80) == 0 && std::all_of(text.begin(), text.end(), plain);
}

std::string scalar(const std::string& text)
{
    if (is_plain(text)) return text;
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += c;
        }
    }
    return out + '"';
}

template <class Items, class TextOf>
std::string flow_list(const Items& items, TextOf text_of)
{
    std::string out = "[";
    for (const auto& item : items) out += (out.size() > 1 ? ", " : "") + scalar(text_of(item));
    return out + "]";
}

std::string patterns(const std::vector<NamePattern>& all)
{
    return flow_list(all, [](const NamePattern& pattern) { return pattern.text; });
}

std::string texts(const std::vector<std::string>& all)
{
    return flow_list(all, [](const std::string& text) { return text; });
}

using Pairs = std::vector<std::pair<std::string, std::string>>;  // key, YAML of its value

std::string flow_map(const Pairs& pairs)
{
    std::string out = "{";
    for (const auto& [key, value] : pairs) out += (out.size() > 1 ? ", " : "") + key + ": " + value;
    return out + "}";
}

void add(Pairs& pairs, const std::string& key, const std::string& text)
{
    if (!text.empty()) pairs.emplace_back(key, scalar(text));
}

void add(Pairs& pairs, const std::string& key, const TableName& table)
{
    Pairs inner;
    add(inner, "number", table.number);
    add(inner, "caption", table.caption);
    if (!inner.empty()) pairs.emplace_back(key, flow_map(inner));
}

class Writer {
public:
    Writer(const Codebook& book, const CodebookComments& comments) : book_(book), comments_(comments) {}

    std::string write()
    {
        remarks(comments_.head, 0);
        top("codebook", book_.id);
        top("title", book_.title);
        top("language", book_.language);
        if (!book_.cases.singular.empty())
            line(0, "case: " + flow_map({{"singular", scalar(book_.cases.singular)}, {"plural", scalar(book_.cases.plural)}}));
        source_kinds();
        background();
        dimensions();
        sources();
        instruments();
        questions();
        top("quote_code", book_.quote_code.text);
        Pairs tables;
        add(tables, "respondents", book_.respondents_table);
        add(tables, "sources", book_.sources_table);
        if (!tables.empty()) heading("tables");
        for (const auto& [key, value] : tables) line(2, key + ": " + value);
        remarks(comments_.end, 0);
        return std::move(out_);
    }

private:
    void line(std::size_t indent, const std::string& text) { out_ += std::string(indent, ' ') + text + '\n'; }

    void remarks(const std::vector<std::string>& lines, std::size_t indent)
    {
        for (const std::string& text : lines) line(text.empty() ? 0 : indent, text.empty() ? "" : "# " + text);
    }

    void top(const std::string& key, const std::string& text)
    {
        if (!text.empty()) line(0, key + ": " + scalar(text));
    }

    void heading(const std::string& key)
    {
        out_ += '\n';
        line(0, key + ":");
    }

    // `- {..}` where it is short, else `- key: ...` and the others below.
    void entry(std::size_t indent, const Pairs& pairs, bool block = false)
    {
        constexpr std::size_t kWidth = 120;
        const std::string flow = "- " + flow_map(pairs);
        if (!block && indent + flow.size() <= kWidth) return line(indent, flow);
        bool first = true;
        for (const auto& [key, value] : pairs) {
            line(indent, (first ? "- " : "  ") + key + ": " + value);
            first = false;
        }
    }

    void source_kinds()
    {
        if (book_.source_kinds.empty()) return;
        heading("source_kinds");
        for (const SourceKind& kind : book_.source_kinds) {
            Pairs pairs;
            add(pairs, "id", kind.id);
            if (kind.label != kind.id) add(pairs, "label", kind.label);
            entry(2, pairs);
        }
    }

    void background()
    {
        if (book_.background.empty()) return;
        heading("background");
        for (const BackgroundVariable& variable : book_.background) {
            Pairs pairs;
            add(pairs, "id", variable.id);
            if (variable.label != variable.id) add(pairs, "label", variable.label);
            add(pairs, "scale", variable.scale);
            entry(2, pairs, !variable.values.empty());
            if (!variable.values.empty()) line(4, "values:");
            for (const BackgroundValue& value : variable.values) {
                Pairs inner;
                add(inner, "id", value.id);
                if (value.label != value.id) add(inner, "label", value.label);
                entry(6, inner);
            }
        }
    }

    void dimensions()
    {
        if (book_.dimensions.empty()) return;
        heading("dimensions");
        for (const Dimension& dimension : book_.dimensions) {
            Pairs pairs;
            add(pairs, "id", dimension.id);
            add(pairs, "role", dimension.role);
            add(pairs, "scale", dimension.scale);
            add(pairs, "table", dimension.table);
            pairs.emplace_back("levels", flow_list(dimension.levels, [](const CodebookLevel& level) { return level.name; }));
            entry(2, pairs, true);
            line(4, "values:");
            for (const CodebookValue& one : dimension.values) value(one, 6);
        }
    }

    void value(const CodebookValue& value, std::size_t indent)
    {
        if (const auto at = comments_.values.find(&value); at != comments_.values.end()) remarks(at->second, indent);
        Pairs pairs;
        add(pairs, "id", value.id);
        add(pairs, "role", value.role);
        if (value.label != value.id) add(pairs, "label", value.label);
        if (!value.codes.empty()) pairs.emplace_back("codes", patterns(value.codes));
        add(pairs, "color", value.color);
        add(pairs, "table", value.table);
        if (!value.source_kinds.empty()) pairs.emplace_back("source_kinds", texts(value.source_kinds));
        add(pairs, "conclusion", value.conclusion);
        add(pairs, "recommendation", value.recommendation);
        add(pairs, "definition", value.definition);
        add(pairs, "include", value.include);
        add(pairs, "exclude", value.exclude);
        add(pairs, "example", value.example);
        add(pairs, "theory", value.theory);
        entry(indent, pairs, !value.values.empty());
        if (value.values.empty()) return;
        line(indent + 2, "values:");
        for (const CodebookValue& below : value.values) this->value(below, indent + 4);
    }

    void sources()
    {
        if (book_.sources.empty()) return;
        out_ += '\n';
        remarks(comments_.before_sources, 0);
        line(0, "sources:");
        for (const CodebookSource& source : book_.sources) {
            if (const auto at = comments_.sources.find(&source); at != comments_.sources.end()) remarks(at->second, 2);
            Pairs pairs;
            add(pairs, "id", source.id);
            if (source.label != source.id) add(pairs, "label", source.label);
            add(pairs, "kind", source.kind);
            if (!source.documents.empty()) pairs.emplace_back("documents", patterns(source.documents));
            if (!source.speaker.empty()) pairs.emplace_back("speaker", patterns(source.speaker));
            if (source.respondent) pairs.emplace_back("respondent", "true");
            add(pairs, "parent", source.parent);
            Pairs attributes;
            for (const Attribute& attribute : source.attributes) attributes.emplace_back(scalar(attribute.name), scalar(attribute.value));
            if (!attributes.empty()) pairs.emplace_back("attributes", flow_map(attributes));
            entry(2, pairs);
        }
    }

    void instruments()
    {
        if (book_.instruments.empty()) return;
        heading("instruments");
        for (const Instrument& instrument : book_.instruments) {
            Pairs pairs;
            add(pairs, "id", instrument.id);
            add(pairs, "kind", instrument.kind);
            if (instrument.label != instrument.id) add(pairs, "label", instrument.label);
            add(pairs, "table", instrument.table);
            entry(2, pairs, !instrument.questions.empty());
            if (!instrument.questions.empty()) line(4, "questions:");
            for (const Question& question : instrument.questions)
                entry(6, {{"text", scalar(question.text)}, {"asks", flow_list(question.asks, [](const AskedValue& asked) { return asked.id; })}});
        }
    }

    void questions()
    {
        if (book_.research_questions.empty()) return;
        heading("research_questions");
        for (const ResearchQuestion& question : book_.research_questions)
            entry(2, {{"id", scalar(question.id)}, {"text", scalar(question.text)}, {"tables", texts(question.tables)}});
    }

    const Codebook& book_;
    const CodebookComments& comments_;
    std::string out_;
};

}  // namespace

std::string codebook_yaml(const Codebook& codebook, const CodebookComments& comments)
{
    std::string yaml = Writer(codebook, comments).write();
    yaml.erase(0, yaml.find_first_not_of('\n'));
    return yaml;
}

}  // namespace qda
