// What a codebook says of the study as a whole: what its cases are called, which background variables they have, which
// questions it is to answer, and what tables about it are called.

#include <array>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "qda/codebook/fields.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

const std::vector<std::string> kScales = {"nominal", "ordinal", "numeric"};

class StudyReader {
public:
    StudyReader(CodebookFields& fields, Codebook& book) : fields_(fields), book_(book) {}

    void read(const YamlNode& root)
    {
        tables(root);
        cases(root);
        for (const YamlNode& node : fields_.list(root, "background")) background(node);
        for (const YamlNode& node : fields_.list(root, "research_questions")) question(node);
    }

private:
    void tables(const YamlNode& root)
    {
        static constexpr std::array<std::string_view, 2> kKeys = {"respondents", "sources"};
        const YamlNode* node = fields_.map(root, "tables");
        if (!node) return;
        fields_.only(*node, "tables", kKeys);
        book_.respondents_table = fields_.table(*node, "respondents");
        book_.sources_table = fields_.table(*node, "sources");
    }

    void cases(const YamlNode& root)
    {
        static constexpr std::array<std::string_view, 2> kKeys = {"singular", "plural"};
        const YamlNode* node = fields_.map(root, "case");
        if (!node) return;
        fields_.only(*node, "case", kKeys);
        const YamlNode* singular = fields_.required(*node, "singular", "'case'");
        const YamlNode* plural = fields_.required(*node, "plural", "'case'");
        if (singular) book_.cases.singular = word(*singular);
        if (plural) book_.cases.plural = word(*plural);
    }

    // Words stand in headings and header lines.
    std::string word(const YamlNode& node)
    {
        std::string text = fields_.name(node);
        if (text.find_first_of("\t\r\n") != std::string::npos)
            fields_.problem(node, "a word with a tab or a line end", "write one word, or a few with blanks");
        return text;
    }

    void background(const YamlNode& node)
    {
        static constexpr std::array<std::string_view, 4> kKeys = {"id", "label", "scale", "values"};
        if (!fields_.is_map(node, "a background variable")) return;
        fields_.only(node, "a background variable", kKeys);
        BackgroundVariable variable;
        std::tie(variable.id, variable.where) = fields_.id_of(node, "a background variable");
        variable.label = fields_.label_of(node, variable.id);
        variable.scale = fields_.choice(node, "scale", "scale", kScales);
        if (variable.scale.empty()) variable.scale = "nominal";
        if (!variable.id.empty())
            if (const std::string why_not = why_not_an_attribute(variable.id); !why_not.empty())
                fields_.problem(variable.where, fmt::format("background variable '{}' {}", variable.id, why_not),
                                "choose another name");
        values(node, variable);
        if (const auto [first, fresh] = variables_.emplace(variable.id, variable.where); !fresh && !variable.id.empty())
            fields_.problem(variable.where, fmt::format("background variable '{}' is used twice, first at {}:{}", variable.id,
                                                        first->second.line, first->second.column),
                            "give one of them another name");
        book_.background.push_back(std::move(variable));
    }

    void values(const YamlNode& node, BackgroundVariable& variable)
    {
        static constexpr std::array<std::string_view, 2> kKeys = {"id", "label"};
        std::set<std::string> seen;
        for (const YamlNode& item : fields_.list(node, "values")) {
            BackgroundValue value;
            if (item.kind == YamlNode::Kind::scalar) {
                value.id = value.label = fields_.checked_id(item);
                value.where = fields_.at(item);
                if (value.id.empty()) fields_.problem(item, "an empty value", "remove it");
            } else if (fields_.is_map(item, "a value")) {
                fields_.only(item, "a value of a background variable", kKeys);
                std::tie(value.id, value.where) = fields_.id_of(item, "a value");
                value.label = fields_.label_of(item, value.id);
            }
            if (value.id.empty()) continue;
            if (!seen.insert(value.id).second)
                fields_.problem(value.where, fmt::format("value '{}' of '{}' is listed twice", value.id, variable.id),
                                "remove one of them");
            variable.values.push_back(std::move(value));
        }
        if (variable.scale == "numeric" && !variable.values.empty())
            fields_.problem(variable.values.front().where, fmt::format("'{}' is numeric and lists values", variable.id),
                            "leave the values out: any number will do; or make the scale ordinal");
        if (variable.scale == "ordinal" && variable.values.empty())
            fields_.problem(variable.where, fmt::format("'{}' is ordinal and lists no values", variable.id),
                            "list its values from the lowest to the highest");
    }

    void question(const YamlNode& node)
    {
        static constexpr std::array<std::string_view, 3> kKeys = {"id", "text", "tables"};
        if (!fields_.is_map(node, "a research question")) return;
        fields_.only(node, "a research question", kKeys);
        ResearchQuestion question;
        std::tie(question.id, question.where) = fields_.id_of(node, "a research question");
        if (const YamlNode* text = fields_.required(node, "text", "a research question")) question.text = trim(text->text);
        std::set<std::string> seen;
        for (const YamlNode* table : fields_.texts(node, "tables")) {
            std::string id = fields_.checked_id(*table);
            if (!seen.insert(id).second)
                fields_.problem(*table, fmt::format("table '{}' is named twice", id), "remove one of them");
            question.tables.push_back(std::move(id));
        }
        if (question.tables.empty())
            fields_.problem(question.where, fmt::format("no table answers research question '{}'", question.id),
                            "name the tables that answer it: tables: [...]");
        if (const auto [first, fresh] = questions_.emplace(question.id, question.where); !fresh && !question.id.empty())
            fields_.problem(question.where, fmt::format("research question '{}' is used twice, first at {}:{}", question.id,
                                                        first->second.line, first->second.column),
                            "give one of them another name");
        book_.research_questions.push_back(std::move(question));
    }

    CodebookFields& fields_;
    Codebook& book_;
    std::map<std::string, Location> variables_;
    std::map<std::string, Location> questions_;
};

}  // namespace

void read_study(const YamlNode& root, CodebookFields& fields, Codebook& book) { StudyReader(fields, book).read(root); }

}  // namespace qda
