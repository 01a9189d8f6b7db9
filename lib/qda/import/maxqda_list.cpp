// MAXQDA's list of coded segments: one row for each code on a segment.
//
// After an English list of version 24 and the headers of a Polish one of version 12. Odd about it: headers are in the
// language of the program, and users choose the columns. Beginning and end are paragraphs, counted from 1 and both in:
// two segments in one paragraph cannot be told to overlap or not. For PDF they are pages, for media times, for tables rows.
// Codes with others above them are paths, ` > ` or a backslash between two. The colour is a bullet in a coloured font.

#include "qda/import/maxqda_list.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/code_tree.hpp"
#include "qda/import/list_columns.hpp"
#include "qda/import/list_quotations.hpp"
#include "qda/import/rows_noted.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr const char* kList = "MAXQDA's list of coded segments";

// English and Polish as found in files; the others after the words of the program's windows. Add words to add a language.
constexpr ColumnWords kWords[] = {
    {"document", "document name|document|dokumentname|dokument|documentnaam|nazwa dokumentu|nombre del documento|"
                 "nombre de documento|documento|nom du document|nome del documento|nome do documento"},
    {"document_groups", "document group|dokumentgruppe|documentgroep|grupa dokumentow|grupo de documentos|"
                        "groupe de documents|gruppo di documenti|gruppo documenti"},
    {"code", "code|kod|codigo|codice"},
    {"start", "beginning|begin|start|anfang|poczatek|inicio|comienzo|debut|inizio"},
    {"end", "end|ende|einde|eind|koniec|fin|final|fine|fim"},
    {"weight", "weight score|weight|gewicht|gewichtung|gewichtsscore|waga|peso|poids|puntaje de peso|punteggio del peso|"
               "score de poids"},
    {"text", "segment|coded segment|codiertes segment|gecodeerd segment|segmento|segmento codificado|segment code|"
             "fragment|vorschau|preview"},
    {"comment", "comment|kommentar|opmerking|commentaar|komentarz|comentario|commentaire|commento"},
    {"coder", "author|autor|auteur|autore|created by|erstellt von|aangemaakt door|gemaakt door|creado por|cree par|"
              "creato da|criado por|utworzone przez"},
    {"created", "created|creation date|date|erstellt|erstellt am|datum|aangemaakt|gemaakt op|data utworzenia|creado|"
                "fecha|fecha de creacion|date de creation|data di creazione|data de criacao"},
    {"color", "color|colour|farbe|kleur|kolor|couleur|colore|cor"},
    {"area", "area|flache|oppervlakte|objetosc|superficie|grosse|size"},
    {"coverage", "coverage|abdeckungsgrad|abdeckungsgrad in|dekking|obszar|cobertura|couverture|copertura"},
};

bool is_maxqda(const ListColumns& columns)
{
    const bool needed = columns.has("document") && columns.has("code") && columns.has("text");
    bool own = columns.has("start") && columns.has("end");
    for (const char* name : {"color", "document_groups", "weight", "area", "coverage"}) own = own || columns.has(name);
    return needed && own;
}

std::optional<Position> whole(std::string_view cell)
{
    for (const std::string_view zero : {".0", ",0"})
        if (cell.ends_with(zero)) cell.remove_suffix(zero.size());
    Position number = 0;
    const auto [stop, wrong] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (wrong != std::errc() || stop != cell.data() + cell.size() || number < 0 || number > kMostUnits)
        return std::nullopt;
    return number;
}

// `0:01:02`, `01:02`, `0:01:02.5`: milliseconds.
std::optional<Position> time_of(std::string_view cell)
{
    Position total = 0;
    std::size_t parts = 0;
    std::string_view fraction;
    if (const std::size_t point = cell.find_first_of(".,"); point != std::string_view::npos) {
        fraction = cell.substr(point + 1);
        cell = cell.substr(0, point);
    }
    for (const std::string_view part : parts_between(cell, ":")) {
        const auto number = whole(part);
        if (!number || *number > 1'000'000 || ++parts > 3) return std::nullopt;
        total = total * 60 + *number;
    }
    if (parts < 2) return std::nullopt;
    std::string thousandths(fraction.substr(0, 3));
    thousandths.resize(3, '0');
    const auto rest = whole(thousandths);
    if (!rest) return std::nullopt;
    return total * 1000 + *rest;
}

struct Place {
    Span span;
    const char* unit = "";
};

Place place_of(std::string_view start, std::string_view end)
{
    const auto first = whole(start), last = whole(end);
    if (first && last && *first >= 1 && *last >= *first) return {{*first - 1, *last}, "paragraph"};
    const auto from = time_of(start), to = time_of(end);
    if (from && to && *to >= *from) return {{*from, *to}, "millisecond"};
    return {};
}

// Headers of another language: the column of long cells holds the segments, two of whole numbers begin and end.
void find_by_content(const Records& records, ListColumns& columns)
{
    const std::size_t width = records.width(columns.header);
    std::size_t longest = ListColumns::npos;
    std::vector<double> length(width), numbers(width);
    for (std::size_t i = 0; i < width; ++i) {
        if (columns.uses(i)) continue;
        for (std::size_t row = columns.header + 1; row < records.rows(); ++row) {
            const std::string_view cell = trim(records.cell(row, i));
            length[i] += static_cast<double>(code_points(cell));
            numbers[i] += whole(cell) ? 1 : 0;
        }
        if (longest == ListColumns::npos || length[i] > length[longest]) longest = i;
    }
    const auto rows = static_cast<double>(records.rows() - columns.header - 1);
    if (!columns.has("text") && longest != ListColumns::npos && length[longest] > 30 * rows) columns.set("text", longest);
    for (std::size_t i = 0; i + 1 < width && rows > 0; ++i)
        if (!columns.has("start") && !columns.has("end") && numbers[i] == rows && numbers[i + 1] == rows) {
            columns.set("start", i);
            columns.set("end", i + 1);
        }
}

class MaxqdaReader {
public:
    MaxqdaReader(const Records& records, const ReadOptions& options, const ListColumns& columns, Intake& intake)
        : records_(records), options_(options), columns_(columns), intake_(intake), universe_(intake.universe()),
          quotations_(intake)
    {
    }

    void read()
    {
        read_code_lists(options_, intake_);
        for (std::size_t row = columns_.header + 1; row < records_.rows(); ++row)
            if (!records_.blank(row)) take(row);
        std::size_t same = 0;
        codes_ = declare_code_tree(paths_.nodes(), universe_, same);
        settle_units();
        for (const Segment& segment : segments_) add(segment);
        say();
    }

private:
    struct Segment {
        std::size_t row;
        std::size_t node;
        Id document;
        Place place;
    };

    std::string_view cell(std::size_t row, const char* name) const { return columns_.cell(records_, row, name); }

    std::string_view required(std::size_t row, const char* name) const
    {
        const std::string_view text = cell(row, name);
        if (text.empty())
            throw Error(records_.place(row, columns_.column(name)), fmt::format("a segment without a {}", name),
                        "is a line end or a delimiter within a cell not in quotes?");
        return text;
    }

    void take(std::size_t row)
    {
        const std::string_view path = required(row, "code");
        auto parts = parts_between(path, " > ");
        if (parts.size() == 1) parts = parts_between(path, "\\");
        const std::size_t node = paths_.add(parts, [&] { return records_.place(row, columns_.column("code")); });
        if (node == CodeNode::kTop) throw Error(records_.place(row), "a code without a name", "rename it");
        const Id document = universe_.documents.intern(required(row, "document"));
        if (const std::string_view group = cell(row, "document_groups"); !group.empty())
            universe_.documents[document].add("group", group);
        const Place place = place_of(cell(row, "start"), cell(row, "end"));
        const bool given = !cell(row, "start").empty() || !cell(row, "end").empty();
        if (given && !place.span.known()) elsewhere_.add(row);
        segments_.push_back({row, node, document, place});
    }

    // A document has one unit: the one of its first segment that has any.
    void settle_units()
    {
        std::unordered_map<Id, std::string_view> units;
        for (Segment& segment : segments_) {
            if (!segment.place.span.known()) continue;
            const std::string_view unit = units.try_emplace(segment.document, segment.place.unit).first->second;
            if (unit == segment.place.unit && (options_.positions.empty() || options_.positions == unit)) continue;
            if (options_.positions.empty()) elsewhere_.add(segment.row);
            segment.place = {};
        }
        for (const auto& [document, unit] : units) {
            if (!options_.positions.empty() && options_.positions != unit) continue;
            const std::string clash = intake_.unit_clash(document, false, unit);
            if (!clash.empty())
                throw Error({records_.name()},
                            fmt::format("document '{}': {}", universe_.documents.name(document), clash),
                            "a document has one unit");
            add_declared_key(universe_.documents[document], "document", "positions", unit, {records_.name()});
        }
    }

    void add(const Segment& segment)
    {
        const std::size_t row = segment.row;
        Intake::Row out;
        out.document = universe_.documents.name(segment.document);
        out.code = universe_.codes.name(codes_[segment.node]);
        out.coder = cell(row, "coder");
        if (intake_.needs().coders) add_coder(out.coder, out.document, universe_);
        out.span = segment.place.span;
        const std::string key = fmt::format("{}\n{}\n{}", cell(row, "start"), cell(row, "end"), cell(row, "text"));
        out.quotation = quotations_.name(segment.document, key);
        const std::string reference = fmt::format("{} - {}", cell(row, "start"), cell(row, "end"));
        const auto set = [&out](Extra extra, std::string_view text) { out.extras[static_cast<std::size_t>(extra)] = text; };
        set(Extra::text, cell(row, "text"));
        set(Extra::comment, cell(row, "comment"));
        set(Extra::created, cell(row, "created"));
        set(Extra::weight, cell(row, "weight"));
        set(Extra::reference, reference == " - " ? std::string_view() : std::string_view(reference));
        intake_.add(out);
    }

    void say() const
    {
        Diagnostics& diagnostics = intake_.diagnostics();
        const Location where{records_.name()};
        if (!elsewhere_.empty())
            diagnostics.note(fmt::format("{} whose beginning and end are no paragraphs and no times: position unknown; "
                                         "qda-import --with reference keeps them ({})",
                                         elsewhere_.number(), elsewhere_.text()),
                             records_.place(elsewhere_.first()));
        diagnostics.note("positions are paragraphs as the list counts them (pages where it counts those): whether two "
                         "segments in one paragraph overlap is not in it; the same words at the same place are one "
                         "quotation",
                         where);
    }

    const Records& records_;
    const ReadOptions& options_;
    const ListColumns& columns_;
    Intake& intake_;
    Universe& universe_;
    ListQuotations quotations_;
    CodePaths paths_;
    std::vector<Segment> segments_;
    std::vector<Id> codes_;
    RowsNoted elsewhere_;
};

}  // namespace

ListWish maxqda_list_wish(const ReadOptions&, const Needs&)
{
    ListWish wish{"lists of coded segments", {}, {}, false};
    wish.fits = [](const Records& head) { return is_maxqda(find_columns(head, kWords)) ? ListFit::yes : ListFit::no; };
    return wish;
}

void read_maxqda_list(const Records& records, const ReadOptions& options, Intake& intake)
{
    ListColumns columns = find_columns(records, kWords);
    name_columns(records, kWords, options, columns);
    if (records.rows() > 0 && columns.header == ListColumns::npos) columns.header = 0;
    if (records.rows() > 0 && (!columns.has("text") || !columns.has("start"))) find_by_content(records, columns);
    for (const char* name : {"document", "code", "text"})
        if (!columns.has(name)) throw missing_column(records, columns, name, kList);
    MaxqdaReader(records, options, columns, intake).read();
}

}  // namespace qda
