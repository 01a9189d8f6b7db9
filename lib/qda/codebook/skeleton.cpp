#include "qda/codebook/skeleton.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "qda/codebook/slug.hpp"
#include "qda/codebook/write.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kDeepest = 20;  // YAML may be nested 64 deep, and a value takes three
constexpr std::size_t kNone_ = static_cast<std::size_t>(-1);

// A code, or a category that is none, in the tree of an export.
struct Node {
    const Entry* entry;
    bool code;
    std::size_t parent = kNone_;
    std::vector<std::size_t> below;
};

class CodeNodes {
public:
    explicit CodeNodes(const Universe& universe)
    {
        for (const Entry& category : universe.categories) add(category, false);
        const std::size_t first_code = nodes.size();
        for (const Entry& code : universe.codes) add(code, true);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const bool code = i >= first_code;
            if (const std::string* parent = nodes[i].entry->get("parent")) nodes[i].parent = find(code ? codes_ : categories_, *parent);
            if (const std::string* category = nodes[i].entry->get("category"); nodes[i].parent == kNone_ && category)
                nodes[i].parent = find(categories_, *category);
        }
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (bites_its_tail(i)) nodes[i].parent = kNone_;
        for (std::size_t i = 0; i < nodes.size(); ++i) (nodes[i].parent == kNone_ ? roots : nodes[nodes[i].parent].below).push_back(i);
    }

    std::vector<Node> nodes;
    std::vector<std::size_t> roots;

private:
    using Places = std::map<std::string, std::size_t>;

    void add(const Entry& entry, bool code)
    {
        (code ? codes_ : categories_).emplace(entry.name, nodes.size());
        nodes.push_back({&entry, code, kNone_, {}});
    }

    static std::size_t find(const Places& places, const std::string& name)
    {
        const auto at = places.find(name);
        return at == places.end() ? kNone_ : at->second;
    }

    bool bites_its_tail(std::size_t at) const
    {
        std::size_t above = nodes[at].parent;
        for (std::size_t steps = 0; above != kNone_ && steps < nodes.size(); ++steps) {
            if (above == at) return true;
            above = nodes[above].parent;
        }
        return above != kNone_;
    }

    Places codes_;
    Places categories_;
};

// Words in a document's name that tell what kind of source it is.
std::string kind_in(const std::string& name)
{
    const std::string words = fold_case(name);
    const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
    if (has("observ")) return "observation";
    for (const std::string_view word : {"beleid", "policy", "ondersteuningsplan", "jaarplan", "nota ", "rapport", "report", "(z.j.)"})
        if (has(word)) return "policy_document";
    // A year in brackets is how one cites a document: `(2018)`.
    for (std::size_t at = words.find('('); at != std::string::npos; at = words.find('(', at + 1)) {
        const std::string year = words.substr(at + 1, 5);
        if (year.size() == 5 && year[4] == ')' && (year.starts_with("19") || year.starts_with("20")) &&
            year.substr(2, 2).find_first_not_of("0123456789") == std::string::npos)
            return "policy_document";
    }
    return {};
}

class Skeleton {
public:
    Skeleton(const Universe& universe, const SkeletonOptions& options, Diagnostics& diagnostics)
        : universe_(universe), options_(options), diagnostics_(diagnostics), dutch_(options.language == "nl"), tree_(universe)
    {
    }

    std::string yaml()
    {
        if (tree_.nodes.empty() && universe_.documents.size() == 0)
            throw Error({}, "neither codes nor documents", "a codebook is made of what an export holds");
        book_.id = options_.id;
        book_.language = dutch_ ? "nl" : "en";
        add_codes();
        add_documents();
        say();
        return codebook_yaml(book_, comments_);
    }

private:
    std::string word(const char* english, const char* dutch) const { return dutch_ ? dutch : english; }

    void add_codes()
    {
        if (tree_.nodes.empty()) return;
        Dimension theme;
        theme.id = word("theme", "thema");
        book_.dimensions.push_back(std::move(theme));
        Dimension& dimension = book_.dimensions.front();
        add_values(tree_.roots, 0, dimension.values);
        static const std::vector<std::string> kUsual = {"variable", "sub_variable", "indicator"};
        const std::vector<std::string>& wanted = options_.levels.empty() ? kUsual : options_.levels;
        for (std::size_t depth = 0; depth < depth_; ++depth)
            dimension.levels.push_back({depth < wanted.size() ? wanted[depth] : fmt::format("level_{}", depth + 1), {}});
        comment(dimension.values);
    }

    // What lies deeper than YAML goes stands beside the last one.
    void add_values(const std::vector<std::size_t>& nodes, std::size_t depth, std::vector<CodebookValue>& values)
    {
        if (!nodes.empty()) depth_ = std::max(depth_, depth + 1);
        for (const std::size_t at : nodes) {
            const Node& node = tree_.nodes[at];
            CodebookValue value;
            value.label = normal_name(node.entry->name);
            value.id = ids_.fresh(id_of_name(value.label));
            if (node.code) value.codes.push_back({value.label, {}});
            if (const std::string* color = node.entry->get("color"); color && color->starts_with('#') && (color->size() == 7 || color->size() == 4) &&
                                                                     color->find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos)
                value.color = *color;
            const bool last = depth + 1 == kDeepest;
            if (!last) add_values(node.below, depth + 1, value.values);
            values.push_back(std::move(value));
            order_.push_back(at);
            if (last) add_values(node.below, depth, values);
        }
    }

    // Values stand where they are now: what is said about them can point at them.
    void comment(const std::vector<CodebookValue>& values)
    {
        std::vector<const CodebookValue*> placed;
        collect(values, placed);
        for (std::size_t i = 0; i < placed.size() && i < order_.size(); ++i) {
            const Entry& entry = *tree_.nodes[order_[i]].entry;
            std::string groups;
            for (const std::string_view group : entry.all("group")) groups += (groups.empty() ? "" : ", ") + std::string(group);
            if (!groups.empty()) comments_.values[placed[i]].push_back(one_line(word("groups: ", "groepen: ") + groups));
            std::string categories;
            for (const std::string_view category : entry.all("category")) categories += (categories.empty() ? "" : ", ") + std::string(category);
            if (entry.all("category").size() > 1) comments_.values[placed[i]].push_back(one_line(word("categories: ", "categorieën: ") + categories));
        }
    }

    // In the order of add_values: what lies below before the value itself.
    static void collect(const std::vector<CodebookValue>& values, std::vector<const CodebookValue*>& placed)
    {
        for (const CodebookValue& value : values) {
            collect(value.values, placed);
            placed.push_back(&value);
        }
    }

    static std::string one_line(std::string text)
    {
        for (char& c : text)
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        return text;
    }

    void add_documents()
    {
        const bool respondents_in_rows = universe_.find_label_column("respondent") != Universe::npos;
        UniqueIds ids;
        std::set<std::string> names;
        for (const Entry& document : universe_.documents) {
            CodebookSource source;
            source.label = normal_name(document.name);
            if (!names.insert(source.label).second) continue;  // names that differ in white space only match one entry
            source.id = ids.fresh(id_of_name(source.label));
            source.documents.push_back({source.label, {}});
            const std::string* kind = document.get("source_kind");
            source.kind = kind ? *kind : kind_in(source.label);
            if (!kind) ++guessed_;
            if (source.kind.empty()) source.kind = "interview";
            source.respondent = source.kind == "interview" && !respondents_in_rows;
            declare_kind(source.kind);
            book_.sources.push_back(std::move(source));
        }
        for (std::size_t i = 0; i < book_.sources.size(); ++i) {
            const Id id = universe_.documents.find(book_.sources[i].documents.front().text);
            std::string groups;
            if (id != kNone)
                for (const std::string_view group : universe_.documents[id].all("group")) groups += (groups.empty() ? "" : ", ") + std::string(group);
            if (!groups.empty()) comments_.sources[&book_.sources[i]].push_back(one_line(word("groups: ", "groepen: ") + groups));
        }
    }

    void declare_kind(const std::string& kind)
    {
        const auto& built_in = built_in_source_kinds();
        const bool known = std::find(built_in.begin(), built_in.end(), kind) != built_in.end() ||
                           std::any_of(book_.source_kinds.begin(), book_.source_kinds.end(), [&](const SourceKind& one) { return one.id == kind; });
        if (!known) book_.source_kinds.push_back({kind, kind, {}});
    }

    void say()
    {
        if (dutch_) {
            comments_.head = {"Begin van een codeboek, gemaakt van de codes en documenten van een export. Pas aan wat niet klopt:",
                              "labels, niveaus, wat bij elkaar hoort. qda-check zegt wat niet past.", ""};
            comments_.before_sources = {"Soort en respondent zijn naar de namen gegokt: kijk ze na. kind: interview, observation of policy_document."};
            comments_.end = {"", "Zegt een code hoe iets wordt beoordeeld? Haal die codes boven weg en zet ze in een eigen dimensie:", "  - id: oordeel",
                             "    role: judgement", "    levels: [judgement]", "    values:", "      - {id: knelpunt, role: knelpunt, label: Knelpunt, codes: [knelpunt]}",
                             "      - {id: goed, role: goes_well, label: Goed, codes: [goed]}", "Zo ook bij wie (role: actor), waar (role: place) en wat helpt (role: solution)."};
        } else {
            comments_.head = {"The beginning of a codebook, made of the codes and documents of an export. Change what is not right:",
                              "labels, levels, what belongs together. qda-check says what does not fit.", ""};
            comments_.before_sources = {"Kind and respondent are guesses from the names: check them. kind: interview, observation or policy_document."};
            comments_.end = {"", "Does a code say how something is judged? Take such codes out above, and put them into a dimension of their own:",
                             "  - id: judgement", "    role: judgement", "    levels: [judgement]", "    values:",
                             "      - {id: knelpunt, role: knelpunt, label: Knelpunt, codes: [problem]}", "      - {id: good, role: goes_well, label: Goes well, codes: [good]}",
                             "So also with whom (role: actor), where (role: place) and what would help (role: solution)."};
        }
        if (guessed_ == 0) comments_.before_sources.clear();
        if (guessed_ > 0)
            diagnostics_.note(fmt::format("kind and respondent of {} are guesses from {}: check them",
                                          guessed_ == 1 ? "1 source" : fmt::format("{} sources", guessed_), guessed_ == 1 ? "its name" : "their names"));
    }

    const Universe& universe_;
    const SkeletonOptions& options_;
    Diagnostics& diagnostics_;
    bool dutch_;
    CodeNodes tree_;
    Codebook book_;
    CodebookComments comments_;
    UniqueIds ids_;
    std::vector<std::size_t> order_;  // nodes, as values were finished
    std::size_t depth_ = 0;
    std::size_t guessed_ = 0;
};

}  // namespace

std::string codebook_skeleton(const Universe& universe, const SkeletonOptions& options, Diagnostics& diagnostics)
{
    return Skeleton(universe, options, diagnostics).yaml();
}

}  // namespace qda
