// The one dictionary of what readers see: names of columns and built-in values, in two languages.

#include "qda/render/words.hpp"

#include <algorithm>
#include <iterator>

namespace qda {

namespace {

struct Word {
    std::string_view name;
    std::string_view dutch;
};

constexpr Word kHeadings[] = {
    {"actor", "Actor"},
    {"both", "Beide"},
    {"c_mark", "Merkteken"},
    {"category", "Categorie"},
    {"character", "Teken"},
    {"characters", "Tekens"},
    {"code", "Code"},
    {"code_group", "Codegroep"},
    {"coder", "Codeur"},
    {"coders", "Codeurs"},
    {"codes", "Codes"},
    {"coding", "Codering"},
    {"codings", "Coderingen"},
    {"comment", "Opmerking"},
    {"conclusion", "Conclusie"},
    {"conditional", "Voorwaardelijk"},
    {"conditional_first", "Van de eerste"},
    {"conditional_second", "Van de tweede"},
    {"cosine", "Cosinus"},
    {"detail", "Bijzonderheid"},
    {"document", "Document"},
    {"document_group", "Documentgroep"},
    {"documents", "Documenten"},
    {"encloses", "Omvat"},
    {"end", "Einde"},
    {"fact", "Feit"},
    {"first", "Eerste"},
    {"goes_well", "Goed"},
    {"group", "Groep"},
    {"indicator", "Indicator"},
    {"judgement", "Oordeel"},
    {"kinds", "Vindplaatsen"},
    {"knelpunt", "Knelpunt"},
    {"knelpunten", "Knelpunten"},
    {"largest_share", "Grootste aandeel"},
    {"level", "Niveau"},
    {"location", "Plaats"},
    {"measure", "Maat"},
    {"millisecond", "Milliseconde"},
    {"milliseconds", "Milliseconden"},
    {"n_first", "N eerste"},
    {"n_second", "N tweede"},
    {"name", "Naam"},
    {"near", "Nabij"},
    {"neither", "Geen van beide"},
    {"one_kind", "Eén vindplaats"},
    {"only_goes_well", "Alleen goed"},
    {"only_knelpunt", "Alleen knelpunt"},
    {"overlap", "Overlap"},
    {"pairs", "Paren"},
    {"paragraph", "Alinea"},
    {"paragraphs", "Alinea's"},
    {"place", "Plaats"},
    {"position", "Plaats"},
    {"positions", "Plaatsen"},
    {"present", "Aanwezig"},
    {"quotation", "Fragment"},
    {"quotations", "Fragmenten"},
    {"rank", "Rang"},
    {"rank_changes", "Rang wisselt"},
    {"recommendation", "Aanbeveling"},
    {"respondent", "Respondent"},
    {"respondents", "Respondenten"},
    {"same", "Zelfde plaats"},
    {"second", "Tweede"},
    {"share", "Aandeel"},
    {"solution", "Oplossing"},
    {"source", "Bron"},
    {"source_kind", "Vindplaats"},
    {"source_kinds", "Vindplaatsen"},
    {"sources", "Bronnen"},
    {"spoke", "Spraken erover"},
    {"start", "Begin"},
    {"sub_variable", "Subvariabele"},
    {"text", "Tekst"},
    {"total", "Totaal"},
    {"touch", "Raken"},
    {"unit", "Eenheid"},
    {"value", "Waarde"},
    {"variable", "Variabele"},
    {"within", "Binnen"},
    {"words", "Woorden"},
};

constexpr Word kSourceKinds[] = {
    {"interview", "Interview"},
    {"observation", "Observatie"},
    {"policy_document", "Beleidsdocument"},
};

std::string capitalised(std::string_view name)
{
    std::string out(name);
    std::replace(out.begin(), out.end(), '_', ' ');
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

template <std::size_t N>
std::string translated(const Word (&words)[N], std::string_view name, std::string_view otherwise, Language language)
{
    const auto word = std::find_if(std::begin(words), std::end(words), [&](const Word& w) { return w.name == name; });
    if (word == std::end(words)) return std::string(otherwise);
    return language == Language::dutch ? std::string(word->dutch) : capitalised(word->name);
}

// The number in `per_1000_characters`; empty for another name.
std::string_view per_characters(std::string_view column)
{
    constexpr std::string_view kStart = "per_";
    constexpr std::string_view kEnd = "_characters";
    if (column.size() <= kStart.size() + kEnd.size() || !column.starts_with(kStart) || !column.ends_with(kEnd))
        return {};
    const std::string_view number = column.substr(kStart.size(), column.size() - kStart.size() - kEnd.size());
    return number.find_first_not_of("0123456789") == std::string_view::npos ? number : std::string_view{};
}

}  // namespace

std::string heading_of(std::string_view column, Language language)
{
    if (const std::string_view number = per_characters(column); !number.empty())
        return "Per " + std::string(number) + (language == Language::dutch ? " tekens" : " characters");
    const std::string own = translated(kHeadings, column, {}, language);
    if (!own.empty() || !column.starts_with("n_")) return own.empty() ? std::string(column) : own;
    return translated(kHeadings, column.substr(2), column, language);
}

std::string value_of(std::string_view level, std::string_view value, Language language)
{
    if (level != "source_kind") return std::string(value);
    return translated(kSourceKinds, value, value, language);
}

std::string_view total_word(Language language) { return language == Language::dutch ? "Totaal" : "Total"; }

std::string_view table_word(Language language) { return language == Language::dutch ? "Tabel" : "Table"; }

std::string_view place_word(std::string_view positions, bool several, Language language)
{
    const bool dutch = language == Language::dutch;
    if (positions == "paragraph") return several ? (dutch ? "alinea's" : "paragraphs") : (dutch ? "alinea" : "paragraph");
    if (positions == "page:codepoint") return several ? (dutch ? "pagina's" : "pages") : (dutch ? "pagina" : "page");
    return several ? (dutch ? "tekens" : "characters") : (dutch ? "teken" : "character");
}

}  // namespace qda
