#include "qda/render/knelpunt_words.hpp"

#include <algorithm>

namespace qda {

namespace {

constexpr std::int64_t kPercent = 100;

}  // namespace

std::string KnelpuntWords::filled(std::string_view sentence, std::initializer_list<Gap> gaps)
{
    std::string out;
    for (const Gap& gap : gaps) {
        const std::size_t at = sentence.find("{}");
        out += sentence.substr(0, at);
        out += gap.text;
        sentence.remove_prefix(at + 2);
    }
    return out + std::string(sentence);
}

std::string KnelpuntWords::list(const Strings& names, const std::string& last)
{
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? last : ", ";
        out += names[i];
    }
    return out;
}

std::string KnelpuntWords::clause(const Strings& names, std::string_view english_one, std::string_view english,
                                  std::string_view dutch_one, std::string_view dutch) const
{
    if (names.empty()) return {};
    return names.size() == 1 ? say(english_one, dutch_one, list(names)) : say(english, dutch, list(names));
}

std::string KnelpuntWords::quotations(std::int64_t n) const
{
    return n == 1 ? say("1 quotation", "1 fragment") : say("{} quotations", "{} fragmenten", n);
}

std::string KnelpuntWords::percent(std::int64_t of, std::int64_t by)
{
    const std::int64_t rounded = (2 * kPercent * of + by) / (2 * by);
    if (rounded == 0 && of > 0) return "<1%";
    if (rounded == kPercent && of < by) return ">99%";
    return std::to_string(rounded) + "%";
}

std::string KnelpuntWords::judged(const KnelpuntFact& all) const
{
    const std::int64_t n = all.quotations.value_or(0);
    const std::int64_t k = all.knelpunt.value_or(0);
    if (n == 0) return say("There are no quotations on it.", "Hierover zijn er geen fragmenten.");
    if (n == 1) return only_one(k == 1, all.goes_well);
    std::string text;
    if (k == n && n == 2)
        text = say("Both quotations on it are judged a knelpunt",
                   "Beide fragmenten hierover zijn als knelpunt beoordeeld");
    else if (k == n)
        text = say("All {} quotations on it are judged a knelpunt",
                   "Alle {} fragmenten hierover zijn als knelpunt beoordeeld", n);
    else if (k == 0)
        text = say("None of the {} quotations on it is judged a knelpunt",
                   "Geen van de {} fragmenten hierover is als knelpunt beoordeeld", n);
    else if (k == 1)
        text = say("Of the {} quotations on it, 1 ({}) is judged a knelpunt",
                   "Van de {} fragmenten hierover is er 1 ({}) als knelpunt beoordeeld", n, percent(k, n));
    else
        text = say("Of the {} quotations on it, {} ({}) are judged a knelpunt",
                   "Van de {} fragmenten hierover zijn er {} ({}) als knelpunt beoordeeld", n, k, percent(k, n));
    if (!all.goes_well) return text + ".";
    const std::int64_t well = *all.goes_well;
    if (well == 0) return text + say("; none goes well.", "; geen enkel als goed.");
    if (well == 1) return text + say("; 1 says that it goes well.", "; 1 als goed.");
    return text + say("; {} say that it goes well.", "; {} als goed.", well);
}

std::string KnelpuntWords::only_one(bool knelpunt, std::optional<std::int64_t> goes_well) const
{
    const bool well = goes_well.value_or(0) > 0;
    if (knelpunt && well)
        return say("The only quotation on it is judged a knelpunt, and also says that it goes well.",
                   "Het enige fragment hierover is als knelpunt beoordeeld, en ook als goed.");
    if (knelpunt)
        return say("The only quotation on it is judged a knelpunt.",
                   "Het enige fragment hierover is als knelpunt beoordeeld.");
    if (well)
        return say("The only quotation on it says that it goes well and is no knelpunt.",
                   "Het enige fragment hierover is als goed beoordeeld, niet als knelpunt.");
    return say("The only quotation on it is not judged a knelpunt.",
               "Het enige fragment hierover is niet als knelpunt beoordeeld.");
}

std::string KnelpuntWords::named_by(const KnelpuntFact& all) const
{
    if (!all.spoke || all.quotations.value_or(0) == 0) return {};
    const std::int64_t spoke = *all.spoke;
    const std::int64_t named = all.respondents.value_or(0);
    if (spoke == 0) return say("No respondent spoke of it.", "Geen respondent sprak hierover.");
    if (all.knelpunt.value_or(0) == 0) return {};
    if (spoke == 1 && named == 1)
        return say("The only respondent who spoke of it names a knelpunt.",
                   "De enige respondent die hierover sprak noemt een knelpunt.");
    if (spoke == 1)
        return say("The only respondent who spoke of it names no knelpunt.",
                   "De enige respondent die hierover sprak noemt geen knelpunt.");
    if (named == spoke && spoke == 2)
        return say("Both respondents who spoke of it name a knelpunt.",
                   "Beide respondenten die hierover spraken noemen een knelpunt.");
    if (named == spoke)
        return say("All {} respondents who spoke of it name a knelpunt.",
                   "Alle {} respondenten die hierover spraken noemen een knelpunt.", spoke);
    if (named == 0)
        return say("None of the {} respondents who spoke of it names a knelpunt.",
                   "Geen van de {} respondenten die hierover spraken noemt een knelpunt.", spoke);
    if (named == 1)
        return say("Of the {} respondents who spoke of it, 1 names a knelpunt.",
                   "Van de {} respondenten die hierover spraken noemt er 1 een knelpunt.", spoke);
    return say("Of the {} respondents who spoke of it, {} name a knelpunt.",
               "Van de {} respondenten die hierover spraken noemen er {} een knelpunt.", spoke, named);
}

std::string KnelpuntWords::kind(const std::string& id) const
{
    if (id == "interview") return "interviews";
    if (id == "observation") return say("observations", "observaties");
    if (id == "policy_document") return say("policy documents", "beleidsdocumenten");
    return id;
}

std::string KnelpuntWords::conclusion(const std::string& id) const
{
    if (id == "met") return say("met", "vervuld");
    if (id == "partly") return say("partly met", "deels vervuld");
    if (id == "not_met") return say("not met", "niet vervuld");
    return id;
}

KnelpuntWords::Facts KnelpuntWords::by_number(Facts facts)
{
    std::stable_sort(facts.begin(), facts.end(),
                     [](const KnelpuntFact* a, const KnelpuntFact* b) { return a->knelpunt > b->knelpunt; });
    return facts;
}

std::string KnelpuntWords::counted(const Facts& facts)
{
    std::string out;
    for (const KnelpuntFact* fact : by_number(facts))
        out += (out.empty() ? "" : ", ") + fact->name + " (" + std::to_string(fact->knelpunt.value_or(0)) + ")";
    return out;
}

KnelpuntWords::Strings KnelpuntWords::names_of(const Facts& facts)
{
    Strings names;
    for (const KnelpuntFact* fact : facts) names.push_back(fact->name);
    return names;
}

}  // namespace qda
