// Which knelpunt comes first, and would it without any single respondent?

#include <algorithm>

#include "qda/analysis/knelpunt_parts.hpp"

namespace qda::knelpunt {

namespace {

// A figure that subjects are ranked by; as a fraction, so that equal ones are equal.
struct Figure {
    std::int64_t of = 0;
    std::int64_t by = 1;
};

using Figures = std::vector<Figure>;

int compare(const Figures& first, const Figures& second)
{
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::int64_t left = first[i].of * second[i].by;
        const std::int64_t right = second[i].of * first[i].by;
        if (left != right) return left < right ? -1 : 1;
    }
    return 0;
}

// Empty for a subject without any knelpunt: it has no rank.
using Ranked = std::optional<Figures>;

using KindAndSource = std::pair<Id, Id>;

// What a subject's figures rest on: all of it, and what is a single respondent's alone.
class Base {
public:
    Base(const Subject& subject, const std::vector<std::string>& criteria) : subject_(subject), criteria_(criteria)
    {
        for (const Evidence& evidence : subject.evidence) {
            add(all_, evidence);
            if (evidence.respondents.size() == 1) add(alone_[evidence.respondents.front()], evidence);
        }
    }

    Ranked figures() const { return figures_without(kNone, kNone); }

    // Without a respondent, and the source that is the same person; kNone for none.
    Ranked figures_without(Id respondent, Id source) const
    {
        static const Part kNothing;
        const auto own = alone_.find(respondent);
        const Part& less = own == alone_.end() ? kNothing : own->second;
        const std::int64_t knelpunt = all_.knelpunt - less.knelpunt;
        if (knelpunt == 0) return std::nullopt;
        Figures figures;
        for (const std::string& word : criteria_) {
            if (word == "respondents")
                figures.push_back(
                    {static_cast<std::int64_t>(subject_.all.naming.size() - subject_.all.naming.count(respondent))});
            else if (word == "quotations")
                figures.push_back({knelpunt});
            else if (word == "share")
                figures.push_back({knelpunt, all_.quotations - less.quotations});
            else
                figures.push_back({distinct(less, source, word == "kinds")});
        }
        return figures;
    }

private:
    struct Part {
        std::int64_t knelpunt = 0;
        std::int64_t quotations = 0;
        std::map<KindAndSource, std::int64_t> sources;  // of the knelpunten: how many each has
    };

    static void add(Part& part, const Evidence& evidence)
    {
        ++part.quotations;
        if (!evidence.knelpunt) return;
        ++part.knelpunt;
        for (const KindAndSource& source : evidence.sources) ++part.sources[source];
    }

    // Kinds of source, or sources, that still have a knelpunt.
    std::int64_t distinct(const Part& less, Id left_out, bool kinds) const
    {
        std::set<Id> found;
        for (const auto& [source, n] : all_.sources) {
            const auto gone = less.sources.find(source);
            if (gone != less.sources.end() && gone->second == n) continue;
            if (source.second != kNone && source.second == left_out) continue;
            const Id one = kinds ? source.first : source.second;
            if (one != kNone) found.insert(one);
        }
        return static_cast<std::int64_t>(found.size());
    }

    const Subject& subject_;
    const std::vector<std::string>& criteria_;
    Part all_;
    std::map<Id, Part> alone_;  // by respondent: the quotations of no other
};

std::vector<std::optional<std::int64_t>> ranks_of(const std::vector<Ranked>& figures)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < figures.size(); ++i)
        if (figures[i]) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return compare(*figures[a], *figures[b]) > 0; });
    std::vector<std::optional<std::int64_t>> ranks(figures.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool equal = i > 0 && compare(*figures[order[i]], *figures[order[i - 1]]) == 0;
        ranks[order[i]] = equal ? ranks[order[i - 1]] : static_cast<std::int64_t>(i) + 1;
    }
    return ranks;
}

void leave_one_out(Findings& findings, const std::vector<Base>& bases, const std::vector<Ranked>& with_all)
{
    if (!findings.roles.respondents) return;
    std::set<Id> everyone;
    for (const Subject& subject : findings.subjects)
        everyone.insert(subject.all.spoke.begin(), subject.all.spoke.end());
    for (const Id respondent : everyone) {
        const std::string& id = findings.roles.respondents->values[respondent].id;
        const Id source = findings.roles.sources.find(id);
        std::vector<Ranked> figures = with_all;
        for (std::size_t i = 0; i < findings.subjects.size(); ++i)
            if (findings.subjects[i].all.spoke.contains(respondent))
                figures[i] = bases[i].figures_without(respondent, source);
        const auto ranks = ranks_of(figures);
        for (std::size_t i = 0; i < ranks.size(); ++i)
            if (ranks[i] != findings.subjects[i].rank)
                findings.subjects[i].rank_without.emplace_back(respondent, ranks[i]);
    }
}

}  // namespace

void rank(Findings& findings, const KnelpuntOptions& options)
{
    findings.criteria = options.rank;
    for (const char* usual : {"respondents", "quotations"}) {
        const bool named =
            std::find(findings.criteria.begin(), findings.criteria.end(), usual) != findings.criteria.end();
        const bool possible = usual != std::string_view("respondents") || findings.roles.respondents;
        if (!named && possible) findings.criteria.emplace_back(usual);
    }
    std::vector<Base> bases;
    std::vector<Ranked> figures;
    for (const Subject& subject : findings.subjects) {
        bases.emplace_back(subject, findings.criteria);
        figures.push_back(bases.back().figures());
    }
    const auto ranks = ranks_of(figures);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        findings.subjects[i].rank = ranks[i];
        for (std::size_t other = 0; other < ranks.size(); ++other)
            if (other != i && ranks[i] && ranks[other] == ranks[i])
                findings.subjects[i].tied.push_back(static_cast<Id>(other));
    }
    leave_one_out(findings, bases, figures);

    for (Id subject = 0; subject < ranks.size(); ++subject) {
        if (findings.subjects[subject].all.naming.size() < options.min_respondents.value_or(0))
            ++findings.hidden;
        else
            findings.order.push_back(subject);
    }
    if (options.in_codebook_order) return;
    const auto place = [&](Id subject) { return ranks[subject].value_or(static_cast<std::int64_t>(ranks.size()) + 1); };
    std::stable_sort(findings.order.begin(), findings.order.end(), [&](Id a, Id b) { return place(a) < place(b); });
}

std::optional<Id> only_kind(const Findings& findings, Id subject)
{
    if (!findings.roles.kinds) return std::nullopt;
    if (findings.roles.by().values[subject].source_kinds.size() < 2) return std::nullopt;
    std::optional<Id> only;
    for (const auto& [kind, tally] : findings.subjects[subject].kinds) {
        if (tally.knelpunt == 0) continue;
        if (only) return std::nullopt;
        only = kind;
    }
    return only;
}

}  // namespace qda::knelpunt
