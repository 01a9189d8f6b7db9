// Judgements: which knelpunten rest on one respondent or one kind of source, and which judgements contradict each other or
// judge nothing? A judgement belongs to what is coded on the same quotation.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "qda/analysis/check_parts.hpp"
#include "qda/model/declared_kinds.hpp"

namespace qda {

namespace {

// The levels with a value that has this role, and these values.
struct RoleLevel {
    Level level;
    std::vector<bool> has_role;  // by value
};

std::vector<RoleLevel> levels_with_role(const Universe& universe, std::string_view role)
{
    std::vector<RoleLevel> levels;
    for (const Entry& entry : universe.levels) {
        if (!entry.has("of", "code")) continue;
        std::set<std::string_view> ids;
        for (const Value& value : universe.values)
            if (value.level == entry.name && value.entry.has("role", role)) ids.insert(value.id);
        if (ids.empty()) continue;
        RoleLevel found{*level_if_known(universe, entry.name), {}};
        for (const LevelValue& value : found.level.values) found.has_role.push_back(ids.contains(value.id));
        levels.push_back(std::move(found));
    }
    return levels;
}

// The first levels of the dimensions with this role; `theme` also where none is named.
std::vector<Level> first_levels(const Universe& universe, std::string_view role)
{
    std::vector<Level> levels;
    for (const Entry& entry : universe.levels) {
        if (!entry.has("of", "code") || entry.get("parent")) continue;
        const std::string* own = entry.get("role");
        if (own ? *own == role : role == "theme") levels.push_back(*level_if_known(universe, entry.name));
    }
    return levels;
}

// Whose the knelpunt quotations of one value are.
struct Bearers {
    std::size_t quotations = 0;
    std::size_t of_one_respondent = 0;  // quotations that belong to one respondent alone
    std::size_t with_kind = 0;          // quotations of which the kind of source is known
    std::set<Id> respondents;
    std::set<Id> kinds;
};

class KnelpuntCheck {
public:
    KnelpuntCheck(const CheckInput& input, std::vector<Finding>& findings)
        : input_(input), findings_(findings), places_(input.codebook), respondents_(level_if_known(input.universe, "respondent")),
          kinds_(level_if_known(input.universe, "source_kind"))
    {
        const std::vector<RoleLevel> knelpunten = levels_with_role(input.universe, "knelpunt");
        std::vector<Id> carried;
        for (std::size_t at = 0; at < input.corpus.size(); ++at)
            for (const RoleLevel& role : knelpunten) {
                carried_by(role.level, input.corpus[at], carried);
                const bool is_one = std::any_of(carried.begin(), carried.end(), [&](Id v) { return role.has_role[v]; });
                if (is_one && (knelpunten_.empty() || knelpunten_.back() != at)) knelpunten_.push_back(at);
            }
    }

    void find(const std::string& name)
    {
        const Level level = *level_if_known(input_.universe, name);
        std::vector<Bearers> bearers(level.values.size());
        std::vector<Id> values;
        for (const std::size_t at : knelpunten_) {
            carried_by(level, input_.corpus[at], values);
            for (const Id value : values) add(input_.corpus[at], bearers[value]);
        }
        for (Id value = 0; value < bearers.size(); ++value) {
            if (bearers[value].quotations == 0) continue;
            say_respondent(level, value, bearers[value]);
            say_kind(level, value, bearers[value]);
        }
    }

private:
    void add(const Quotation& quotation, Bearers& to)
    {
        ++to.quotations;
        std::vector<Id> carried;
        if (respondents_) {
            carried_by(*respondents_, quotation, carried);
            if (carried.size() == 1) ++to.of_one_respondent;
            to.respondents.insert(carried.begin(), carried.end());
        }
        if (kinds_) {
            carried_by(*kinds_, quotation, carried);
            if (!carried.empty()) ++to.with_kind;
            to.kinds.insert(carried.begin(), carried.end());
        }
    }

    void say(FindingKind kind, const Level& level, Id value, const std::string& what, const char* hint)
    {
        findings_.push_back({kind, places_.of(level.name, level.values[value].id), {}, {},
                             fmt::format("the knelpunt in {} '{}' {}", level.name, level.values[value].name, what), hint, {}});
    }

    void say_respondent(const Level& level, Id value, const Bearers& one)
    {
        if (one.respondents.size() != 1 || one.of_one_respondent != one.quotations) return;
        say(FindingKind::knelpunt_one_respondent, level, value,
            fmt::format("rests on '{}' alone ({})", respondents_->values[*one.respondents.begin()].name,
                        counted(one.quotations, "quotation")),
            "say so, or look for others who say it");
    }

    // Where the codebook looks in one kind of source only, resting on it is no weakness.
    void say_kind(const Level& level, Id value, const Bearers& one)
    {
        const std::size_t declared = level.values[value].source_kinds.size();
        const std::size_t possible = declared > 0 ? declared : kinds_ ? kinds_->values.size() : 0;
        if (possible < 2 || one.kinds.size() != 1 || one.with_kind != one.quotations) return;
        say(FindingKind::knelpunt_one_kind, level, value,
            fmt::format("rests on the kind of source '{}' alone ({}){}", kinds_->values[*one.kinds.begin()].name,
                        counted(one.quotations, "quotation"), declared > 0 ? fmt::format(", and {} are declared", declared) : ""),
            "do the other kinds say the same?");
    }

    const CheckInput& input_;
    std::vector<Finding>& findings_;
    CodebookPlaces places_;
    std::optional<Level> respondents_;
    std::optional<Level> kinds_;
    std::vector<std::size_t> knelpunten_;  // quotations
};

// Coders may disagree; one coder who judges a quotation twice contradicts himself.
void find_contradicting(const CheckInput& input, const Level& judgement, std::vector<Finding>& findings)
{
    std::vector<Id> room;
    for (std::size_t at = 0; at < input.corpus.size(); ++at) {
        const Quotation quotation = input.corpus[at];
        std::set<std::pair<Id, Id>> judged;  // coder and value
        for (const CodingKey& coding : quotation.codings)
            for (const Id value : judgement.carried(coding, room)) judged.emplace(coding.coder, value);
        for (auto from = judged.begin(); from != judged.end();) {
            const auto to = judged.lower_bound({from->first + 1, 0});
            std::vector<std::string> names;
            for (auto one = from; one != (from->first == kNone ? judged.end() : to); ++one)
                names.push_back(judgement.values[one->second].name);
            if (names.size() > 1)
                findings.push_back(at_quotation(FindingKind::contradicting_judgements, input, quotation,
                                                fmt::format("the quotation is judged {}", quoted(names)),
                                                "it counts under each: which subject has which?"));
            from = from->first == kNone ? judged.end() : to;
        }
    }
}

void find_without_subject(const CheckInput& input, const Level& judgement, const std::vector<Level>& themes,
                          std::vector<Finding>& findings)
{
    std::vector<Id> carried;
    for (std::size_t at = 0; at < input.corpus.size(); ++at) {
        const Quotation quotation = input.corpus[at];
        carried_by(judgement, quotation, carried);
        if (carried.empty()) continue;
        const std::string name = judgement.values[carried.front()].name;
        const bool about_something = std::any_of(themes.begin(), themes.end(), [&](const Level& theme) {
            carried_by(theme, quotation, carried);
            return !carried.empty();
        });
        if (!about_something)
            findings.push_back(at_quotation(FindingKind::judgement_without_subject, input, quotation,
                                            fmt::format("the quotation is judged '{}', and is about no value of a theme", name),
                                            "give it a code of a theme, or cross by overlap"));
    }
}

}  // namespace

void find_judgements(const CheckInput& input, std::vector<Finding>& findings)
{
    KnelpuntCheck knelpunten(input, findings);
    for (const std::string& level : levels_of_evidence(input.universe)) knelpunten.find(level);
    const std::vector<Level> themes = first_levels(input.universe, "theme");
    for (const Level& judgement : first_levels(input.universe, "judgement")) {
        find_contradicting(input, judgement, findings);
        if (!themes.empty()) find_without_subject(input, judgement, themes, findings);
    }
}

}  // namespace qda
