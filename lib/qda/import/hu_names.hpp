#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "qda/import/hu_remarks.hpp"
#include "qda/import/xml_parser.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/raw_names.hpp"

namespace qda {

/// The ids of one kind of things in a storedHU file, numbered as they come up, be it where they are given or where
/// something names them.
class HuIds {
public:
    explicit HuIds(const char* what) : what_(what) {}

    Id number(std::string_view id) { return ids_.intern(id); }
    std::string_view id(Id number) const { return ids_.name(number); }
    std::size_t size() const { return ids_.size(); }
    bool empty() const { return things_.empty(); }  ///< has no id been given?

    /// What has that id; kNone where nothing has, or it has not come up yet.
    Id thing(Id number) const { return number < things_.size() ? things_[number] : kNone; }

    /// Gives the id of an element to `thing`. \throws Error where there is no id, or another thing has it.
    Id give(const XmlAttributes& attributes, Id thing, const XmlParser& parser)
    {
        return give(attributes["id"], thing, parser);
    }
    Id give(std::string_view id, Id thing, const XmlParser& parser);

    /// Puts `to[thing]` in the place of every thing.
    void map(const std::vector<Id>& to);

private:
    const char* what_;
    RawNames ids_;
    std::vector<Id> things_;
};

/// Names of documents, or of codes: a stream wants them unique.
class HuNames {
public:
    /// The name of an element, trimmed; its id where it has none; `A [2]` for the second one of the file called `A`.
    std::string name(const XmlAttributes& attributes, HuRemarks& remarks, const XmlParser& parser);

private:
    std::unordered_set<std::string> taken_;
    std::unordered_map<std::string, std::size_t> copies_;
};

/// The name of an element, trimmed, or else its id.
std::string hu_name(const XmlAttributes& attributes, HuRemarks& remarks, const XmlParser& parser);

/// Families of documents, or of codes: their members may stand before or behind them in the file.
class HuGroups {
public:
    void begin(std::string name) { names_.push_back(std::move(name)); }
    void add(Id member) { members_.emplace_back(member, names_.size() - 1); }

    /// Gives the members, numbered in `ids`, their `group:` keys.
    void settle(const HuIds& ids, Registry& registry, HuRemarks& remarks) const;

private:
    std::vector<std::string> names_;
    std::vector<std::pair<Id, std::size_t>> members_;  // and the index of the group
};

}  // namespace qda
