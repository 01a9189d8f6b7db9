// A codebook: YAML -> structures. Each function reads one kind of map; what is wrong between maps is in check.cpp.

#include <array>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "qda/codebook/check.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/codebook/fields.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

const std::vector<std::string> kDimensionRoles = {"judgement", "place", "actor", "solution", "theme"};
const std::vector<std::string> kValueRoles = {"knelpunt", "goes_well", "mixed", "neutral", "wish", "unknown"};
const std::vector<std::string> kScales = {"nominal", "ordinal"};
const std::vector<std::string> kConclusions = {"met", "partly", "not_met"};

class CodebookReader {
public:
    explicit CodebookReader(const YamlFile& file) : file_(file), fields_(file) {}

    Codebook read()
    {
        static constexpr std::array<std::string_view, 12> kKeys = {
            "codebook",   "title",  "language", "dimensions", "sources",    "source_kinds", "instruments",
            "quote_code", "tables", "case",     "background", "research_questions"};
        const YamlNode& root = file_.root;
        book_.file = file_.name;
        if (fields_.is_map(root, "a codebook")) {
            fields_.only(root, "a codebook", kKeys);
            if (const YamlNode* id = fields_.required(root, "codebook", "a codebook")) book_.id = fields_.name(*id);
            book_.title = fields_.text(root, "title");
            book_.language = fields_.text(root, "language");
            if (const YamlNode* code = fields_.scalar(root, "quote_code")) book_.quote_code = fields_.pattern(*code);
            if (book_.quote_code.starred())
                fields_.problem(book_.quote_code.where, "'quote_code' is one code, found a glob",
                                "write its full name");
            read_study(root, fields_, book_);
            read_parts(root);
        }
        fields_.finish();
        return std::move(book_);
    }

private:
    void read_parts(const YamlNode& root)
    {
        if (!root.find("dimensions") && !root.find("sources"))
            fields_.problem(root, "a codebook without 'dimensions' and 'sources'", "add one of them");
        for (const YamlNode& node : fields_.list(root, "source_kinds")) source_kind(node);
        for (const YamlNode& node : fields_.list(root, "dimensions")) dimension(node);
        for (const YamlNode& node : fields_.list(root, "sources")) source(node);
        for (const YamlNode& node : fields_.list(root, "instruments")) instrument(node);
        for (const std::string_view key : {"dimensions", "sources"})
            if (const YamlNode* node = root.find(key);
                node && node->kind == YamlNode::Kind::sequence && node->children.empty())
                fields_.problem(*node, fmt::format("'{}' is empty", key), "remove it, or list what there is");
        check_codebook(book_, fields_);
    }

    std::vector<std::string> kinds_known() const
    {
        std::vector<std::string> known = built_in_source_kinds();
        for (const SourceKind& kind : book_.source_kinds) known.push_back(kind.id);
        return known;
    }

    void source_kind(const YamlNode& node)
    {
        static constexpr std::array<std::string_view, 2> kKeys = {"id", "label"};
        SourceKind kind;
        if (node.kind == YamlNode::Kind::scalar) {
            kind.id = kind.label = fields_.checked_id(node);
            kind.where = fields_.at(node);
            if (kind.id.empty()) fields_.problem(node, "a source kind without a name");
        } else if (fields_.is_map(node, "a source kind")) {
            fields_.only(node, "a source kind", kKeys);
            std::tie(kind.id, kind.where) = fields_.id_of(node, "a source kind");
            kind.label = fields_.label_of(node, kind.id);
        }
        if (!kind.id.empty()) book_.source_kinds.push_back(std::move(kind));
    }

    void dimension(const YamlNode& node)
    {
        static constexpr std::array<std::string_view, 6> kKeys = {"id", "role", "scale", "table", "levels", "values"};
        if (!fields_.is_map(node, "a dimension")) return;
        fields_.only(node, "a dimension", kKeys);
        Dimension dimension;
        std::tie(dimension.id, dimension.where) = fields_.id_of(node, "a dimension");
        dimension.role = fields_.choice(node, "role", "role of a dimension", kDimensionRoles);
        dimension.scale = fields_.choice(node, "scale", "scale of a dimension", kScales);
        dimension.table = fields_.table(node, "table");
        levels(node, dimension);
        const YamlNode* values_node = node.find("values");
        const bool listed = values_node && values_node->kind == YamlNode::Kind::sequence;
        if (!values_node || (listed && values_node->children.empty()))
            fields_.problem(values_node ? fields_.at(*values_node) : dimension.where, "a dimension without values",
                            "list its values, or remove it");
        dimension.values = values(node, dimension, 0);
        book_.dimensions.push_back(std::move(dimension));
    }

    void levels(const YamlNode& node, Dimension& dimension)
    {
        for (const YamlNode* level : fields_.texts(node, "levels"))
            dimension.levels.push_back({fields_.name(*level), fields_.at(*level)});
        const YamlNode* list = node.find("levels");
        const bool listed = list && list->kind == YamlNode::Kind::sequence;
        if (!list || (listed && list->children.empty()))
            fields_.problem(list ? fields_.at(*list) : dimension.where, "a dimension without levels",
                            "name them from the root down: levels: [variable, sub_variable]");
    }

    std::vector<CodebookValue> values(const YamlNode& map, const Dimension& dimension, std::size_t depth)
    {
        std::vector<CodebookValue> out;
        const std::span<const YamlNode> nodes = fields_.list(map, "values");
        // Said once for a list of siblings; without any levels it has been said already.
        if (!nodes.empty() && !dimension.levels.empty() && depth == dimension.levels.size())
            fields_.problem(nodes.front(),
                            fmt::format("values {} deep, but dimension '{}' has {} level{}", depth + 1, dimension.id,
                                        depth, depth == 1 ? "" : "s"),
                            "name a further level, or move the values up");
        for (const YamlNode& node : nodes)
            if (fields_.is_map(node, "a value")) out.push_back(value(node, dimension, depth));
        return out;
    }

    CodebookValue value(const YamlNode& node, const Dimension& dimension, std::size_t depth)
    {
        static constexpr std::array<std::string_view, 15> kKeys = {
            "id",    "label",      "codes",   "source_kinds", "conclusion", "recommendation", "role",  "color",
            "table", "definition", "include", "exclude",      "example",    "theory",         "values"};
        fields_.only(node, "a value", kKeys);
        CodebookValue value;
        std::tie(value.id, value.where) = fields_.id_of(node, "a value");
        value.label = fields_.label_of(node, value.id);
        value.codes = fields_.patterns(node, "codes");
        value.source_kinds = source_kinds(node);
        value.conclusion = fields_.choice(node, "conclusion", "conclusion", kConclusions);
        value.role = fields_.choice(node, "role", "role of a value", kValueRoles);
        value.recommendation = fields_.text(node, "recommendation");
        value.definition = fields_.text(node, "definition");
        value.include = fields_.text(node, "include");
        value.exclude = fields_.text(node, "exclude");
        value.example = fields_.text(node, "example");
        value.theory = fields_.text(node, "theory");
        value.table = fields_.table(node, "table");
        value.color = color(node);
        value.values = values(node, dimension, depth + 1);
        return value;
    }

    std::string color(const YamlNode& node)
    {
        const YamlNode* color = fields_.scalar(node, "color");
        if (!color) return {};
        const std::string text(trim(color->text));
        const bool good = (text.size() == 4 || text.size() == 7) && text[0] == '#' &&
                          text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
        if (!good)
            fields_.problem(*color, fmt::format("'{}' is no colour", text), "write it as \"#3366CC\", in quotes");
        return good ? text : std::string();
    }

    std::vector<std::string> source_kinds(const YamlNode& node)
    {
        std::vector<std::string> kinds;
        for (const YamlNode* kind : fields_.texts(node, "source_kinds"))
            if (fields_.one_of(*kind, fields_.name(*kind), "source kind", kinds_known())) kinds.push_back(fields_.name(*kind));
        return kinds;
    }

    void source(const YamlNode& node)
    {
        static constexpr std::array<std::string_view, 8> kKeys = {"id",      "label",      "kind",   "documents",
                                                                  "speaker", "respondent", "parent", "attributes"};
        if (!fields_.is_map(node, "a source")) return;
        fields_.only(node, "a source", kKeys);
        CodebookSource source;
        std::tie(source.id, source.where) = fields_.id_of(node, "a source");
        source.label = fields_.label_of(node, source.id);
        if (fields_.required(node, "kind", "a source"))
            source.kind = fields_.choice(node, "kind", "source kind", kinds_known());
        source.documents = fields_.patterns(node, "documents");
        source.speaker = fields_.patterns(node, "speaker");
        source.respondent = fields_.flag(node, "respondent");
        if (const YamlNode* parent = fields_.scalar(node, "parent")) {
            source.parent = fields_.name(*parent);
            source.parent_where = fields_.at(*parent);
        }
        if (const YamlNode* map = fields_.map(node, "attributes")) source.attributes = attributes(*map);
        book_.sources.push_back(std::move(source));
    }

    std::vector<Attribute> attributes(const YamlNode& map)
    {
        std::vector<Attribute> out;
        for (std::size_t i = 0; i < map.keys.size(); ++i) {
            const YamlNode& key = map.keys[i];
            const std::string why_not = why_not_an_attribute(fields_.name(key));
            if (!why_not.empty())
                fields_.problem(key, fmt::format("attribute '{}' {}", fields_.name(key), why_not), "choose another name");
            if (map.children[i].kind == YamlNode::Kind::none) continue;  // not known of this source
            const YamlNode* value = fields_.scalar(map, key.text);
            if (!value || !why_not.empty()) continue;
            Attribute attribute{fields_.name(key), normal_name(value->text), fields_.at(key)};
            if (!attribute.value.empty()) out.push_back(std::move(attribute));
        }
        return out;
    }

    void instrument(const YamlNode& node)
    {
        static constexpr std::array<std::string_view, 5> kKeys = {"id", "label", "kind", "table", "questions"};
        if (!fields_.is_map(node, "an instrument")) return;
        fields_.only(node, "an instrument", kKeys);
        Instrument instrument;
        std::tie(instrument.id, instrument.where) = fields_.id_of(node, "an instrument");
        instrument.label = fields_.label_of(node, instrument.id);
        instrument.kind = fields_.choice(node, "kind", "source kind", kinds_known());
        instrument.table = fields_.table(node, "table");
        for (const YamlNode& question_node : fields_.list(node, "questions"))
            if (fields_.is_map(question_node, "a question")) instrument.questions.push_back(question(question_node));
        book_.instruments.push_back(std::move(instrument));
    }

    Question question(const YamlNode& node)
    {
        static constexpr std::array<std::string_view, 2> kKeys = {"text", "asks"};
        fields_.only(node, "a question", kKeys);
        Question question;
        question.where = fields_.at(node);
        if (const YamlNode* text = fields_.required(node, "text", "a question")) question.text = trim(text->text);
        for (const YamlNode* asked : fields_.texts(node, "asks"))
            question.asks.push_back({fields_.name(*asked), fields_.at(*asked)});
        return question;
    }

    const YamlFile& file_;
    CodebookFields fields_;
    Codebook book_;
};

}  // namespace

Codebook read_codebook(Source& source)
{
    const YamlFile file = read_yaml(source);
    return CodebookReader(file).read();
}

Codebook read_codebook(const std::string& path)
{
    Source source = Source::open(path);
    return read_codebook(source);
}

}  // namespace qda
