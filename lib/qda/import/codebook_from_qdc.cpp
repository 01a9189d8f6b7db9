// The codes and sets of a .qdc -> a codebook. Ours say their dimensions, levels and roles in sets; those of other programs
// are one tree.

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "qda/codebook/slug.hpp"
#include "qda/import/qdc.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

std::string counted(std::size_t n, const char* one, const char* several) { return fmt::format("{} {}", n, n == 1 ? one : several); }

std::string path_part(const std::string& name)
{
    std::string out;
    for (const char c : name) out += c == '>' ? std::string("\\>") : std::string(1, c);
    return out;
}

class FromQdcReader {
public:
    FromQdcReader(const QdcCodebook& qdc, const FromQdc& options, Diagnostics& diagnostics)
        : qdc_(qdc), options_(options), diagnostics_(diagnostics), below_(qdc.codes.size())
    {
    }

    CodebookOfQdc read()
    {
        if (qdc_.codes.empty()) throw Error({}, "a codebook without codes", "there is nothing to make a codebook of");
        book_.codebook.id = options_.id;
        for (const QdcCode& code : qdc_.codes) notes_.push_back(notes_in(code.description));
        find_roots();
        name_codes();
        for (std::size_t i = 0; i < qdc_.codes.size(); ++i)
            if (!qdc_.codes[i].guid.empty()) by_guid_.emplace(qdc_.codes[i].guid, i);
        for (const QdcSet& set : qdc_.sets) read_set(set);
        add_dimensions();
        declare_kinds();
        say_what_is_left();
        return std::move(book_);
    }

private:
    static constexpr std::size_t npos = QdcCode::npos;

    // NVivo puts all codes under one root that is none itself.
    void find_roots()
    {
        std::vector<std::size_t> roots;
        for (std::size_t i = 0; i < qdc_.codes.size(); ++i) (qdc_.codes[i].parent == npos ? roots : below_[qdc_.codes[i].parent]).push_back(i);
        if (roots.size() == 1) {
            const QdcCode& only = qdc_.codes[roots.front()];
            const std::string name = fold_case(only.name);
            if (!only.codable && (name == "nodes" || name == "codes") && !below_[roots.front()].empty() && notes_[roots.front()].keys.empty()) {
                dropped_ = roots.front();
                diagnostics_.note(fmt::format("the root '{}' only holds the codes: left out", only.name), only.where);
                roots = below_[dropped_];
            }
        }
        roots_ = std::move(roots);
    }

    std::size_t parent_of(std::size_t at) const { return qdc_.codes[at].parent == dropped_ ? npos : qdc_.codes[at].parent; }

    // As a stream names them: those that occur twice by their paths, and what is then still the same with a number.
    void name_codes()
    {
        std::unordered_map<std::string, std::size_t> times;
        for (std::size_t i = 0; i < qdc_.codes.size(); ++i)
            if (i != dropped_) ++times[qdc_.codes[i].name];
        names_.resize(qdc_.codes.size());
        std::set<std::string> taken;
        for (const bool twice : {false, true})
            for (std::size_t i = 0; i < qdc_.codes.size(); ++i) {
                if (i == dropped_ || (times[qdc_.codes[i].name] > 1) != twice) continue;
                const std::string wanted = twice ? path_of(i) : qdc_.codes[i].name;
                names_[i] = wanted;
                for (std::size_t n = 2; !taken.insert(names_[i]).second; ++n) names_[i] = fmt::format("{} [{}]", wanted, n);
                if (names_[i] != wanted && !notes_[i].has("code")) ++renamed_;
            }
    }

    std::string path_of(std::size_t at) const
    {
        if (parent_of(at) == npos) return qdc_.codes[at].name;
        std::string path;
        for (std::size_t up = at; up != npos; up = parent_of(up))
            path = path_part(qdc_.codes[up].name) + (path.empty() ? "" : ">") + path;
        return path;
    }

    std::vector<std::size_t> members(const QdcSet& set)
    {
        std::vector<std::size_t> found;
        for (const std::string& guid : set.members) {
            const auto at = by_guid_.find(guid);
            if (at == by_guid_.end())
                ++dangling_;
            else if (at->second != dropped_)
                found.push_back(at->second);
        }
        return found;
    }

    void read_set(const QdcSet& set)
    {
        const QdcNotes notes = notes_in(set.description);
        const std::string what = notes.get("set");
        const std::vector<std::size_t> codes = members(set);
        Codebook& book = book_.codebook;
        if (what == "codebook") {
            if (!notes.get("codebook").empty()) book.id = notes.get("codebook");
            book.title = notes.get("title");
            book.language = notes.get("language");
        } else if (what == "level" && !notes.get("dimension").empty() && !notes.get("level").empty()) {
            read_level(notes, codes);
        } else if (what == "role" || what == "conclusion") {
            for (const std::size_t code : codes) (what == "role" ? roles_ : conclusions_)[code] = notes.get("value");
        } else if (what == "source_kind" && !notes.get("value").empty()) {
            kinds_.emplace_back(notes.get("value"), notes.get("label"));
            for (const std::size_t code : codes) kinds_of_[code].push_back(notes.get("value"));
        } else if (what == "quote_code" && codes.size() == 1) {
            book.quote_code.text = code_name(codes.front());
            quote_code_ = codes.front();
        } else if (!set.name.empty()) {
            std::string line = set.name + ':';
            for (const std::size_t code : codes) line += (line.back() == ':' ? " " : ", ") + names_[code];
            book_.sets.push_back(std::move(line));
        }
    }

    void read_level(const QdcNotes& notes, const std::vector<std::size_t>& codes)
    {
        const std::string id = notes.get("dimension");
        auto& dimensions = book_.codebook.dimensions;
        auto at = std::find_if(dimensions.begin(), dimensions.end(), [&](const Dimension& one) { return one.id == id; });
        if (at == dimensions.end()) {
            Dimension dimension;
            dimension.id = id;
            dimension.role = notes.get("role");
            dimension.scale = notes.get("scale");
            dimension.table = {notes.get("table_number"), notes.get("table_caption")};
            at = dimensions.insert(dimensions.end(), std::move(dimension));
        }
        level_names_.insert(notes.get("level"));
        at->levels.push_back({notes.get("level"), {}});
        for (const std::size_t code : codes) dimension_of_.emplace(code, id);
    }

    void add_dimensions()
    {
        auto& dimensions = book_.codebook.dimensions;
        std::vector<std::vector<std::size_t>> roots(dimensions.size());
        std::vector<std::size_t> others;
        for (const std::size_t root : roots_) {
            const auto at = dimension_of_.find(root);
            const bool only_marks = root == quote_code_ && at == dimension_of_.end();
            const auto dimension = at == dimension_of_.end() ? dimensions.end() : std::find_if(dimensions.begin(), dimensions.end(), [&](const Dimension& one) { return one.id == at->second; });
            if (dimension != dimensions.end())
                roots[static_cast<std::size_t>(dimension - dimensions.begin())].push_back(root);
            else if (!only_marks)
                others.push_back(root);
        }
        for (std::size_t i = 0; i < dimensions.size(); ++i) fill(dimensions[i], roots[i]);
        std::erase_if(dimensions, [](const Dimension& dimension) { return dimension.values.empty(); });
        if (others.empty()) return;
        Dimension rest;
        rest.id = "codes";
        while (std::any_of(dimensions.begin(), dimensions.end(), [&](const Dimension& one) { return one.id == rest.id; })) rest.id += "-2";
        fill(rest, others);
        dimensions.push_back(std::move(rest));
    }

    void fill(Dimension& dimension, const std::vector<std::size_t>& roots)
    {
        UniqueIds ids;
        std::set<std::size_t> own;  // codes that say their id
        for (const std::size_t root : roots) take_ids(root, ids, own);
        for (const std::size_t root : roots) dimension.values.push_back(value(root, ids, own));
        std::size_t depth = 0;
        for (const CodebookValue& one : dimension.values) depth = std::max(depth, depth_of(one));
        while (dimension.levels.size() < depth) dimension.levels.push_back({level_name(dimension.levels.size()), {}});
        const bool ordered = dimension.scale == "ordinal" && dimension.levels.size() == 1;
        if (!ordered && dimension.scale == "ordinal") dimension.scale.clear();
    }

    static std::size_t depth_of(const CodebookValue& value)
    {
        std::size_t below = 0;
        for (const CodebookValue& one : value.values) below = std::max(below, depth_of(one));
        return below + 1;
    }

    std::string level_name(std::size_t depth)
    {
        static const std::vector<std::string> kUsual = {"variable", "sub_variable", "indicator"};
        const std::vector<std::string>& wanted = options_.levels.empty() ? kUsual : options_.levels;
        std::string name = depth < wanted.size() ? wanted[depth] : fmt::format("level_{}", depth + 1);
        for (std::size_t n = 2; !level_names_.insert(name).second; ++n) name = fmt::format("codes_{}_{}", n, depth + 1);
        return name;
    }

    // As our own codebook called it, else as a stream would.
    std::string code_name(std::size_t at) const
    {
        const std::string own = normal_name(notes_[at].get("code"));
        return own.empty() ? names_[at] : own;
    }

    bool is_code_of_parent(std::size_t at) const { return notes_[at].get("is") == "code" && below_[at].empty() && parent_of(at) != npos; }

    void take_ids(std::size_t at, UniqueIds& ids, std::set<std::size_t>& own) const
    {
        const std::string id = normal_name(notes_[at].get("id"));
        const bool good = !id.empty() && id.find_first_of("\t\r\n|\\") == std::string::npos;
        if (good && ids.take(id)) own.insert(at);
        for (const std::size_t below : below_[at]) take_ids(below, ids, own);
    }

    CodebookValue value(std::size_t at, UniqueIds& ids, const std::set<std::size_t>& own)
    {
        const QdcCode& code = qdc_.codes[at];
        const QdcNotes& notes = notes_[at];
        CodebookValue value;
        value.label = notes.get("label").empty() ? code.name : normal_name(notes.get("label"));
        value.id = own.contains(at) ? normal_name(notes.get("id")) : ids.fresh(id_of_name(value.label));
        if (code.codable) value.codes.push_back({code_name(at), {}});
        value.color = color_of(code);
        value.definition = notes.text;
        value.include = notes.get("include");
        value.exclude = notes.get("exclude");
        value.example = notes.get("example");
        value.theory = notes.get("theory");
        value.recommendation = notes.get("recommendation");
        value.table = {notes.get("table_number"), notes.get("table_caption")};
        value.role = roles_[at];
        value.conclusion = conclusions_[at];
        value.source_kinds = kinds(at);
        for (const std::size_t below : below_[at])
            if (is_code_of_parent(below)) value.codes.push_back({code_name(below), {}});
            else value.values.push_back(this->value(below, ids, own));
        for (const Key& key : notes.keys)
            if (key.name == "glob") value.codes.push_back({normal_name(key.value), {}});
        if (!code.codable && notes.keys.empty()) ++uncodable_;
        return value;
    }

    std::string color_of(const QdcCode& code)
    {
        const bool good = (code.color.size() == 4 || code.color.size() == 7) && code.color[0] == '#' &&
                          code.color.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
        if (!good && !code.color.empty()) ++odd_colors_;
        return good ? code.color : std::string();
    }

    // As the sets say, in the order in which the value itself said them.
    std::vector<std::string> kinds(std::size_t at)
    {
        std::vector<std::string> all = kinds_of_[at];
        std::vector<std::string> ordered;
        for (const Key& key : notes_[at].keys)
            if (key.name == "source_kind" && std::erase(all, key.value) > 0) ordered.push_back(key.value);
        ordered.insert(ordered.end(), all.begin(), all.end());
        return ordered;
    }

    void declare_kinds()
    {
        const auto& built_in = built_in_source_kinds();
        for (const auto& [id, label] : kinds_) {
            const bool known = std::find(built_in.begin(), built_in.end(), id) != built_in.end();
            if (!known) book_.codebook.source_kinds.push_back({id, label.empty() ? id : label, {}});
        }
    }

    void say_what_is_left()
    {
        if (uncodable_ > 0)
            diagnostics_.note(counted(uncodable_, "code is", "codes are") + " not codable: values without codes; name codes by hand if something was coded with them");
        if (!book_.sets.empty())
            diagnostics_.note(counted(book_.sets.size(), "set", "sets") + " of codes, which a codebook has no place for: in comments");
        if (dangling_ > 0) diagnostics_.note(counted(dangling_, "member", "members") + " of sets that no code has the GUID of: left out");
        if (odd_colors_ > 0) diagnostics_.note(counted(odd_colors_, "colour", "colours") + " that are not #RRGGBB: left out");
        if (renamed_ > 0) diagnostics_.note(counted(renamed_, "code", "codes") + " with the path of another one: numbered");
    }

    const QdcCodebook& qdc_;
    const FromQdc& options_;
    Diagnostics& diagnostics_;
    CodebookOfQdc book_;
    std::vector<std::vector<std::size_t>> below_;
    std::vector<std::size_t> roots_;
    std::size_t dropped_ = npos;
    std::size_t quote_code_ = npos;
    std::vector<QdcNotes> notes_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> by_guid_;
    std::map<std::size_t, std::string> dimension_of_;
    std::map<std::size_t, std::string> roles_;
    std::map<std::size_t, std::string> conclusions_;
    std::map<std::size_t, std::vector<std::string>> kinds_of_;
    std::vector<std::pair<std::string, std::string>> kinds_;
    std::set<std::string> level_names_;
    std::size_t uncodable_ = 0;
    std::size_t dangling_ = 0;
    std::size_t odd_colors_ = 0;
    std::size_t renamed_ = 0;
};

}  // namespace

CodebookOfQdc codebook_from_qdc(const QdcCodebook& qdc, const FromQdc& options, Diagnostics& diagnostics)
{
    return FromQdcReader(qdc, options, diagnostics).read();
}

}  // namespace qda
