#include "qda/export/qdpx_codes.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "qda/export/guid.hpp"

namespace qda {

namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
constexpr std::size_t kDeepest = 60;  // readers bound how deep elements are nested, ours too

// `#RRGGBB` or `#RGB`, as the standard wants it.
std::string color_of(const Entry& entry)
{
    const std::string* color = entry.get("color");
    if (!color || (color->size() != 4 && color->size() != 7) || color->front() != '#') return {};
    const bool hex = std::all_of(color->begin() + 1, color->end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    return hex ? *color : std::string();
}

std::string path_part(const std::string& name)
{
    std::string out;
    for (const char c : name) {
        if (c == '>') out += '\\';
        out += c;
    }
    return out;
}

std::string without_escapes(std::string_view part)
{
    std::string out;
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (part.substr(i).starts_with("\\>")) ++i;
        out += part[i];
    }
    return out;
}

class Tree {
public:
    explicit Tree(const Universe& universe) : universe_(universe) {}

    QdpxCodes build()
    {
        for (const Entry& code : universe_.codes) add(code, "code");
        for (const Entry& category : universe_.categories) add(category, "category");
        for (std::size_t i = 0; i < universe_.codes.size(); ++i) out_.labelled += is_labelled(universe_.codes[static_cast<Id>(i)]);
        out_.categories = universe_.categories.size();
        find_parents();
        cut_circles();
        shorten_names();
        for (std::size_t i = 0; i < parent_.size(); ++i)
            (parent_[i] == kNowhere ? out_.roots : out_.codes[parent_[i]].below).push_back(i);
        return std::move(out_);
    }

private:
    void add(const Entry& entry, const char* kind)
    {
        QdpxCode code;
        code.guid = guid_of({kind, entry.name});
        code.name = entry.name;
        code.color = color_of(entry);
        if (const std::string* comment = entry.get("comment")) code.comment = *comment;
        code.codable = std::string_view(kind) == "code" && !entry.has("codable", "no");
        out_.codes.push_back(std::move(code));
    }

    static std::size_t is_labelled(const Entry& entry)
    {
        return std::any_of(entry.keys.begin(), entry.keys.end(), [](const Key& key) {
                   for (const char* held : {"parent", "group", "category", "codable", "comment", "color"})
                       if (key.name == held) return false;
                   return true;
               })
                   ? 1
                   : 0;
    }

    std::size_t category(std::string_view name) const
    {
        const Id id = universe_.categories.find(name);
        return id == kNone ? kNowhere : universe_.codes.size() + id;
    }

    void find_parents()
    {
        parent_.assign(out_.codes.size(), kNowhere);
        for (std::size_t i = 0; i < out_.codes.size(); ++i) {
            const bool code = i < universe_.codes.size();
            const Entry& entry = code ? universe_.codes[static_cast<Id>(i)]
                                      : universe_.categories[static_cast<Id>(i - universe_.codes.size())];
            const std::vector<std::string_view> categories = entry.all("category");
            if (const std::string* parent = entry.get("parent")) {
                const Id id = universe_.codes.find(*parent);
                parent_[i] = code && id != kNone ? id : code ? kNowhere : category(*parent);
                if (parent_[i] == kNowhere) ++out_.cut;
                out_.further_categories += categories.size();
            } else if (!categories.empty()) {
                parent_[i] = category(categories.front());
                out_.further_categories += categories.size() - 1;
            }
        }
    }

    // Nothing may be below itself.
    void cut_circles()
    {
        std::vector<std::size_t> depth(parent_.size(), 0);  // 0: not known
        for (std::size_t i = 0; i < parent_.size(); ++i) {
            std::vector<std::size_t> way;
            std::size_t at = i;
            while (at != kNowhere && depth[at] == 0) {
                way.push_back(at);
                depth[at] = kNowhere;  // on the way
                const std::size_t up = parent_[at];
                if (up != kNowhere && depth[up] == kNowhere) {
                    parent_[at] = kNowhere;
                    ++out_.cut;
                }
                at = parent_[at];
            }
            std::size_t above = at == kNowhere ? 0 : depth[at];
            for (auto one = way.rbegin(); one != way.rend(); ++one) {
                if (above == kDeepest) {
                    parent_[*one] = kNowhere;
                    ++out_.cut;
                    above = 0;
                }
                depth[*one] = ++above;
            }
        }
    }

    // The own name of a code that is called by its path; empty where it is not.
    std::string own_name(std::size_t code)
    {
        if (parent_[code] == kNowhere) return {};
        const std::string& name = out_.codes[code].name;
        const std::string above = path_of(parent_[code]) + ">";
        if (!name.starts_with(above) || name.size() == above.size()) return {};
        std::string own = without_escapes(std::string_view(name).substr(above.size()));
        return above + path_part(own) == name ? own : std::string();
    }

    // Names from the top, as a reader joins them.
    std::string path_of(std::size_t code)
    {
        if (const auto found = paths_.find(code); found != paths_.end()) return found->second;
        const std::string& name = out_.codes[code].name;
        std::string path;
        if (parent_[code] == kNowhere) {
            path = path_part(name);
        } else {
            const std::string own = own_name(code);
            path = path_of(parent_[code]) + ">" + path_part(own.empty() ? name : own);
        }
        return paths_.emplace(code, std::move(path)).first->second;
    }

    // Reading makes paths of names that occur twice, at the top none. So a path may be shortened only where every code that
    // then has the same name comes back as it was called.
    void shorten_names()
    {
        std::map<std::string, std::vector<std::size_t>> called;
        std::vector<std::string> own(out_.codes.size());
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (i < universe_.codes.size()) own[i] = own_name(i);
            called[own[i].empty() ? out_.codes[i].name : own[i]].push_back(i);
        }
        for (const auto& [name, codes] : called) {
            const bool comes_back = codes.size() > 1 && std::all_of(codes.begin(), codes.end(), [&](std::size_t i) {
                return !own[i].empty() || parent_[i] == kNowhere;
            });
            if (!comes_back) continue;
            for (const std::size_t i : codes)
                if (!own[i].empty()) out_.codes[i].name = own[i];
        }
    }

    const Universe& universe_;
    QdpxCodes out_;
    std::vector<std::size_t> parent_;
    std::unordered_map<std::size_t, std::string> paths_;
};

}  // namespace

QdpxCodes qdpx_codes(const Universe& universe) { return Tree(universe).build(); }

}  // namespace qda
