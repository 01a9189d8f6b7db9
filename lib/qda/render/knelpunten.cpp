// The section on knelpunten: what is said of each subject, in English and Dutch side by side.

#include "qda/render/knelpunten.hpp"

#include <algorithm>
#include <map>

#include "qda/render/knelpunt_facts.hpp"
#include "qda/render/knelpunt_words.hpp"
#include "qda/render/sentences.hpp"

namespace qda {

namespace {

class Prose : private KnelpuntWords {
public:
    Prose(const KnelpuntBlock& block, Language language) : KnelpuntWords(language), block_(block), language_(language)
    {
    }

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
            stretches.push_back(
                {tied.empty() ? say("Rank {}.", "Rang {}.", *rank->value)
                              : say("Rank {}, shared with {}.", "Rang {}, gedeeld met {}.", *rank->value, list(tied)),
                 true});
            stretches.push_back({" "});
        }
        std::string text = judged(all);
        add_sentence(text, named_by(all));
        stretches.push_back({text});
        paragraph(std::move(stretches));
    }

    // --- who ---

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
            add_sentence(text, clause(names_of(block_.all("respondent", "neither")), "{} names neither.",
                                      "{} name neither.", "Geen van beide noemt {}.", "Geen van beide noemen {}."));
        } else {
            Facts naming = block_.all("respondent");
            std::erase_if(naming, [](const KnelpuntFact* one) { return one->knelpunt.value_or(0) == 0; });
            add_sentence(text, clause(names_of(naming), "{} names it.", "{} name it.", "Het knelpunt noemt {}.",
                                      "Het knelpunt noemen {}."));
        }
        if (!text.empty()) paragraph({{text}});
    }

    // --- where ---

    // ` from A and B`. Of respondents it is said already who they are; a document need not belong to a source.
    std::string from_sources(const KnelpuntFact& kind) const
    {
        const Strings names = names_of(block_.all("source", kind.name));
        const Strings respondents = names_of(block_.all("respondent"));
        const bool all_known = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
            return std::find(respondents.begin(), respondents.end(), name) != respondents.end();
        });
        if (names.empty()) return {};
        if (!all_known) return say(" from {}", " uit {}", list(names));
        return names.size() == 1 ? say(" from 1 source", " uit 1 bron")
                                 : say(" from {} sources", " uit {} bronnen", names.size());
    }

    void add_kinds()
    {
        Strings with;
        Strings without;
        Strings declared;
        for (const KnelpuntFact* found : block_.all("source_kind")) {
            const std::string word = kind(found->name);
            if (found->detail == "declared") declared.push_back(word);
            if (found->knelpunt.value_or(0) == 0) {
                if (found->detail == "declared") without.push_back(word);
                continue;
            }
            std::string one = word + " (" + quotations(*found->knelpunt) + from_sources(*found);
            if (found->detail == "not_declared")
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
            const std::string word = kind(only->name);
            std::erase(declared, word);
            if (!stretches.empty()) stretches.push_back({" "});
            stretches.push_back({say("Mind: one kind of source.", "Let op: één soort bron."), true});
            stretches.push_back(
                {say(" This knelpunt is found only in {}, though the codebook also looks in {}.",
                     " Dit knelpunt staat alleen in {}, terwijl het codeboek ook zoekt in {}.", word, list(declared))});
        }
        if (!stretches.empty()) paragraph(std::move(stretches));
    }

    // --- what is named with it ---

    Strings levels_of(std::string_view fact) const
    {
        Strings levels;
        for (const KnelpuntFact* one : block_.all(fact))
            if (std::find(levels.begin(), levels.end(), one->detail) == levels.end()) levels.push_back(one->detail);
        return levels;
    }

    void add_named()
    {
        for (const std::string& level : levels_of("part"))
            labelled(heading_of(level, language_), counted(block_.all("part", level)) + ".");
        for (const char* role : {"actor", "place", "solution"})
            for (const std::string& level : levels_of(role)) {
                const Facts named = block_.all(role, level);
                labelled(heading_of(levels_of(role).size() > 1 ? level : role, language_),
                         (role == std::string_view("solution") ? solved(named) : counted(named)) + ".");
            }
    }

    // Each solution with what it would solve, where that is said more closely than by the subject itself.
    std::string solved(const Facts& solutions) const
    {
        std::string text;
        for (const KnelpuntFact* solution : by_number(solutions)) {
            Facts pairs = block_.all("pair", solution->name);
            std::erase_if(pairs, [&](const KnelpuntFact* pair) { return pair->name == block_.subject; });
            text += (text.empty() ? "" : "; ") + counted({solution});
            if (!pairs.empty()) text += say(", with {}", ", bij {}", counted(pairs));
        }
        return text;
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
            add_sentence(text, say("Without {}, no knelpunt is left.", "Zonder {} blijft er geen knelpunt over.",
                                   list(nothing)));
        if (!text.empty()) paragraph({{text}});
    }

    // --- what the codebook says ---

    void add_conclusion()
    {
        std::string text;
        for (const KnelpuntFact* said : block_.all("conclusion")) {
            const bool own = said->name == block_.subject;
            text += (text.empty() ? "" : "; ") + (own ? "" : said->name + ": ") + conclusion(said->text);
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
    for (const char* name : {"n_knelpunt", "n_quotations", "n_respondents", "n_spoke"})
        table.add_column(name, Role::count);
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
