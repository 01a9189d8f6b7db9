#include "qda/build/manifest.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "qda/base/source.hpp"
#include "qda/build/claims_reading.hpp"
#include "qda/render/render.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

namespace {

constexpr int kMostDigits = 15;
constexpr int kLargestNumber = 100'000;

bool fit_for_file_name(std::string_view id)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    };
    return !id.empty() && id.front() != '.' && id.front() != '-' && std::all_of(id.begin(), id.end(), fits);
}

class ManifestReader {
public:
    ManifestReader(const YamlFile& file, std::string_view raw) : file_(file), raw_(raw), fields_(file) {}

    Manifest read()
    {
        static constexpr std::array<std::string_view, 7> kKeys = {"build", "inputs", "defaults", "outputs", "tables", "claims", "numbers"};
        const YamlNode& root = file_.root;
        manifest_.file = file_.name;
        const std::size_t slash = manifest_.file.rfind('/');
        manifest_.folder = slash == std::string::npos ? "." : manifest_.file.substr(0, std::max<std::size_t>(slash, 1));
        if (!fields_.is_map(root, "a manifest")) return std::move(manifest_);
        fields_.only(root, "a manifest", kKeys);
        manifest_.title = fields_.text(root, "build");
        manifest_.outputs = fields_.text(root, "outputs");
        if (manifest_.outputs.empty()) manifest_.outputs = "tables";
        if (const YamlNode* node = fields_.map(root, "inputs")) inputs(*node);
        if (const YamlNode* node = fields_.map(root, "defaults")) defaults(*node);
        if (!root.find("tables")) fields_.problem(root, "a manifest without 'tables'", "add 'tables: [{id: ..., pipeline: ...}]'");
        for (const YamlNode& node : fields_.list(root, "tables")) table(node);
        doubled_ids();
        manifest_.claims = read_claims(root, fields_);
        manifest_.figures = read_figures(root, fields_);
        known_tables();
        return std::move(manifest_);
    }

    std::vector<Problem> problems()
    {
        try {
            fields_.finish();
        } catch (const Error& error) {
            for (const Problem& problem : error.problems()) problems_.push_back(problem);
        }
        return std::move(problems_);
    }

private:
    Word word(const YamlNode& node) const { return {std::string(trim(node.text)), file_.at(node)}; }

    // One text, or a list of them.
    std::vector<Word> words(const YamlNode& map, std::string_view key)
    {
        const YamlNode* node = map.find(key);
        std::vector<Word> all;
        if (node && node->kind == YamlNode::Kind::scalar) {
            if (const YamlNode* one = fields_.required(map, key, "inputs")) all.push_back(word(*one));
        } else {
            for (const YamlNode* one : fields_.texts(map, key)) all.push_back(word(*one));
        }
        return all;
    }

    void inputs(const YamlNode& map)
    {
        static constexpr std::array<std::string_view, 6> kKeys = {"exports", "codebook", "codes", "documents", "attributes", "options"};
        fields_.only(map, "inputs", kKeys);
        ManifestInputs& inputs = manifest_.inputs;
        inputs.exports = words(map, "exports");
        if (map.find("codebook"))
            if (const YamlNode* node = fields_.required(map, "codebook", "inputs")) inputs.codebook = word(*node);
        inputs.codes = words(map, "codes");
        inputs.documents = words(map, "documents");
        inputs.attributes = words(map, "attributes");
        if (const YamlNode* node = fields_.scalar(map, "options")) inputs.options = parse_words(file_, raw_, *node, problems_);
    }

    void defaults(const YamlNode& map)
    {
        static constexpr std::array<std::string_view, 3> kKeys = {"language", "digits", "formats"};
        fields_.only(map, "defaults", kKeys);
        look(map, default_);
        manifest_.language = default_.language;
    }

    // What stands both in a table and in the defaults.
    void look(const YamlNode& map, ManifestTable& into)
    {
        if (const YamlNode* node = fields_.scalar(map, "language"))
            if (fields_.one_of(*node, trim(node->text), "language", {"en", "nl"})) into.language = trim(node->text);
        if (const auto digits = number(map, "digits", 0, kMostDigits)) into.digits = digits;
        if (!map.find("formats")) return;
        into.formats = words(map, "formats");
        std::map<std::string, std::size_t> seen;
        for (const Word& format : into.formats)
            if (seen[format.text]++ == 1) problems_.push_back({format.where, fmt::format("the format '{}' twice", format.text), "once is enough"});
        if (into.formats.empty()) fields_.problem(*map.find("formats"), "no formats", "leave 'formats' out, or name one: [md]");
    }

    std::optional<int> number(const YamlNode& map, std::string_view key, int least, int most)
    {
        const YamlNode* node = fields_.scalar(map, key);
        if (!node) return std::nullopt;
        const std::string_view text = trim(node->text);
        int value = 0;
        const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (wrong == std::errc() && end == text.data() + text.size() && value >= least && value <= most) return value;
        fields_.problem(*node, fmt::format("'{}' is a number from {} to {}, found '{}'", key, least, most, text), {});
        return std::nullopt;
    }

    void table(const YamlNode& map)
    {
        static constexpr std::array<std::string_view, 8> kKeys = {"id", "caption", "number", "pipeline", "page", "language", "digits", "formats"};
        if (!fields_.is_map(map, "a table")) return;
        std::vector<std::string_view> known(kKeys.begin(), kKeys.end());
        for (std::size_t i = 0; i < map.keys.size(); ++i) {
            const std::string& key = map.keys[i].text;
            if (map.children[i].kind != YamlNode::Kind::none || std::find(known.begin(), known.end(), key) != known.end()) continue;
            fields_.problem(map.keys[i], fmt::format("unknown key '{}' in a table", key), "between braces a comma ends a text: put the pipeline in quotes");
            known.push_back(key);
        }
        fields_.only(map, "a table", known);
        ManifestTable table = default_;
        table.where = file_.at(map);
        if (const YamlNode* id = fields_.required(map, "id", "a table")) {
            table.id = trim(id->text);
            table.where = file_.at(*id);
            if (!fit_for_file_name(table.id))
                fields_.problem(*id, fmt::format("the id '{}' cannot name a file", table.id), "use letters, digits, '_', '-' and '.'");
        }
        table.caption = fields_.text(map, "caption");
        table.number = number(map, "number", 1, kLargestNumber);
        table.page = fields_.flag(map, "page");
        if (table.page) table.formats.clear();  // the defaults' are those of tables
        look(map, table);
        if (const YamlNode* node = fields_.required(map, "pipeline", "a table"))
            table.pipeline = parse_pipeline(file_, raw_, *node, problems_);
        if (table.page && table.formats.empty())
            fields_.problem(map, "a page without 'formats'", "say which: formats: [md]");
        manifest_.tables.push_back(std::move(table));
    }

    void doubled_ids()
    {
        std::map<std::string, Location> ids;
        std::map<int, Location> numbers;
        for (const ManifestTable& table : manifest_.tables) {
            if (const auto [at, is_new] = ids.emplace(table.id, table.where); !is_new && !table.id.empty())
                fields_.problem(table.where, fmt::format("the id '{}' twice", table.id), "it is also in line " + std::to_string(at->second.line));
            if (!table.number) continue;
            if (const auto [at, is_new] = numbers.emplace(*table.number, table.where); !is_new)
                fields_.problem(table.where, fmt::format("table {} twice", *table.number), "it is also in line " + std::to_string(at->second.line));
        }
    }

    void known_tables()
    {
        std::vector<std::string> ids;
        for (const ManifestTable& table : manifest_.tables)
            if (!table.page) ids.push_back(table.id);
        const auto check = [&](const Expression& expression) {
            for (const auto& [table, where] : expression.tables())
                if (std::find(ids.begin(), ids.end(), table) == ids.end())
                    fields_.problem(where, fmt::format("no table '{}'", table), suggestion(table, ids));
        };
        for (const Claim& claim : manifest_.claims) check(claim.holds);
        for (const NamedFigure& figure : manifest_.figures) check(figure.value);
        const ManifestTable* taken = manifest_.figures.empty() ? nullptr : manifest_.find(kFiguresId);
        if (taken) fields_.problem(taken->where, fmt::format("the id '{}' is that of the figures", kFiguresId), "name the table otherwise");
    }

    const YamlFile& file_;
    std::string_view raw_;
    YamlFields fields_;
    Manifest manifest_;
    ManifestTable default_;
    std::vector<Problem> problems_;
};

}  // namespace

const ManifestTable* Manifest::find(std::string_view id) const
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const ManifestTable& table) { return table.id == id; });
    return found == tables.end() ? nullptr : &*found;
}

std::string Manifest::path(const std::string& from_folder) const
{
    return folder == "." || from_folder.starts_with('/') ? from_folder : folder + (folder.ends_with('/') ? "" : "/") + from_folder;
}

Manifest read_manifest(const std::string& file, std::vector<Problem>& problems)
{
    if (file == "-") throw Error({}, "a manifest is a file, as its paths are from its folder", "name it: qda-build tables.yaml");
    Source source = Source::open(file);
    const std::string raw = source.read_all(kMostYamlBytes);
    Source text = Source::from_text(source.name(), raw);
    const YamlFile yaml = read_yaml(text);
    ManifestReader reader(yaml, raw);
    Manifest manifest = reader.read();
    for (Problem& problem : reader.problems()) problems.push_back(std::move(problem));
    return manifest;
}

std::vector<std::string> usual_formats()
{
    std::vector<std::string> usual;
    for (const char* form : {"md", "latex", "html", "csv", "xlsx"})
        if (std::find(render_forms().begin(), render_forms().end(), form) != render_forms().end()) usual.emplace_back(form);
    return usual;
}

}  // namespace qda
