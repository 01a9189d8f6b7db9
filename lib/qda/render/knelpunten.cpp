// The sentences of the section on knelpunten, in English and Dutch, side by side.

#include "qda/render/knelpunten.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "qda/render/knelpunt_facts.hpp"
#include "qda/render/sentences.hpp"

namespace qda {

namespace {

using Facts = std::vector<const KnelpuntFact*>;
using Strings = std::vector<std::string>;

constexpr std::int64_t kPercent = 100;

Strings names_of(const Facts& facts)
{
    Strings names;
    for (const KnelpuntFact* fact : facts) names.push_back(fact->name);
    return names;
}

// Largest first; equal ones stay as the codebook has them.
Facts by_number(Facts facts)
{
    std::stable_sort(facts.begin(), facts.end(),
                     [](const KnelpuntFact* a, const KnelpuntFact* b) { return a->knelpunt > b->knelpunt; });
    return facts;
}

class Prose {
public:
    Prose(const KnelpuntBlock& block, Language language) : block_(block), dutch_(language == Language::dutch), language_(language) {}

    SectionBlock block()
    {
        SectionBlock out{block_.subject, {}};
        out_ = &out.paragraphs;
        const KnelpuntFact& all = *block_.first("knelpunt");
        add_counts(all);
        if (all.knelpunt.value_or(0) > 0) {
            add_people(all);
            add_kinds();
            add_named();
            add_rank(all);
        }
        add_conclusion();
        add_recommendation();
        add_quotation();
        return out;
    }

private:
    std::string say(const char* english, const char* dutch) const { return dutch_ ? dutch : english; }

    template <class... Args>
    std::string say(const char* english, const char* dutch, const Args&... args) const
    {
        return fmt::format(fmt::runtime(dutch_ ? dutch : english), args...);
    }

    std::string list(const Strings& names) const { return list(names, say(" and ", " en ")); }

    static std::string list(const Strings& names, const std::string& last)
    {
        std::string out;
        for (std::size_t i = 0; i < names.size(); ++i)
            out += (i == 0 ? "" : i + 1 == names.size() ? last : ", ") + names[i];
        return out;
    }

    std::string quotations(std::int64_t n) const
    {
        return n == 1 ? say("1 quotation", "1 fragment") : say("{} quotations", "{} fragmenten", n);
    }

    // Rounded as by hand; what is not nothing or not all is not shown as if it were.
    std::string percent(std::int64_t of, std::int64_t by) const
    {
        const std::int64_t rounded = (2 * kPercent * of + by) / (2 * by);
        if (rounded == 0 && of > 0) return "<1%";
        if (rounded == kPercent && of < by) return ">99%";
        return fmt::format("{}%", rounded);
    }

    void paragraph(std::vector<Stretch> stretches) { out_->push_back({std::move(stretches), Paragraph::Kind::plain}); }

    void labelled(const std::string& label, const std::string& text) { paragraph({{label + ":", true}, {" " + text}}); }

    static void add_sentence(std::string& text, const std::string& sentence)
    {
        if (sentence.empty()) return;
        text += (text.empty() ? "" : " ") + sentence;
    }

    // --- how often, and by how many ---

    void add_counts(const KnelpuntFact& all)
    {
        std::vector<Stretch> stretches;
        if (!block_.above.empty()) {
            std::string above;
            for (const std::string& name : block_.above) above += (above.empty() ? "" : " \u2013 ") + name;
            if (!block_.above.back().empty()) stretches.push_back({say("Part of {}. ", "Onderdeel van {}. ", above)});
        }
        const KnelpuntFact* rank = block_.first("rank");
        if (rank && rank->value) {
            const Strings tied = names_of(block_.all("tied"));
            stretches.push_back({tied.empty() ? say("Rank {}.", "Rang {}.", *rank->value)
                                         : say("Rank {}, shared with {}.", "Rang {}, gedeeld met {}.", *rank->value, list(tied)),
                            true});
            stretches.push_back({" "});
        }
        std::string text = judged(all);
        add_sentence(text, named_by(all));
        stretches.push_back({text});
        paragraph(std::move(stretches));
    }

    std::string judged(const KnelpuntFact& all) const
    {
        const std::int64_t n = all.quotations.value_or(0);
        const std::int64_t k = all.knelpunt.value_or(0);
        if (n == 0) return say("There are no quotations on it.", "Hierover zijn er geen fragmenten.");
        std::string text;
        if (n == 1) return only_one(k == 1, all.goes_well);
        if (k == n)
            text = n == 2 ? say("Both quotations on it are judged a knelpunt", "Beide fragmenten hierover zijn als knelpunt beoordeeld")
                          : say("All {} quotations on it are judged a knelpunt", "Alle {} fragmenten hierover zijn als knelpunt beoordeeld", n);
        else if (k == 0)
            text = say("None of the {} quotations on it is judged a knelpunt", "Geen van de {} fragmenten hierover is als knelpunt beoordeeld", n);
        else if (k == 1)
            text = say("Of the {} quotations on it, 1 ({}) is judged a knelpunt", "Van de {} fragmenten hierover is er 1 ({}) als knelpunt beoordeeld", n, percent(k, n));
        else
            text = say("Of the {} quotations on it, {} ({}) are judged a knelpunt", "Van de {} fragmenten hierover zijn er {} ({}) als knelpunt beoordeeld", n, k, percent(k, n));
        if (!all.goes_well) return text + ".";
        const std::int64_t well = *all.goes_well;
        if (well == 0) return text + say("; none goes well.", "; geen enkel als goed.");
        if (well == 1) return text + say("; 1 says that it goes well.", "; 1 als goed.");
        return text + say("; {} say that it goes well.", "; {} als goed.", well);
    }

    std::string only_one(bool knelpunt, std::optional<std::int64_t> goes_well) const
    {
        const bool well = goes_well.value_or(0) > 0;
        if (knelpunt && well)
            return say("The only quotation on it is judged a knelpunt, and also says that it goes well.",
                       "Het enige fragment hierover is als knelpunt beoordeeld, en ook als goed.");
        if (knelpunt)
            return say("The only quotation on it is judged a knelpunt.", "Het enige fragment hierover is als knelpunt beoordeeld.");
        if (well)
            return say("The only quotation on it says that it goes well and is no knelpunt.",
                       "Het enige fragment hierover is als goed beoordeeld, niet als knelpunt.");
        return say("The only quotation on it is not judged a knelpunt.", "Het enige fragment hierover is niet als knelpunt beoordeeld.");
    }

    std::string named_by(const KnelpuntFact& all) const
    {
        if (!all.spoke || all.quotations.value_or(0) == 0) return {};
        const std::int64_t spoke = *all.spoke;
        const std::int64_t named = all.respondents.value_or(0);
        if (spoke == 0) return say("No respondent spoke of it.", "Geen respondent sprak hierover.");
        if (all.knelpunt.value_or(0) == 0) return {};
        if (spoke == 1)
            return named == 1 ? say("The only respondent who spoke of it names a knelpunt.", "De enige respondent die hierover sprak noemt een knelpunt.")
                              : say("The only respondent who spoke of it names no knelpunt.", "De enige respondent die hierover sprak noemt geen knelpunt.");
        if (named == spoke && spoke == 2)
            return say("Both respondents who spoke of it name a knelpunt.", "Beide respondenten die hierover spraken noemen een knelpunt.");
        if (named == spoke)
            return say("All {} respondents who spoke of it name a knelpunt.", "Alle {} respondenten die hierover spraken noemen een knelpunt.", spoke);
        if (named == 0)
            return say("None of the {} respondents who spoke of it names a knelpunt.", "Geen van de {} respondenten die hierover spraken noemt een knelpunt.", spoke);
        if (named == 1)
            return say("Of the {} respondents who spoke of it, 1 names a knelpunt.", "Van de {} respondenten die hierover spraken noemt er 1 een knelpunt.", spoke);
        return say("Of the {} respondents who spoke of it, {} name a knelpunt.", "Van de {} respondenten die hierover spraken noemen er {} een knelpunt.", spoke, named);
    }

    // --- who ---

    std::string clause(const Strings& names, const char* english_one, const char* english, const char* dutch_one,
                       const char* dutch) const
    {
        if (names.empty()) return {};
        return names.size() == 1 ? say(english_one, dutch_one, list(names)) : say(english, dutch, list(names));
    }

    void add_people(const KnelpuntFact& all)
    {
        std::string text;
        if (all.goes_well) {
            add_sentence(text, clause(names_of(block_.all("respondent", "only_knelpunt")), "{} names only a knelpunt.",
                                      "{} name only a knelpunt.", "Alleen een knelpunt noemt {}.",
                                      "Alleen een knelpunt noemen {}."));
            add_sentence(text, clause(names_of(block_.all("respondent", "both")),
                                      "{} names both a knelpunt and something that goes well.",
                                      "{} name both a knelpunt and something that goes well.",
                                      "Zowel een knelpunt als iets wat goed gaat noemt {}.",
                                      "Zowel een knelpunt als iets wat goed gaat noemen {}."));
            const Strings content = names_of(block_.all("respondent", "only_goes_well"));
            const bool dissent = all.respondents.value_or(0) > 0;
            if (dissent)
                add_sentence(text, clause(content, "{} disagrees and names only what goes well.",
                                          "{} disagree and name only what goes well.",
                                          "Daar staat {} tegenover, die alleen noemt wat goed gaat.",
                                          "Daar staan {} tegenover, die alleen noemen wat goed gaat."));
            else
                add_sentence(text, clause(content, "{} names only what goes well.", "{} name only what goes well.",
                                          "Alleen wat goed gaat noemt {}.", "Alleen wat goed gaat noemen {}."));
            add_sentence(text, clause(names_of(block_.all("respondent", "neither")), "{} names neither.", "{} name neither.",
                                      "Geen van beide noemt {}.", "Geen van beide noemen {}."));
        } else {
            Facts naming = block_.all("respondent");
            std::erase_if(naming, [](const KnelpuntFact* one) { return one->knelpunt.value_or(0) == 0; });
            add_sentence(text, clause(names_of(naming), "{} names it.", "{} name it.", "Het knelpunt noemt {}.",
                                      "Het knelpunt noemen {}."));
        }
        if (!text.empty()) paragraph({{text}});
    }

    // --- where ---

    // In the plural, as one speaks of kinds; those of a codebook stand as they are.
    std::string kind_word(const std::string& kind) const
    {
        if (kind == "interview") return "interviews";
        if (kind == "observation") return say("observations", "observaties");
        if (kind == "policy_document") return say("policy documents", "beleidsdocumenten");
        return kind;
    }

    // Of respondents it is said already who they are.
    std::string sources_of(const KnelpuntFact& kind) const
    {
        const Strings names = names_of(block_.all("source", kind.name));
        const Strings respondents = names_of(block_.all("respondent"));
        const bool all_known = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
            return std::find(respondents.begin(), respondents.end(), name) != respondents.end();
        });
        if (!all_known || names.empty()) return list(names);
        return names.size() == 1 ? say("1 source", "1 bron") : say("{} sources", "{} bronnen", names.size());
    }

    void add_kinds()
    {
        Strings with;
        Strings without;
        Strings declared;
        for (const KnelpuntFact* kind : block_.all("source_kind")) {
            const std::string word = kind_word(kind->name);
            if (kind->detail == "declared") declared.push_back(word);
            if (kind->knelpunt.value_or(0) == 0) {
                if (kind->detail == "declared") without.push_back(word);
                continue;
            }
            std::string one = say("{} ({} from {}", "{} ({} uit {}", word, quotations(*kind->knelpunt), sources_of(*kind));
            if (kind->detail == "not_declared")
                one += say("; the codebook does not look there", "; het codeboek zoekt daar niet");
            with.push_back(one + ")");
        }
        std::vector<Stretch> stretches;
        if (!with.empty()) {
            std::string text = say("Found in: {}", "Gevonden in: {}", list(with));
            if (!without.empty()) text += say("; not in: {}", "; niet in: {}", list(without));
            stretches.push_back({text + "."});
        } else if (const Facts sources = block_.all("source"); !sources.empty()) {
            stretches.push_back({say("Found in: {}.", "Gevonden in: {}.", counted(sources))});
        }
        if (const KnelpuntFact* only = block_.first("one_kind")) {
            const std::string word = kind_word(only->name);
            std::erase(declared, word);
            if (!stretches.empty()) stretches.push_back({" "});
            stretches.push_back({say("Mind: one kind of source.", "Let op: één soort bron."), true});
            stretches.push_back({say(" This knelpunt is found only in {}, though the codebook also looks in {}.",
                                 " Dit knelpunt staat alleen in {}, terwijl het codeboek ook zoekt in {}.", word, list(declared))});
        }
        if (!stretches.empty()) paragraph(std::move(stretches));
    }

    // --- what is named with it ---

    // `Gemeente (3), Onderwijs (1)`
    std::string counted(const Facts& facts) const
    {
        std::string out;
        for (const KnelpuntFact* fact : by_number(facts))
            out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", fact->name, fact->knelpunt.value_or(0));
        return out;
    }

    void add_named()
    {
        Strings levels;
        for (const KnelpuntFact* part : block_.all("part"))
            if (std::find(levels.begin(), levels.end(), part->detail) == levels.end()) levels.push_back(part->detail);
        for (const std::string& level : levels)
            labelled(heading_of(level, language_), counted(block_.all("part", level)) + ".");
        for (const char* role : {"actor", "place"})
            if (const Facts named = block_.all(role); !named.empty())
                labelled(heading_of(role, language_), counted(named) + ".");
        add_solutions();
    }

    // Each solution with what it would solve, where that is said more closely than by the subject itself.
    void add_solutions()
    {
        std::string text;
        for (const KnelpuntFact* solution : by_number(block_.all("solution"))) {
            Facts pairs = by_number(block_.all("pair", solution->name));
            std::erase_if(pairs, [&](const KnelpuntFact* pair) { return pair->name == block_.subject; });
            text += fmt::format("{}{} ({})", text.empty() ? "" : "; ", solution->name, solution->knelpunt.value_or(0));
            if (!pairs.empty()) text += say(", with {}", ", bij {}", counted(pairs));
        }
        if (!text.empty()) labelled(heading_of("solution", language_), text + ".");
    }

    // --- how firm ---

    void add_rank(const KnelpuntFact& all)
    {
        std::string text;
        if (const Facts largest = block_.all("largest_share"); !largest.empty()) {
            const std::int64_t n = largest.front()->knelpunt.value_or(0);
            const std::int64_t of = all.knelpunt.value_or(1);
            add_sentence(text, say("The largest share of one respondent is {} ({}: {} of {}{}).",
                                   "Het grootste aandeel van één respondent is {} ({}: {} van {}{}).", percent(n, of),
                                   list(names_of(largest)), n, quotations(of),
                                   largest.size() > 1 ? say(" each", " elk") : std::string()));
        }
        const KnelpuntFact* changes = block_.first("rank_changes");
        if (changes && changes->value == 0)
            add_sentence(text, say("Without any single respondent, the rank stays the same.",
                                   "Zonder welke respondent ook blijft de rang gelijk."));
        std::map<std::int64_t, Strings> without;
        Strings nothing;
        for (const KnelpuntFact* change : block_.all("rank_without"))
            (change->value ? without[*change->value] : nothing).push_back(change->name);
        Strings ranks;
        for (const auto& [rank, names] : without)
            ranks.push_back(say("{} without {}", "{} zonder {}", rank, list(names, say(" or ", " of "))));
        if (!ranks.empty()) add_sentence(text, say("The rank would be {}.", "De rang zou zijn: {}.", list(ranks)));
        if (!nothing.empty())
            add_sentence(text, say("Without {}, no knelpunt is left.", "Zonder {} blijft er geen knelpunt over.", list(nothing)));
        if (!text.empty()) paragraph({{text}});
    }

    // --- what the codebook says ---

    std::string conclusion_word(const std::string& conclusion) const
    {
        if (conclusion == "met") return say("met", "vervuld");
        if (conclusion == "partly") return say("partly met", "deels vervuld");
        if (conclusion == "not_met") return say("not met", "niet vervuld");
        return conclusion;
    }

    void add_conclusion()
    {
        std::string text;
        for (const KnelpuntFact* said : block_.all("conclusion")) {
            const bool own = said->name == block_.subject;
            text += (text.empty() ? "" : "; ") + (own ? "" : said->name + ": ") + conclusion_word(said->text);
        }
        if (!text.empty()) labelled(say("Conclusion", "Conclusie"), text + ".");
    }

    void add_recommendation()
    {
        for (const KnelpuntFact* said : block_.all("recommendation")) {
            const bool own = said->name == block_.subject;
            labelled(own ? say("Recommendation", "Aanbeveling")
                         : say("Recommendation for {}", "Aanbeveling bij {}", said->name),
                     said->text);
        }
    }

    void add_quotation()
    {
        const KnelpuntFact* quotation = block_.first("quotation");
        if (!quotation) return;
        std::string place = quotation->name;
        for (const std::string& part : {quotation->document, quotation->location})
            if (!part.empty() && part != quotation->name) place += (place.empty() ? "" : ", ") + part;
        out_->push_back({{{"\u201c" + quotation->text + "\u201d (" + place + ")"}}, Paragraph::Kind::quote});
    }

    const KnelpuntBlock& block_;
    bool dutch_;
    Language language_;
    std::vector<Paragraph>* out_ = nullptr;
};

Cell cell(const std::optional<std::int64_t>& number) { return number ? Cell(*number) : Cell(NotAvailable{}); }

Table overview_of(const std::vector<KnelpuntBlock>& blocks, const std::string& level, const std::string& title)
{
    Table table;
    table.title = title;
    table.add_column(level, Role::key);
    table.add_column("rank", Role::statistic);
    for (const char* name : {"n_knelpunt", "n_quotations", "n_respondents", "n_spoke"}) table.add_column(name, Role::count);
    for (const KnelpuntBlock& block : blocks) {
        const KnelpuntFact& all = *block.first("knelpunt");
        const KnelpuntFact* rank = block.first("rank");
        table.columns[0].add(block.subject);
        table.columns[1].add(cell(rank ? rank->value : std::nullopt));
        table.columns[2].add(cell(all.knelpunt));
        table.columns[3].add(cell(all.quotations));
        table.columns[4].add(cell(all.respondents));
        table.columns[5].add(cell(all.spoke));
    }
    return table;
}

}  // namespace

Section knelpunt_section(const Table& long_table, Language language)
{
    const std::vector<KnelpuntBlock> blocks = knelpunt_blocks(long_table);
    Section section;
    section.title = sentence_of(long_table.title, language);
    section.overview = overview_of(blocks, knelpunt_level(long_table), long_table.title);
    if (!blocks.empty())
        section.opening.push_back({{{language == Language::dutch ? "Tussen haakjes staan aantallen fragmenten."
                                                                 : "Numbers in brackets are numbers of quotations."}},
                                   Paragraph::Kind::plain});
    for (const KnelpuntBlock& block : blocks) section.blocks.push_back(Prose(block, language).block());
    for (const std::string& note : long_table.notes) section.notes.push_back(sentence_of(note, language));
    return section;
}

}  // namespace qda
