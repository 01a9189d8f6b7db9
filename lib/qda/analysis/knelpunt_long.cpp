// The long form: one row a fact. Its columns and facts are listed in knelpunt.hpp.

#include <algorithm>
#include <string_view>

#include "qda/analysis/knelpunt_parts.hpp"
#include "qda/text/normal.hpp"

namespace qda::knelpunt {

namespace {

std::string joined(const Level& level, const std::vector<Id>& values)
{
    std::string out;
    for (const Id value : values) out += (out.empty() ? "" : ", ") + level.values[value].name;
    return out;
}

class LongTable {
public:
    LongTable(const Findings& findings, const Corpus& corpus, const Universe& universe, const KnelpuntOptions& options)
        : findings_(findings), roles_(findings.roles), corpus_(corpus), universe_(universe), with_text_(options.text)
    {
        describe(table_, findings, options);
        for (const Level& level : roles_.path) table_.add_column(level.name, Role::key);
        for (const char* name : {"fact", "name", "detail"}) table_.add_column(name, Role::key);
        for (const char* name : {"n_knelpunt", "n_goes_well", "n_quotations"}) add_count(table_, name, "quotations");
        for (const char* name : {"n_respondents", "n_spoke"}) add_count(table_, name, "respondents");
        table_.add_column("value", Role::statistic);
        table_.add_column("text", Role::text);
        if (with_text_)
            for (const char* name : {"document", "location"}) table_.add_column(name, Role::text);
    }

    Table table()
    {
        for (const Id at : findings_.order) add_subject(at);
        return std::move(table_);
    }

private:
    struct Fact {
        std::string_view fact;
        std::string_view name = {};
        std::string_view detail = {};
        const Tally* tally = nullptr;
        Cell value = NotAvailable{};
        std::string_view text = {};
        std::string_view document = {};
        std::string_view location = {};
    };

    void add(const Fact& fact)
    {
        std::size_t column = 0;
        const auto next = [&](const auto& cell) { table_.columns[column++].add(cell); };
        for (const std::string& name : path_) next(name);
        for (const std::string_view key : {fact.fact, fact.name, fact.detail}) next(key);
        const auto number = [&](bool known, std::size_t n) {
            if (fact.tally && known)
                next(static_cast<std::int64_t>(n));
            else
                next(NotAvailable{});
        };
        static const Tally kNothing;
        const Tally& tally = fact.tally ? *fact.tally : kNothing;
        number(true, static_cast<std::size_t>(tally.knelpunt));
        number(roles_.has_goes_well, static_cast<std::size_t>(tally.goes_well));
        number(true, static_cast<std::size_t>(tally.quotations));
        number(roles_.respondents.has_value(), tally.naming.size());
        number(roles_.respondents.has_value(), tally.spoke.size());
        next(fact.value);
        next(fact.text);
        if (!with_text_) return;
        next(fact.document);
        next(fact.location);
    }

    void add_subject(Id at)
    {
        const Subject& subject = findings_.subjects[at];
        find_path(at);
        const Tally& all = subject.all;
        add({.fact = "knelpunt", .tally = &all, .value = share(all.knelpunt, all.quotations)});
        add_rank(subject);
        add_respondents(subject);
        add_sources(subject, at);
        add_named(subject);
        add_pairs(subject, at);
        add_said(at, "conclusion");
        add_said(at, "recommendation");
        add_quotation(subject);
    }

    static Cell share(std::int64_t of, std::int64_t by)
    {
        return by == 0 ? Cell(NotAvailable{}) : Cell(static_cast<double>(of) / static_cast<double>(by));
    }

    static Cell rank_cell(const std::optional<std::int64_t>& rank) { return rank ? Cell(*rank) : Cell(NotAvailable{}); }

    // The value of a level above that a declared value is part of; nullptr where none is declared.
    const Value* parent_of(const Value& value) const
    {
        const Entry* level = universe_.level(value.level);
        const std::string* above = level ? level->get("parent") : nullptr;
        const std::string* id = value.entry.get("parent");
        const std::size_t at = above && id ? universe_.find_value(*above, *id) : Universe::npos;
        return at == Universe::npos ? nullptr : &universe_.values[at];
    }

    const Value* declared(const Level& level, Id value) const
    {
        const std::size_t at = universe_.find_value(level.name, level.values[value].id);
        return at == Universe::npos ? nullptr : &universe_.values[at];
    }

    void find_path(Id subject)
    {
        path_.assign(roles_.path.size(), std::string());
        path_.back() = roles_.by().values[subject].name;
        const Value* value = declared(roles_.by(), subject);
        for (std::size_t i = path_.size() - 1; i-- > 0 && value;) {
            value = parent_of(*value);
            if (value) path_[i] = value->entry.name;
        }
    }

    void add_rank(const Subject& subject)
    {
        add({.fact = "rank", .value = rank_cell(subject.rank)});
        for (const Id other : subject.tied) add({.fact = "tied", .name = roles_.by().values[other].name});
        if (!roles_.respondents || !subject.rank) return;
        add({.fact = "rank_changes", .value = static_cast<std::int64_t>(subject.rank_without.size())});
        for (const auto& [respondent, rank] : subject.rank_without)
            add({.fact = "rank_without",
                 .name = roles_.respondents->values[respondent].name,
                 .value = rank_cell(rank)});
    }

    void add_respondents(const Subject& subject)
    {
        if (!roles_.respondents) return;
        const Level& level = *roles_.respondents;
        std::int64_t largest = 0;
        for (const auto& [respondent, own] : subject.respondents) largest = std::max(largest, own.knelpunt);
        for (const auto& [respondent, own] : subject.respondents)
            if (largest > 0 && own.knelpunt == largest)
                add({.fact = "largest_share",
                     .name = level.values[respondent].name,
                     .tally = &own,
                     .value = share(largest, subject.all.knelpunt)});
        for (const auto& [respondent, own] : subject.respondents) {
            const char* group = own.knelpunt > 0 ? (own.goes_well > 0 ? "both" : "only_knelpunt")
                                                 : (own.goes_well > 0 ? "only_goes_well" : "neither");
            add({.fact = "respondent",
                 .name = level.values[respondent].name,
                 .detail = roles_.has_goes_well ? group : "",
                 .tally = &own,
                 .value = share(own.knelpunt, subject.all.knelpunt)});
        }
    }

    std::int64_t sources_of(const Subject& subject, Id kind) const
    {
        return std::count_if(subject.sources.begin(), subject.sources.end(), [&](const auto& source) {
            return source.first.first == kind && source.second.knelpunt > 0;
        });
    }

    void add_sources(const Subject& subject, Id at)
    {
        if (const auto only = only_kind(findings_, at))
            add({.fact = "one_kind", .name = roles_.kinds->values[*only].id});
        const std::vector<std::string>& looked = roles_.by().values[at].source_kinds;
        for (Id kind = 0; roles_.kinds && kind < roles_.kinds->values.size(); ++kind) {
            static const Tally kNothing;
            const std::string& id = roles_.kinds->values[kind].id;
            const auto found = subject.kinds.find(kind);
            const bool is_declared = std::find(looked.begin(), looked.end(), id) != looked.end();
            if (found == subject.kinds.end() && !is_declared) continue;
            add({.fact = "source_kind",
                 .name = id,
                 .detail = looked.empty() ? ""
                           : is_declared  ? "declared"
                                          : "not_declared",
                 .tally = found == subject.kinds.end() ? &kNothing : &found->second,
                 .value = sources_of(subject, kind)});
        }
        for (const auto& [source, tally] : subject.sources)
            if (tally.knelpunt > 0)
                add({.fact = "source",
                     .name = roles_.sources.values[source.second].name,
                     .detail = source.first == kNone ? std::string_view() : roles_.kinds->values[source.first].id,
                     .tally = &tally});
    }

    void add_named(const Subject& subject)
    {
        const auto add_all = [&](std::string_view fact, const Level& level, const std::map<Id, Tally>& found) {
            for (const auto& [value, tally] : found)
                if (tally.knelpunt > 0)
                    add({.fact = fact, .name = level.values[value].name, .detail = level.name, .tally = &tally});
        };
        for (std::size_t i = 0; i < roles_.parts.size(); ++i) add_all("part", roles_.parts[i], subject.parts[i]);
        for (std::size_t i = 0; i < roles_.named.size(); ++i)
            add_all(roles_.named[i].role, roles_.named[i].level, subject.named[i]);
    }

    void add_pairs(const Subject& subject, Id at)
    {
        for (const auto& [pair, tally] : subject.pairs) {
            if (tally.knelpunt == 0) continue;
            const LevelValue& lowest =
                pair.level == kNone ? roles_.by().values[at] : roles_.parts[pair.level].values[pair.value];
            add({.fact = "pair",
                 .name = lowest.name,
                 .detail = roles_.named[pair.solution_level].level.values[pair.solution].name,
                 .tally = &tally});
        }
    }

    bool is_under(const Value& value, const Value& above) const
    {
        const Value* at = &value;
        for (std::size_t steps = 0; steps <= universe_.levels.size() && at; ++steps) {
            at = parent_of(*at);
            if (at == &above) return true;
        }
        return false;
    }

    // What the codebook says under `key` of the subject; else of the values right below it that have it; else of the
    // nearest above.
    void add_said(Id subject, std::string_view key)
    {
        const Value* own = declared(roles_.by(), subject);
        if (!own) return;
        const auto say = [&](const Value& value) {
            const std::string* said = value.entry.get(key);
            if (said) add({.fact = key, .name = value.entry.name, .text = *said});
            return said != nullptr;
        };
        if (say(*own)) return;
        for (const Level& level : roles_.parts) {
            bool any = false;
            for (const Value& value : universe_.values)
                if (value.level == level.name && is_under(value, *own)) any = say(value) || any;
            if (any) return;
        }
        const Value* above = parent_of(*own);
        for (std::size_t steps = 0; steps <= universe_.levels.size() && above; ++steps, above = parent_of(*above))
            if (say(*above)) return;
    }

    void add_quotation(const Subject& subject)
    {
        if (!with_text_) return;
        const auto& telling = subject.marked ? subject.marked : subject.fitting;
        if (!telling) return;
        const Quotation quotation = corpus_[telling->quotation];
        std::vector<Id> sources;
        for (const auto& source : telling->sources)
            if (source.second != kNone && std::find(sources.begin(), sources.end(), source.second) == sources.end())
                sources.push_back(source.second);
        const std::string who = telling->respondents.empty() ? joined(roles_.sources, sources)
                                                             : joined(*roles_.respondents, telling->respondents);
        add({.fact = "quotation",
             .name = who,
             .detail = telling->marked ? "quote" : "length",
             .text = trim(quotation.text),
             .document = universe_.documents.name(quotation.document),
             .location = quotation.name});
    }

    const Findings& findings_;
    const Roles& roles_;
    const Corpus& corpus_;
    const Universe& universe_;
    bool with_text_;
    Table table_;
    std::vector<std::string> path_;
};

}  // namespace

Table long_table(const Findings& findings, const Corpus& corpus, const Universe& universe,
                 const KnelpuntOptions& options)
{
    return LongTable(findings, corpus, universe, options).table();
}

}  // namespace qda::knelpunt
