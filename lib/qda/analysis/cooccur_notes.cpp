// What a table of co-occurrence says of itself. These sentences have their Dutch in render/sentences.cpp.

#include <algorithm>

#include "qda/analysis/cooccur_parts.hpp"
#include "qda/analysis/merging.hpp"

namespace qda {

namespace {

std::string number(std::uint64_t n) { return std::to_string(n); }

// One of the units that positions are counted in, where all are in one.
const char* position_word(unsigned units, bool one)
{
    switch (units) {
    case kCodepoint:
    case kPaged: return one ? "character" : "characters";
    case kParagraph: return one ? "paragraph" : "paragraphs";
    case kMillisecond: return one ? "millisecond" : "milliseconds";
    default: return one ? "position" : "positions";
    }
}

}  // namespace

std::string CooccurParts::title() const
{
    constexpr const char* kUnitNames[] = {"pairs", "quotations", "characters", "documents", "respondents"};
    const std::string of = options.level + (options.with.empty() ? "" : " and " + options.with);
    return "Co-occurrence of " + of + " (" + relation_names()[static_cast<std::size_t>(relation)] + ", " +
           kUnitNames[static_cast<std::size_t>(unit)] + (options.long_form || measures.front() == "count" ? "" : ", " + measures.front()) + ")";
}

void CooccurParts::say_relation(Table& table) const
{
    const auto say = [&](const std::string& note) { table.notes.push_back(note); };
    if (!fallen_back.empty()) say("relation by default: quotation and not overlap, as " + fallen_back);
    if (by_default && fallen_back.empty()) say("relation by default: overlap, as all places are known");
    switch (relation) {
    case Relation::quotation: say("relation quotation: both on one and the same quotation"); break;
    case Relation::overlap:
        if (!options.like_atlasti)
            say(std::string("relation overlap: two quotations with at least one ") + position_word(tally->units, true) + " in common");
        break;
    case Relation::same: say("relation same: two quotations with the same start and end"); break;
    case Relation::touch: say("relation touch: two quotations that overlap, or one ends where the other starts"); break;
    case Relation::within: say("relation within: the quotation of first lies in that of second, or is as large"); break;
    case Relation::encloses: say("relation encloses: the quotation of second lies in that of first, or is as large"); break;
    case Relation::near:
        say("relation near: two quotations with at most " + number(static_cast<std::uint64_t>(*options.distance)) + " " +
            position_word(tally->units, *options.distance == 1) + " between them");
        if ((tally->units & kPaged) != 0) say("quotations on different pages are not near: the length of a page is not known");
        break;
    case Relation::document: say("relation document: both in one and the same document"); break;
    }
    if (needs_places() && tally->units == kParagraph)
        say("places are whole paragraphs: quotations in one paragraph overlap, whether or not their words do");
}

void CooccurParts::say_unit(Table& table) const
{
    const auto say = [&](const char* note) { table.notes.emplace_back(note); };
    if (options.like_atlasti) {
        say("unit: pairs of quotations that are one and the same or overlap, as ATLAS.ti counts them");
        return;
    }
    const bool some_rolled = rolled(false) || (!options.with.empty() && rolled(true));
    switch (unit) {
    case PairUnit::pairs:
        say("unit: pairs of a coding of first and a coding of second; n_first and n_second are codings");
        if (some_rolled) say("a quotation has one coding for each coder and value, however many of its codes fall there");
        break;
    case PairUnit::quotations:
        say(is_directed() ? "unit: quotations of first that are so related to a quotation of second"
                          : "unit: quotations that carry both");
        break;
    case PairUnit::characters: say("unit: characters that the two quotations have in common; overlap counts once"); break;
    case PairUnit::documents: say("unit: documents with at least one such pair"); break;
    case PairUnit::respondents: say("unit: respondents with at least one such pair"); break;
    }
}

void CooccurParts::say_measures(Table& table) const
{
    const auto say = [&](const std::string& note) { table.notes.push_back(note); };
    const auto asked = [&](const char* measure) {
        return std::find(measures.begin(), measures.end(), measure) != measures.end();
    };
    if (asked("c")) say("c = n_both / (n_first + n_second - n_both)");
    if (asked("c") && options.like_atlasti && options.long_form)
        say("unequal: one is used more than 5 times as often as the other");
    if (!all && (asked("lift") || asked("npmi") || asked("phi")))
        say("NA: N of lift, npmi and phi is not known, as the length of some document is not");
}

// The notes that hold numbers come last, so that those of several tables can be told apart from the others and added up.
void CooccurParts::tally_notes(Table& table) const
{
    const auto asked = [&](const char* measure) {
        return std::find(measures.begin(), measures.end(), measure) != measures.end();
    };
    const auto add = [&](const char* name, std::uint64_t n) -> Tally& {
        return table.tallies.emplace_back(Tally{name, static_cast<std::int64_t>(n)});
    };
    if (asked("c") && unit == PairUnit::pairs) add("outside", outside);
    if (all && (asked("lift") || asked("npmi") || asked("phi"))) {
        constexpr const char* kOf[] = {"", "quotations", "characters", "documents", "respondents"};
        add("all", *all).keys = {{"unit", kOf[static_cast<std::size_t>(unit)]}};
    }
    add("no_sets", no_sets);
    if (unit != PairUnit::respondents) {
        Tally& left_out = add("left_out", tally->without_value);
        left_out.of = static_cast<std::int64_t>(tally->things);
        left_out.keys = {{"unit", unit == PairUnit::pairs ? "codings" : "quotations"},
                         {"at", options.level + (options.with.empty() ? "" : " or " + options.with)}};
    }
    add("over_pages", static_cast<std::uint64_t>(std::count(tally->length_unknown.begin(), tally->length_unknown.end(), 1)));
    for (const Tally& one : table.tallies)
        if (std::string note = note_of(one); !note.empty()) table.notes.push_back(std::move(note));
}

void CooccurParts::say_what(Table& table) const
{
    const auto say = [&](const std::string& note) { table.notes.push_back(note); };
    say_relation(table);
    say_unit(table);
    say_measures(table);
    if (!options.long_form) {
        if (is_directed() || measures.front() == "conditional") say("rows are first, columns second");
        if (!levels->two() && measures.front() == "count") say("on the diagonal: how often each occurs");
    }
    if (options.min > 0 && options.long_form) say("only pairs with n_both of at least " + number(options.min));
    if (not_shown > 0)
        say(number(not_shown) + (not_shown == 1 ? " value is" : " values are") + " left out: less than " + number(options.min) +
            " together with every other");
    tally_notes(table);
}

}  // namespace qda
