// The Dutch of the sentences that analyses write into tables. A sentence has gaps: {} stands as it is, {w} holds names
// of columns (`respondent, variable`), which are translated as headings are, in lower case.

#include "qda/render/sentences.hpp"

#include <optional>
#include <vector>

namespace qda {

namespace {

struct Sentence {
    std::string_view english;
    std::string_view dutch;
};

constexpr Sentence kSentences[] = {
    {"unit: quotations; a quotation counts once in a cell, however many of its codes fall there",
     "eenheid: fragmenten; een fragment telt één keer in een cel, hoeveel van zijn codes daar ook vallen"},
    {"unit: codings; every code applied to a quotation by a coder counts",
     "eenheid: coderingen; elke code die een codeur aan een fragment gaf, telt"},
    {"unit: documents that have at least one such quotation", "eenheid: documenten met minstens één zo'n fragment"},
    {"unit: respondents who have at least one such quotation", "eenheid: respondenten met minstens één zo'n fragment"},
    {"unit: different values of {w} that have at least one such quotation",
     "eenheid: verschillende waarden van {w} met minstens één zo'n fragment"},
    {"unit: present; 1 where there is at least one such quotation, else 0",
     "eenheid: aanwezig; 1 waar minstens één zo'n fragment is, anders 0"},
    {"unit: characters of coded text; overlap counts once", "eenheid: tekens gecodeerde tekst; overlap telt één keer"},
    {"unit: words of coded text; overlap counts once", "eenheid: woorden gecodeerde tekst; overlap telt één keer"},
    {"only quotations with {}", "alleen fragmenten met {}"},
    {"only codings with {}", "alleen coderingen met {}"},
    {"only quotations that overlap one with {}", "alleen fragmenten die overlappen met een fragment met {}"},
    {"only codings of coder {}", "alleen coderingen van codeur {}"},
    {"only codings on which all coders of the document agree",
     "alleen coderingen waarover alle codeurs van het document het eens zijn"},
    {"codings of all coders together", "coderingen van alle codeurs samen"},
    {"denominator: characters of the documents; {}", "noemer: tekens van de documenten; {}"},
    {"denominator: all documents, also those without such a quotation; {}",
     "noemer: alle documenten, ook die zonder zo'n fragment; {}"},
    {"denominator: all respondents, also those without such a quotation; {}",
     "noemer: alle respondenten, ook die zonder zo'n fragment; {}"},
    {"unit: {w}; also those without any coding", "eenheid: {w}; ook die zonder enige codering"},
    {"share: of all {w} of the column", "aandeel: van alle {w} van de kolom"},
    {"two-sided; p_min is the smallest p that these margins, group sizes and ties could ever give",
     "tweezijdig; p_min is de kleinste p die deze randtotalen, groepsgroottes en gelijke waarden ooit kunnen geven"},
    {"family: {} tests with a p-value; p_holm (Holm) and Benjamini-Hochberg (in the note) are over all of them, also those "
     "that cannot reach {}",
     "familie: {} toetsen met een p-waarde; p_holm (Holm) en Benjamini-Hochberg (in de kolom note) gaan over alle, ook die "
     "{} niet kunnen halen"},
    {"{} of {} tests cannot reach {}, whatever the answers: no p-value is shown, the note says why",
     "{} van {} toetsen kunnen {} niet halen, wat de antwoorden ook zijn: er staat geen p-waarde, de kolom note zegt waarom"},
    {"median of the n that have a place on the scale; where the two in the middle differ, both are named",
     "mediaan van de n die een plaats op de schaal hebben; verschillen de twee middelste, dan staan ze er beide"},
    {"NA: some stand under several values of the scale", "NA: sommige vallen onder meer waarden van de schaal"},
    {"not on the scale: {}", "niet op de schaal: {}"},
    {"one respondent is one {}", "een respondent is één {}"},
    {"denominator: {w} of the row, each once; {}",
     "noemer: {w} van de rij, elk één keer; {}"},
    {"denominator: {w} of the column, each once; {}",
     "noemer: {w} van de kolom, elk één keer; {}"},
    {"denominator: {w} of the whole table, each once; {}",
     "noemer: {w} van de hele tabel, elk één keer; {}"},
    {"{} of {} {w} have no value at {w} or {w} and are left out",
     "{} van {} {w} hebben geen waarde op {w} of {w} en zijn weggelaten"},
    {"{} of {} {w} have no value at {w} and are left out", "{} van {} {w} hebben geen waarde op {w} en zijn weggelaten"},
    {"{} {w} stand under several values: they count in each, and once in a total",
     "{} {w} vallen onder meer waarden: ze tellen in elk, en één keer in een totaal"},
    {"1 {w} stands under several values: it counts in each, and once in a total",
     "1 {w} valt onder meer waarden, en telt in elk en één keer in een totaal"},
    {"{} {w} are joint: of several respondents", "{} {w} zijn gezamenlijk: van meer respondenten"},
    {"1 {w} is joint: of several respondents", "1 {w} is gezamenlijk: van meer respondenten"},
    {"overlap not removed where positions in the text are unknown",
     "overlap niet verwijderd waar de plaats in de tekst onbekend is"},
    {"NA: the length of some quotation is not known (read it with its text)",
     "NA: van een fragment is de lengte onbekend (lees het met zijn tekst)"},
    {"{} more rows are not shown (--top)", "{} rijen meer zijn niet getoond (--top)"},
    {"1 more row is not shown (--top)", "1 rij meer is niet getoond (--top)"},
    {"\u2013: nothing found, and the codebook does not look there (another kind of source)",
     "\u2013: niets gevonden, en het codeboek kijkt daar niet (ander soort bron)"},
    {"unit: quotations; one is a knelpunt of a value if a code on it says so",
     "eenheid: fragmenten; een fragment is een knelpunt van een waarde als een code erop dat zegt"},
    {"unit: quotations; one is a knelpunt of a value if a code on it, or on one that overlaps it, says so; the judgement "
     "of another one is that of the respondents of both",
     "eenheid: fragmenten; een fragment is een knelpunt van een waarde als een code erop dat zegt, of een code op een "
     "fragment dat ermee overlapt; het oordeel van een ander fragment is dat van de respondenten van beide"},
    {"rank: by {w}; equal figures share a rank", "rang: naar {w}; gelijke cijfers delen een rang"},
    {"share: knelpunten in the quotations on the value; largest share: those of one respondent in its knelpunten",
     "aandeel: knelpunten in de fragmenten over de waarde; grootste aandeel: dat van één respondent in de knelpunten"},
    {"only, both, neither: what the respondents who spoke of it name, a knelpunt or that it goes well",
     "alleen, beide, geen van beide: wat de respondenten die erover spraken noemen, een knelpunt of dat het goed gaat"},
    {"one kind: 1 where the codebook looks in two or more kinds of source and one has all the knelpunten",
     "één vindplaats: 1 waar het codeboek in twee of meer soorten bronnen zoekt en één daarvan alle knelpunten heeft"},
    {"rank changes: respondents without whom the rank is another", "rang wisselt: respondenten zonder wie de rang anders is"},
    {"not declared by the codebook and left out: {w}", "niet in het codeboek en daarom weggelaten: {w}"},
    {"1 quotation is judged a knelpunt of no {w} and is left out",
     "1 fragment is beoordeeld als knelpunt zonder waarde op {w} en is weggelaten"},
    {"{} quotations are judged a knelpunt of no {w} and are left out",
     "{} fragmenten zijn beoordeeld als knelpunt zonder waarde op {w} en zijn weggelaten"},
    {"1 value of {w} is left out: fewer than {} respondents name a knelpunt",
     "1 waarde van {w} is weggelaten: minder dan {} respondenten noemen een knelpunt"},
    {"{} values of {w} are left out: fewer than {} respondents name a knelpunt",
     "{} waarden van {w} zijn weggelaten: minder dan {} respondenten noemen een knelpunt"},
    {"1 quotation of unknown place overlaps nothing", "1 fragment waarvan de plaats onbekend is, overlapt niets"},
    {"{} quotations of unknown place overlap nothing", "{} fragmenten waarvan de plaats onbekend is, overlappen niets"},
    {"places are in the unit {}: what shares one overlaps", "plaatsen zijn gegeven in de eenheid {}: wat er een deelt, overlapt"},
    {"Respondents", "Respondenten"},
    {"Sources other than respondents", "Bronnen die geen respondent zijn"},
    {"Background variables", "Achtergrondvariabelen"},
    {"Values of {w}", "Waarden van {w}"},
    {"Tables of the codebook", "Tabellen van het codeboek"},
    {"Research questions and the tables that answer them", "Onderzoeksvragen en de tabellen die ze beantwoorden"},
    {"Questions of each instrument about each value", "Vragen van elk instrument over elke waarde"},
    {"unit: questions; one is about a value if it asks about it, about a part of it, or about what it is part of",
     "eenheid: vragen; een vraag gaat over een waarde als zij ernaar vraagt, naar een deel ervan, of naar waar het deel van is"},
    {"\u2013: no question asks about it, and the codebook looks for it in other kinds of source",
     "\u2013: geen vraag gaat erover, en het codeboek zoekt het in andere soorten bronnen"},
    {"relation by default: overlap, as all places are known", "relatie zonder --relation: overlap, want alle plaatsen zijn bekend"},
    {"relation by default: quotation and not overlap, as the place of 1 coding is not known",
     "relatie zonder --relation: fragment en niet overlap, want van 1 codering is de plaats onbekend"},
    {"relation by default: quotation and not overlap, as the places of {} {w} are not known",
     "relatie zonder --relation: fragment en niet overlap, want van {} {w} is de plaats onbekend"},
    {"relation by default: quotation and not overlap, as the place of 1 quotation is not known",
     "relatie zonder --relation: fragment en niet overlap, want van 1 fragment is de plaats onbekend"},
    {"relation by default: quotation and not overlap, as positions are in different units: {w}",
     "relatie zonder --relation: fragment en niet overlap, want plaatsen zijn in verschillende eenheden geteld: {w}"},
    {"relation quotation: both on one and the same quotation", "relatie fragment: beide op een en hetzelfde fragment"},
    {"relation overlap: two quotations with at least one {w} in common",
     "relatie overlap: twee fragmenten met minstens één {w} gemeen"},
    {"relation same: two quotations with the same start and end", "relatie zelfde: twee fragmenten met hetzelfde begin en einde"},
    {"relation touch: two quotations that overlap, or one ends where the other starts",
     "relatie raken: twee fragmenten die overlappen, of het ene eindigt waar het andere begint"},
    {"relation within: the quotation of first lies in that of second, or is as large",
     "relatie binnen: het fragment van de eerste ligt in dat van de tweede, of is even groot"},
    {"relation encloses: the quotation of second lies in that of first, or is as large",
     "relatie omvat: het fragment van de tweede ligt in dat van de eerste, of is even groot"},
    {"relation near: two quotations with at most {} {w} between them",
     "relatie nabij: twee fragmenten met hoogstens {} {w} ertussen"},
    {"quotations on different pages are not near: the length of a page is not known",
     "fragmenten op verschillende pagina's zijn niet nabij: de lengte van een pagina is onbekend"},
    {"relation document: both in one and the same document", "relatie document: beide in een en hetzelfde document"},
    {"places are whole paragraphs: quotations in one paragraph overlap, whether or not their words do",
     "plaatsen zijn hele alinea's: fragmenten in één alinea overlappen, ook als hun woorden dat niet doen"},
    {"unit: pairs of quotations that are one and the same or overlap, as ATLAS.ti counts them",
     "eenheid: paren van fragmenten die hetzelfde zijn of overlappen, zoals ATLAS.ti ze telt"},
    {"unit: pairs of a coding of first and a coding of second; n_first and n_second are codings",
     "eenheid: paren van een codering van de eerste en een van de tweede; n_first en n_second zijn coderingen"},
    {"a quotation has one coding for each coder and value, however many of its codes fall there",
     "een fragment heeft één codering per codeur en waarde, hoeveel van zijn codes daar ook vallen"},
    {"unit: quotations of first that are so related to a quotation of second",
     "eenheid: fragmenten van de eerste die zo bij een fragment van de tweede staan"},
    {"unit: quotations that carry both", "eenheid: fragmenten die beide dragen"},
    {"unit: characters that the two quotations have in common; overlap counts once",
     "eenheid: tekens die beide fragmenten gemeen hebben; overlap telt één keer"},
    {"unit: documents with at least one such pair", "eenheid: documenten met minstens één zo'n paar"},
    {"unit: respondents with at least one such pair", "eenheid: respondenten met minstens één zo'n paar"},
    {"c is outside [0, 1] 1 time: of codings that meet several others it is no share",
     "c ligt 1 keer buiten [0, 1]: van coderingen die er meer dan één raken is het geen aandeel"},
    {"c is outside [0, 1] {} times: of codings that meet several others it is no share",
     "c ligt {} keer buiten [0, 1]: van coderingen die er meer dan één raken is het geen aandeel"},
    {"unequal: one is used more than 5 times as often as the other",
     "unequal: de ene is meer dan 5 keer zo vaak gebruikt als de andere"},
    {"N of lift, npmi and phi: all {} {w}", "N van lift, npmi en phi: alle {} {w}"},
    {"NA: N of lift, npmi and phi is not known, as the length of some document is not",
     "NA: N van lift, npmi en phi is onbekend, want van een document is de lengte onbekend"},
    {"NA where there are more pairs than codings, which is no share",
     "NA waar er meer paren zijn dan coderingen: dat is geen aandeel"},
    {"rows are first, columns second", "rijen zijn de eerste, kolommen de tweede"},
    {"on the diagonal: how often each occurs", "op de diagonaal: hoe vaak elk voorkomt"},
    {"only pairs with n_both of at least {}", "alleen paren met een n_both van minstens {}"},
    {"1 value is left out: less than {} together with every other",
     "1 waarde is weggelaten: met elke andere minder dan {} keer samen"},
    {"{} values are left out: less than {} together with every other",
     "{} waarden zijn weggelaten: met elke andere minder dan {} keer samen"},
    {"NA: quotations run over the end of a page, so their characters cannot be counted",
     "NA: fragmenten lopen over het einde van een pagina, dus hun tekens zijn niet te tellen"},
    {"Co-occurrence of {w} and {w} ({w})", "Samen voorkomen van {w} en {w} ({w})"},
    {"Co-occurrence of {w} ({w})", "Samen voorkomen van {w} ({w})"},
    {"a quotation stands under each value of {w} that it carries, at each of its sources",
     "een fragment staat onder elke waarde van {w} die het heeft, bij elk van zijn bronnen"},
    {"a cell holds the quotations that carry both its row value and its column value",
     "een cel bevat de fragmenten met zowel de waarde van de rij als die van de kolom"},
    {"only the values {}", "alleen de waarden {}"},
    {"{} quotations stand under several values: they appear in each", "{} fragmenten vallen onder meer waarden en staan bij elk"},
    {"1 quotation stands under several values: it appears in each", "1 fragment valt onder meer waarden en staat bij elk"},
    {"{} of {} values have no quotation", "{} van {} waarden hebben geen fragment"},
    {"{}: {} of {} quotations are shown, the first {} of each respondent",
     "{}: {} van {} fragmenten staan hier, de eerste {} van elke respondent"},
    {"the words are left out (--text gives them)", "de woorden zijn weggelaten (--text geeft ze)"},
    {"No quotations.", "Geen fragmenten."},
    {"{w} by {w} and {w}", "{w} per {w} en {w}"},
    {"{w} by {w}", "{w} per {w}"},
};

struct Gap {
    std::string_view text;
    bool words = false;
};

// The texts in the gaps of `pattern`, if `sentence` fits it.
std::optional<std::vector<Gap>> fit(std::string_view sentence, std::string_view pattern)
{
    std::vector<Gap> gaps;
    for (;;) {
        const std::size_t open = pattern.find('{');
        const std::string_view literal = pattern.substr(0, open);
        if (!sentence.starts_with(literal)) return std::nullopt;
        sentence.remove_prefix(literal.size());
        if (open == std::string_view::npos) {
            if (!sentence.empty()) return std::nullopt;
            return gaps;
        }
        const std::size_t close = pattern.find('}', open);
        const bool words = close > open + 1;
        pattern.remove_prefix(close + 1);
        const std::string_view next = pattern.substr(0, pattern.find('{'));
        const std::size_t end = pattern.empty() ? sentence.size() : sentence.find(next);
        if (end == std::string_view::npos || end == 0) return std::nullopt;
        gaps.push_back({sentence.substr(0, end), words});
        sentence.remove_prefix(end);
    }
}

// `respondent, sub_variable` as headings in lower case; other names stand as they are.
std::string translated_names(std::string_view names, Language language)
{
    std::string out;
    while (!names.empty()) {
        const std::size_t end = names.find(", ");
        const std::string_view name = names.substr(0, end);
        std::string word = heading_of(name, language);
        if (word != name && word[0] >= 'A' && word[0] <= 'Z') word[0] = static_cast<char>(word[0] - 'A' + 'a');
        out += (out.empty() ? "" : ", ") + word;
        names = end == std::string_view::npos ? std::string_view() : names.substr(end + 2);
    }
    return out;
}

std::string filled(std::string_view pattern, const std::vector<Gap>& gaps, Language language)
{
    std::string out;
    for (const Gap& gap : gaps) {
        const std::size_t open = pattern.find('{');
        out += pattern.substr(0, open);
        pattern.remove_prefix(pattern.find('}', open) + 1);
        out += gap.words ? translated_names(gap.text, language) : std::string(gap.text);
    }
    return out + std::string(pattern);
}

}  // namespace

std::string sentence_of(std::string_view sentence, Language language)
{
    // A title of ours starts with a unit, in upper case: `Quotations by respondent`. One of a user (`Stand by me`) does not.
    std::string title(sentence);
    if (!title.empty() && title[0] >= 'A' && title[0] <= 'Z') title[0] = static_cast<char>(title[0] - 'A' + 'a');
    for (const Sentence& known : kSentences) {
        const bool is_title = known.english.starts_with("{w} by");
        const auto gaps = fit(is_title ? std::string_view(title) : sentence, known.english);
        if (!gaps || (is_title && heading_of(gaps->front().text, language) == gaps->front().text)) continue;
        std::string out = filled(language == Language::dutch ? known.dutch : known.english, *gaps, language);
        if (is_title && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
        return out;
    }
    return std::string(sentence);
}

}  // namespace qda
