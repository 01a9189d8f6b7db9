#include "qda/import/hu_names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kShown = 40;  // bytes of an id in a message

}  // namespace

Id HuIds::give(std::string_view id, Id thing, const XmlParser& parser)
{
    if (id.empty()) throw Error(parser.place(), fmt::format("a {} without an id", what_), "was the file edited?");
    const Id number = ids_.intern(id);
    if (number >= things_.size())
        things_.resize(std::max<std::size_t>(number + std::size_t{1}, 2 * things_.size()), kNone);
    if (things_[number] != kNone)
        throw Error(parser.place(), fmt::format("there are two {}s with the id '{}'", what_, id.substr(0, kShown)),
                    "links cannot tell them apart; was the file edited?");
    things_[number] = thing;
    return number;
}

void HuIds::map(const std::vector<Id>& to)
{
    for (Id& thing : things_)
        if (thing != kNone) thing = to[thing];
}

std::string hu_name(const XmlAttributes& attributes, HuRemarks& remarks, const XmlParser& parser)
{
    const std::string_view name = trim(attributes["name"]);
    if (!name.empty()) return std::string(name);
    remarks.nameless.add([&] { return parser.place(); });
    return std::string(attributes["id"]);
}

std::string HuNames::name(const XmlAttributes& attributes, HuRemarks& remarks, const XmlParser& parser)
{
    std::string name = hu_name(attributes, remarks, parser);
    if (taken_.insert(name).second) return name;
    remarks.same_name.add([&] { return parser.place(); });
    std::size_t& copies = copies_.try_emplace(name, 1).first->second;
    std::string other;
    do other = fmt::format("{} [{}]", name, ++copies);
    while (!taken_.insert(other).second);
    return other;
}

void HuGroups::settle(const HuIds& ids, Registry& registry, HuRemarks& remarks) const
{
    std::unordered_map<Id, std::vector<std::string_view>> groups_of;
    for (const auto& [member, group] : members_) {
        const Id thing = ids.thing(member);
        if (thing == kNone)
            ++remarks.strangers.n;
        else
            groups_of[thing].push_back(names_[group]);
    }
    for (const auto& [thing, groups] : groups_of) registry[thing].add_all("group", groups);
}

}  // namespace qda
