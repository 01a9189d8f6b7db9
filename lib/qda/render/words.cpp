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
    {"asks", "Gaat over"},
    {"both", "Beide"},
    {"c_mark", "Merkteken"},
    {"category", "Categorie"},
    {"character", "Teken"},
    {"characters", "Tekens"},
    {"code", "Code"},
    {"code_group", "Codegroep"},
    {"coder", "Codeur"},
    {"coder_1", "Codeur 1"},
    {"coder_2", "Codeur 2"},
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
    {"definition", "Omschrijving"},
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
    {"indicators", "Indicatoren"},
    {"judgement", "Oordeel"},
    {"kinds", "Vindplaatsen"},
    {"knelpunt", "Knelpunt"},
    {"knelpunten", "Knelpunten"},
    {"largest_share", "Grootste aandeel"},
    {"level", "Niveau"},
    {"location", "Plaats"},
    {"measure", "Maat"},
    {"median", "Mediaan"},
    {"millisecond", "Milliseconde"},
    {"milliseconds", "Milliseconden"},
    {"n", "N"},
    {"n_first", "N eerste"},
    {"n_second", "N tweede"},
    {"name", "Naam"},
    {"near", "Nabij"},
    {"neither", "Geen van beide"},
    {"number", "Nummer"},
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
    {"question", "Vraag"},
    {"quotation", "Fragment"},
    {"quotations", "Fragmenten"},
    {"rank", "Rang"},
    {"rank_changes", "Rang wisselt"},
    {"recommendation", "Aanbeveling"},
    {"respondent", "Respondent"},
    {"respondents", "Respondenten"},
    {"rows", "Rijen"},
    {"same", "Zelfde plaats"},
    {"scale", "Schaal"},
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
    {"sub_variables", "Subvariabelen"},
    {"table", "Tabel"},
    {"tables", "Tabellen"},
    {"text", "Tekst"},
    {"title", "Titel"},
    {"total", "Totaal"},
    {"touch", "Raken"},
    {"unit", "Eenheid"},
    {"value", "Waarde"},
    {"values", "Waarden"},
    {"variable", "Variabele"},
    {"variables", "Variabelen"},
    {"within", "Binnen"},
    {"words", "Woorden"},
};

constexpr Word kScales[] = {
    {"nominal", "Nominaal"},
    {"numeric", "Numeriek"},
    {"ordinal", "Ordinaal"},
};

// Several of a kind.
constexpr Word kManySources[] = {
    {"interviews", "Interviews"},
    {"observations", "Observaties"},
    {"policy documents", "Beleidsdocumenten"},
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
    if (level == "scale") return translated(kScales, value, value, language);
    if (level != "source_kind") return std::string(value);
    return translated(kSourceKinds, value, value, language);
}

std::string values_of(std::string_view level, std::string_view list, Language language)
{
    std::string out;
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t comma = std::min(list.find(", ", start), list.size());
        const std::string_view value = list.substr(start, comma - start);
        std::string word = value_of(level, value, language);
        if (level == "source_kinds") {
            const auto kind = std::find_if(std::begin(kSourceKinds), std::end(kSourceKinds), [&](const Word& w) { return w.name == value; });
            if (kind != std::end(kSourceKinds)) {
                const Word& many = kManySources[kind - std::begin(kSourceKinds)];
                word = language == Language::dutch ? std::string(many.dutch) : capitalised(many.name);
                if (start > 0) word[0] = static_cast<char>(word[0] - 'A' + 'a');  // within the list
            }
        }
        out += (start > 0 ? ", " : "") + word;
        start = comma + 2;
    }
    return out;
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
