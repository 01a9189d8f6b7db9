#include "qda/analysis/recode_map.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "qda/model/levels.hpp"
#include "qda/table/records.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

namespace {

constexpr std::uint64_t kMostMapBytes = std::uint64_t{4} << 20;
constexpr const char* kShape = "write {from: OLD, to: NEW, reason: WHY}; several names as [A, B]";

// The names of a key: one, or a list.
std::vector<MappedName> names_of(YamlFields& fields, const YamlNode& rule, const char* key)
{
    std::vector<MappedName> names;
    const YamlNode* node = rule.find(key);
    if (!node) {
        fields.problem(rule, fmt::format("a rule without '{}'", key), kShape);
    } else if (node->kind == YamlNode::Kind::sequence) {
        for (const YamlNode* one : fields.texts(rule, key)) names.push_back({normal_name(one->text), fields.at(*one)});
        if (node->children.empty()) fields.problem(*node, fmt::format("'{}' is empty", key), kShape);
    } else if (const YamlNode* one = fields.required(rule, key, "a rule")) {
        names.push_back({normal_name(one->text), fields.at(*one)});
    }
    return names;
}

RecodeMap from_yaml(Source& source)
{
    const YamlFile file = read_yaml(source);
    YamlFields fields(file);
    RecodeMap map;
    if (fields.is_map(file.root, "a recode map")) {
        static constexpr std::string_view kSections[] = {"codes", "documents"};
        static constexpr std::string_view kKeys[] = {"from", "to", "reason"};
        fields.only(file.root, "a recode map", kSections);
        for (const char* section : {"codes", "documents"}) {
            for (const YamlNode& node : fields.list(file.root, section)) {
                if (!fields.is_map(node, "a rule")) continue;
                fields.only(node, "a rule", kKeys);
                RecodeRule rule{std::string_view(section) == "documents", names_of(fields, node, "from"), names_of(fields, node, "to"), {}, fields.at(node)};
                if (const YamlNode* reason = fields.required(node, "reason", "a rule")) rule.reason = std::string(trim(reason->text));
                map.rules.push_back(std::move(rule));
            }
        }
    }
    fields.finish();
    return map;
}

// A table with tabs.
class MapTable {
public:
    explicit MapTable(const Records& records) : records_(records) {}

    RecodeMap map()
    {
        RecodeMap map;
        std::size_t row = 0;
        while (row < records_.rows() && records_.blank(row)) ++row;
        if (row == records_.rows()) throw Error({records_.name()}, "an empty map", "its first line names the columns: from, to, reason");
        header(row);
        if (!problems_.empty()) throw Error(problems_);
        for (++row; row < records_.rows(); ++row)
            if (!records_.blank(row)) map.rules.push_back(rule(row));
        if (!problems_.empty()) throw Error(problems_);
        return map;
    }

private:
    void header(std::size_t row)
    {
        for (std::size_t i = 0; i < records_.width(row); ++i) {
            const std::string name(trim(records_.cell(row, i)));
            if (name != "from" && name != "to" && name != "reason" && name != "kind")
                problems_.push_back({records_.place(row, i), fmt::format("unknown column '{}' in a recode map", name), suggestion(name, {"from", "to", "reason", "kind"})});
            else if (!at_.emplace(name, i).second)
                problems_.push_back({records_.place(row, i), fmt::format("column '{}' is there twice", name), "leave one"});
        }
        for (const char* name : {"from", "to", "reason"})
            if (!at_.contains(name)) problems_.push_back({records_.place(row), fmt::format("no column '{}'", name), "the columns are from, to, reason and perhaps kind, parted by tabs"});
    }

    std::string_view cell(std::size_t row, const char* name) const { return at_.contains(name) ? trim(records_.cell(row, at_.at(name))) : std::string_view(); }

    std::vector<MappedName> names(std::size_t row, const char* column)
    {
        std::vector<MappedName> names;
        for (const std::string& one : split_cell(cell(row, column)))
            if (const std::string name = normal_name(one); !name.empty()) names.push_back({name, records_.place(row, at_.at(column))});
        if (names.empty()) problems_.push_back({records_.place(row, at_.at(column)), fmt::format("'{}' is empty", column), "name a code"});
        return names;
    }

    RecodeRule rule(std::size_t row)
    {
        const std::string_view kind = cell(row, "kind");
        if (!kind.empty() && kind != "code" && kind != "document")
            problems_.push_back({records_.place(row, at_.at("kind")), fmt::format("unknown kind '{}'", kind), suggestion(kind, {"code", "document"})});
        RecodeRule rule{kind == "document", names(row, "from"), names(row, "to"), std::string(cell(row, "reason")), records_.place(row)};
        if (rule.reason.empty()) problems_.push_back({records_.place(row, at_.at("reason")), "a rule without a reason", "say in 'reason' why"});
        return rule;
    }

    const Records& records_;
    std::map<std::string, std::size_t> at_;
    std::vector<Problem> problems_;
};

// What cannot be meant, whatever the map is about.
void check_by_itself(const RecodeMap& map)
{
    std::vector<Problem> problems;
    std::map<std::pair<bool, std::string>, Location> from;
    std::map<std::pair<bool, std::string>, Location> to;
    const auto once = [&](auto& known, const RecodeRule& rule, const MappedName& name, const char* what, const char* hint) {
        const auto [at, fresh] = known.try_emplace({rule.of_documents, name.text}, name.where);
        if (!fresh) problems.push_back({name.where, fmt::format("'{}' {} twice, first at {}", name.text, what, to_string(at->second)), hint});
    };
    for (const RecodeRule& rule : map.rules) {
        for (const MappedName& name : rule.from) once(from, rule, name, "becomes something", "a split is one rule: to: [A, B]");
        for (const MappedName& name : rule.to) once(to, rule, name, "comes from something", "a merge is one rule: from: [A, B]");
        if (rule.from.size() > 1 && rule.to.size() > 1)
            problems.push_back({rule.where, "a rule of several names to several", "nobody can tell which became which: write a rule for each"});
        if (rule.of_documents && (rule.from.size() > 1 || rule.to.size() > 1))
            problems.push_back({rule.where, "documents are neither merged nor split", "a document can be renamed: one name to one"});
        if (rule.from.size() == 1 && rule.to.size() == 1 && rule.from[0].text == rule.to[0].text)
            problems.push_back({rule.where, fmt::format("'{}' becomes what it is", rule.from[0].text), "leave the rule out"});
    }
    if (!problems.empty()) throw Error(std::move(problems));
}

}  // namespace

RecodeMap read_recode_map(Source& source)
{
    const std::string& name = source.name();
    RecodeMap map;
    if (name.ends_with(".yaml") || name.ends_with(".yml")) {
        map = from_yaml(source);
    } else {
        const Records records = read_records(source, '\t');
        map = MapTable(records).map();
    }
    map.file = name;
    check_by_itself(map);
    return map;
}

RecodeMap read_recode_map(const std::string& path)
{
    Source source = Source::open(path);
    if (source.random_access() && source.size() > kMostMapBytes)
        throw Error({path}, fmt::format("a recode map of {} bytes", source.size()), fmt::format("at most {} bytes are read", kMostMapBytes));
    return read_recode_map(source);
}

void check_recode_map(const RecodeMap& map, const KnownNames& before, const KnownNames& now)
{
    std::vector<Problem> problems;
    const auto normal = [](const std::vector<std::string>& names) {
        std::set<std::string> all;
        for (const std::string& name : names) all.insert(normal_name(name));
        return all;
    };
    const std::set<std::string> known[2][2] = {{normal(before.codes), normal(before.documents)}, {normal(now.codes), normal(now.documents)}};
    std::set<std::pair<bool, std::string>> renamed;
    for (const RecodeRule& rule : map.rules)
        for (const MappedName& name : rule.from) renamed.insert({rule.of_documents, name.text});
    const auto must_be_there = [&](const RecodeRule& rule, const MappedName& name, std::size_t side) {
        const std::set<std::string>& names = known[side][rule.of_documents ? 1 : 0];
        if (names.contains(name.text)) return;
        const std::string near = nearest_name(name.text, {names.begin(), names.end()});
        const char* lists = rule.of_documents ? "a list of quotations names no empty documents: --documents gives them" : "a list of quotations names no unused codes: --codes gives them";
        problems.push_back({name.where, fmt::format("the {} export has no {} '{}'", side == 0 ? "old" : "new", rule.of_documents ? "document" : "code", name.text),
                            near.empty() ? lists : "did you mean '" + near + "'?"});
    };
    for (const RecodeRule& rule : map.rules) {
        for (const MappedName& name : rule.from) must_be_there(rule, name, 0);
        for (const MappedName& name : rule.to) must_be_there(rule, name, 1);
        for (const MappedName& name : rule.to) {
            if (!known[0][rule.of_documents ? 1 : 0].contains(name.text) || renamed.contains({rule.of_documents, name.text})) continue;
            problems.push_back({name.where, fmt::format("'{}' is in the old export too, and stays what it is", name.text),
                                rule.of_documents ? "two documents cannot become one"
                                : rule.to.size() > 1 ? "name it in another rule, or leave it out of this split"
                                                     : fmt::format("a merge names it: from: [{}, {}]", rule.from.front().text, name.text)});
        }
    }
    if (!problems.empty()) throw Error(std::move(problems));
}

std::vector<std::string> in_words(const RecodeMap& map)
{
    std::vector<std::string> lines;
    const auto listed = [](const std::vector<MappedName>& names) {
        std::string text;
        for (const MappedName& name : names) text += (text.empty() ? "'" : ", '") + name.text + "'";
        return text;
    };
    for (const RecodeRule& rule : map.rules)
        lines.push_back(fmt::format("by the map: {} {} {} ({})", listed(rule.from),
                                    rule.from.size() > 1 ? "are together" : rule.to.size() > 1 ? "is one or more of" : "is", listed(rule.to), rule.reason));
    return lines;
}

}  // namespace qda
