#pragma once

// Knelpunten straight from their definition: for every subject, every quotation is asked again.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "qda/analysis/knelpunt.hpp"
#include "unit/analysis/random_project.hpp"

namespace qda::testing_projects {

using Names = std::set<std::string>;

/// What a codebook adds to a random project: actors and solutions by code, and where it looks for sub-variables.
struct Roles {
    std::map<std::string, std::string> actor;
    std::map<std::string, std::string> solution;
    std::map<std::string, Names> looked_for;
};

class NaiveKnelpunten {
public:
    NaiveKnelpunten(const Project& project, const Roles& roles, const KnelpuntOptions& options)
        : project_(project), roles_(roles), options_(options)
    {
        for (const Code& code : project.codes) codes_[code.name] = code;
        for (const Row& row : project.rows) quotations_[{row.document, row.quotation}].push_back(row);
    }

    /// One line a fact: `subject|fact|name|detail|knelpunt|goes_well|quotations|respondents|spoke|value`.
    std::multiset<std::string> facts()
    {
        const Strings subjects = options_.by == "variable" ? Strings{"a", "b"} : Strings{"a1", "a2", "b1", "b2"};
        for (const std::string& subject : subjects) evidence_[subject] = evidence_of(subject);
        const auto ranks = ranks_of(evidence_);
        for (const std::string& subject : subjects) add_facts(subject, ranks);
        return facts_;
    }

private:
    using Key = std::pair<std::size_t, std::string>;
    using Rows = std::vector<Row>;

    struct Evidence {
        Key key;
        bool knelpunt, goes_well;
        Names respondents, naming, content;
        std::string document, kind;
        Names parts, actors, solutions, lowest;
    };

    static Names split(const std::string& cell)
    {
        Names names;
        std::string name;
        for (const char c : cell + "|") {
            if (c != '|') {
                name += c;
            } else if (!name.empty()) {
                names.insert(name);
                name.clear();
            }
        }
        return names;
    }

    Names respondents_of(const Row& row) const
    {
        if (project_.respondent_column && !row.respondent.empty()) return split(row.respondent);
        const Strings& all = project_.documents[row.document].respondents;
        return {all.begin(), all.end()};
    }

    std::string value(const Row& row, const std::string& level) const
    {
        if (row.code.empty()) return "";
        const Code& code = codes_.at(row.code);
        if (level == "variable") return code.variable;
        if (level == "sub_variable") return code.sub_variable;
        if (level == "judgement") return code.judgement;
        const auto& labels = level == "actor" ? roles_.actor : roles_.solution;
        return labels.contains(row.code) ? labels.at(row.code) : "";
    }

    Names values(const Rows& rows, const std::string& level) const
    {
        Names found;
        for (const Row& row : rows)
            if (const std::string one = value(row, level); !one.empty()) found.insert(one);
        return found;
    }

    bool related(const Key& first, const Key& second) const
    {
        if (first == second) return true;
        const Span a = quotations_.at(first).front().span;
        const Span b = quotations_.at(second).front().span;
        if (options_.relation != "overlap" || first.first != second.first || !a.known() || !b.known()) return false;
        for (Position at = a.start; at < a.end; ++at)
            if (at >= b.start && at < b.end) return true;
        return false;
    }

    std::vector<Evidence> evidence_of(const std::string& subject) const
    {
        std::vector<Evidence> found;
        for (const auto& [key, rows] : quotations_) {
            Rows on_it;
            for (const Row& row : rows)
                if (value(row, options_.by) == subject) on_it.push_back(row);
            if (on_it.empty()) continue;
            Evidence one{key, false, false, {}, {}, {}, {}, {}, {}, {}, {}, {}};
            for (const Row& row : on_it) one.respondents.merge(respondents_of(row));
            one.document = project_.documents[key.first].name;
            one.kind = project_.documents[key.first].source_kind;
            if (options_.by == "variable") one.parts = values(on_it, "sub_variable");
            for (const std::string& part : one.parts) one.lowest.insert(label_of("sub_variable", part));
            if (one.lowest.empty()) one.lowest = {label_of(options_.by, subject)};
            for (const auto& [other, other_rows] : quotations_) {
                if (!related(key, other)) continue;
                one.actors.merge(values(other_rows, "actor"));
                one.solutions.merge(values(other_rows, "solution"));
            }
            judge(one, "bad", one.knelpunt, one.naming);
            judge(one, "good", one.goes_well, one.content);
            found.push_back(one);
        }
        return found;
    }

    void judge(const Evidence& of, const std::string& judgement, bool& judged, Names& saying) const
    {
        for (const auto& [key, rows] : quotations_) {
            if (!related(of.key, key) || !values(rows, "judgement").contains(judgement)) continue;
            judged = true;
            Names theirs;
            for (const Row& row : rows) theirs.merge(respondents_of(row));
            for (const std::string& one : of.respondents)
                if (key == of.key || theirs.contains(one)) saying.insert(one);
        }
    }

    using All = std::map<std::string, std::vector<Evidence>>;
    using Ranks = std::map<std::string, std::optional<std::size_t>>;

    static std::vector<double> figures(const std::vector<Evidence>& evidence, const Strings& criteria)
    {
        double knelpunt = 0;
        Names naming, sources, kinds;
        for (const Evidence& one : evidence) {
            naming.insert(one.naming.begin(), one.naming.end());
            if (!one.knelpunt) continue;
            ++knelpunt;
            sources.insert(one.document);
            if (!one.kind.empty()) kinds.insert(one.kind);
        }
        if (knelpunt == 0) return {};
        std::vector<double> out;
        Strings all = criteria;
        all.insert(all.end(), {"respondents", "quotations"});
        for (const std::string& word : all)
            out.push_back(word == "respondents"  ? static_cast<double>(naming.size())
                          : word == "quotations" ? knelpunt
                          : word == "share"      ? knelpunt / static_cast<double>(evidence.size())
                          : word == "sources"    ? static_cast<double>(sources.size())
                                                 : static_cast<double>(kinds.size()));
        return out;
    }

    Ranks ranks_of(const All& all) const
    {
        Ranks ranks;
        for (const auto& [subject, evidence] : all) {
            const auto own = figures(evidence, options_.rank);
            if (own.empty()) continue;
            std::size_t rank = 1;
            for (const auto& [other, others] : all)
                if (const auto theirs = figures(others, options_.rank); !theirs.empty() && theirs > own) ++rank;
            ranks[subject] = rank;
        }
        return ranks;
    }

    All without(const std::string& respondent) const
    {
        All left = evidence_;
        for (auto& [subject, evidence] : left) {
            std::erase_if(evidence, [&](const Evidence& one) { return one.respondents == Names{respondent}; });
            for (Evidence& one : evidence) {
                one.respondents.erase(respondent);
                one.naming.erase(respondent);
            }
        }
        return left;
    }

    using Test = std::function<bool(const Evidence&)>;

    std::string counts(const std::string& subject, const Test& test, bool of_one = false,
                       const std::string& who = "") const
    {
        std::size_t k = 0, g = 0, n = 0;
        Names naming, spoke;
        for (const Evidence& one : evidence_.at(subject)) {
            if (!test(one)) continue;
            ++n;
            k += (of_one ? one.naming.contains(who) : one.knelpunt) ? 1 : 0;
            g += (of_one ? one.content.contains(who) : one.goes_well) ? 1 : 0;
            for (const std::string& name : one.naming)
                if (!of_one || name == who) naming.insert(name);
            for (const std::string& name : one.respondents)
                if (!of_one || name == who) spoke.insert(name);
        }
        std::string out;
        for (const std::size_t figure : {k, g, n, naming.size(), spoke.size()}) out += "|" + std::to_string(figure);
        return out;
    }

    static std::size_t first_count(const std::string& counts) { return std::stoul(counts.substr(1)); }

    void add(const std::string& subject, const std::string& fact, const std::string& name, const std::string& detail,
             const std::string& counts, const std::string& value = "NA")
    {
        facts_.insert(label_of(options_.by, subject) + "|" + fact + "|" + name + "|" + detail +
                      (counts.empty() ? "|NA|NA|NA|NA|NA" : counts) + "|" + value);
    }

    static std::string share(std::size_t of, std::size_t by)
    {
        return by == 0 ? "NA" : shortest(static_cast<double>(of) / static_cast<double>(by));
    }

    // Everything named with the knelpunt: what `names` finds in the evidence.
    void add_named(const std::string& subject, const std::string& fact, const std::string& detail,
                   const std::function<Names(const Evidence&)>& names)
    {
        Names all;
        for (const Evidence& one : evidence_.at(subject)) all.merge(names(one));
        for (const std::string& name : all) {
            const std::string numbers = counts(subject, [&](const Evidence& one) { return names(one).contains(name); });
            if (first_count(numbers) > 0)
                add(subject, fact, fact == "part" ? label_of(detail, name) : name, detail, numbers);
        }
    }

    Names looked_for(const std::string& subject) const
    {
        const auto own = [&](const std::string& id) {
            return roles_.looked_for.contains(id) ? roles_.looked_for.at(id) : Names();
        };
        if (options_.by == "sub_variable") return own(subject);
        Names first = own(subject + "1");
        Names second = own(subject + "2");
        if (first.empty() || second.empty()) return {};
        first.merge(second);
        return first;
    }

    void add_kinds(const std::string& subject)
    {
        bool any = false;
        for (const Document& document : project_.documents) any = any || !document.source_kind.empty();
        const Names looked = any ? looked_for(subject) : Names();
        Names with;
        for (const std::string kind : {"interview", "observation"}) {
            const auto of_kind = [&](const Evidence& one) { return one.kind == kind; };
            const std::string numbers = counts(subject, of_kind);
            bool exists = false;  // the level has only kinds that some document has
            for (const Document& document : project_.documents) exists = exists || document.source_kind == kind;
            const bool found = std::stoul(numbers.substr(numbers.find('|', numbers.find('|', 1) + 1) + 1)) > 0;
            if (!exists || (!found && !looked.contains(kind))) continue;
            Names sources;
            for (const Evidence& one : evidence_.at(subject))
                if (one.kind == kind && one.knelpunt) sources.insert(one.document);
            add(subject, "source_kind", kind,
                looked.empty()          ? ""
                : looked.contains(kind) ? "declared"
                                        : "not_declared",
                numbers, std::to_string(sources.size()));
            if (!sources.empty()) with.insert(kind);
        }
        if (looked.size() >= 2 && with.size() == 1) add(subject, "one_kind", *with.begin(), "", "");
    }

    void add_people(const std::string& subject, std::size_t knelpunten)
    {
        Names spoke;
        for (const Evidence& one : evidence_.at(subject)) spoke.insert(one.respondents.begin(), one.respondents.end());
        std::map<std::string, std::string> numbers;
        std::size_t largest = 0;
        for (const std::string& who : spoke) {
            numbers[who] = counts(
                subject, [&](const Evidence& one) { return one.respondents.contains(who); }, true, who);
            largest = std::max(largest, first_count(numbers[who]));
        }
        for (const std::string& who : spoke) {
            const std::string& own = numbers[who];
            const std::size_t k = first_count(own);
            const bool well = first_count(own.substr(own.find('|', 1))) > 0;
            add(subject, "respondent", label_of("respondent", who),
                k > 0 ? (well ? "both" : "only_knelpunt") : (well ? "only_goes_well" : "neither"), own,
                share(k, knelpunten));
            if (largest > 0 && k == largest)
                add(subject, "largest_share", label_of("respondent", who), "", own, share(k, knelpunten));
        }
    }

    void add_rank(const std::string& subject, const Ranks& ranks)
    {
        const auto rank_in = [&](const Ranks& some) -> std::optional<std::size_t> {
            return some.contains(subject) ? some.at(subject) : std::nullopt;
        };
        const auto rank = rank_in(ranks);
        const auto text = [](const std::optional<std::size_t>& one) { return one ? std::to_string(*one) : "NA"; };
        add(subject, "rank", "", "", "", text(rank));
        if (!rank) return;
        for (const auto& [other, their_rank] : ranks)
            if (other != subject && their_rank == rank) add(subject, "tied", label_of(options_.by, other), "", "");
        Names everyone;
        for (const auto& [other, evidence] : evidence_)
            for (const Evidence& one : evidence) everyone.insert(one.respondents.begin(), one.respondents.end());
        std::size_t changes = 0;
        for (const std::string& who : everyone) {
            const auto rank_without = rank_in(ranks_of(without(who)));
            if (rank_without == rank) continue;
            ++changes;
            add(subject, "rank_without", label_of("respondent", who), "", "", text(rank_without));
        }
        add(subject, "rank_changes", "", "", "", std::to_string(changes));
    }

    void add_facts(const std::string& subject, const Ranks& ranks)
    {
        const std::string all = counts(subject, [](const Evidence&) { return true; });
        const std::size_t knelpunten = first_count(all);
        add(subject, "knelpunt", "", "", all, share(knelpunten, evidence_.at(subject).size()));
        add_rank(subject, ranks);
        add_people(subject, knelpunten);
        add_kinds(subject);
        for (const Document& document : project_.documents) {
            const std::string own = counts(subject, [&](const Evidence& one) { return one.document == document.name; });
            if (first_count(own) > 0) add(subject, "source", document.name, document.source_kind, own);
        }
        if (options_.by == "variable")
            add_named(subject, "part", "sub_variable", [](const Evidence& one) { return one.parts; });
        add_named(subject, "actor", "actor", [](const Evidence& one) { return one.actors; });
        add_named(subject, "solution", "solution", [](const Evidence& one) { return one.solutions; });
        for (const std::string solution : {"geld", "tijd"})
            add_named(subject, "pair", solution,
                      [&](const Evidence& one) { return one.solutions.contains(solution) ? one.lowest : Names(); });
    }

    const Project& project_;
    const Roles& roles_;
    const KnelpuntOptions& options_;
    std::map<std::string, Code> codes_;
    std::map<Key, Rows> quotations_;
    All evidence_;
    std::multiset<std::string> facts_;
};

}  // namespace qda::testing_projects
