#include "qda/stream/layout.hpp"

#include <algorithm>

namespace qda {

namespace {

constexpr std::string_view kOwn[] = {"document", "quotation", "start", "end", "code", "coder"};

bool is_ours(std::string_view name)
{
    return std::find(std::begin(kOwn), std::end(kOwn), name) != std::end(kOwn) ||
           std::find(std::begin(kExtraNames), std::end(kExtraNames), name) != std::end(kExtraNames);
}

class LayoutReader {
public:
    LayoutReader(const std::vector<std::string>& names, const Location& where, Intake& intake)
        : names_(names), where_(where), intake_(intake)
    {
    }

    Layout read(const std::string& coder, bool ids_required)
    {
        const Needs& needs = intake_.needs();
        layout_.width = names_.size();
        for (const char* name : {"document", "quotation", "code"})
            if (!index_of(name) && (ids_required || name != std::string_view("quotation")))
                throw Error(where_, "there is no column '" + std::string(name) + "'",
                            "the columns document" + std::string(ids_required ? ", quotation" : "") +
                                " and code must be there");
        layout_.document = take("document", FieldKind::name);
        layout_.code = take("code", FieldKind::name);
        if (index_of("start").has_value() != index_of("end").has_value())
            throw Error(where_, "of the columns start and end only one is there", "a place needs both");
        if (needs.quotations && index_of("quotation")) layout_.quotation = take("quotation", FieldKind::text);
        if (needs.spans && index_of("start")) {
            layout_.start = take("start", FieldKind::position);
            layout_.end = take("end", FieldKind::position);
        }
        if (needs.coders && index_of(coder)) layout_.coder = take(coder, FieldKind::name);
        for (std::size_t i = 0; i < kExtras; ++i)
            if (needs.extra(static_cast<Extra>(i)) && kExtraNames[i] != coder && index_of(kExtraNames[i]))
                layout_.extras[i] = take(kExtraNames[i], FieldKind::text);
        read_labels(ids_required);
        return std::move(layout_);
    }

private:
    std::optional<std::size_t> index_of(std::string_view name) const
    {
        const auto at = std::find(names_.begin(), names_.end(), name);
        if (at == names_.end()) return std::nullopt;
        if (std::find(at + 1, names_.end(), name) != names_.end())
            throw Error(where_, "there are two columns '" + std::string(name) + "'", "rename or delete one of them");
        return static_cast<std::size_t>(at - names_.begin());
    }

    std::size_t take(std::string_view name, FieldKind kind)
    {
        layout_.columns.push_back({*index_of(name), kind});
        return layout_.columns.size() - 1;
    }

    // Label columns are declared also where nobody reads them: whoever asks for a level is told what there is.
    void read_labels(bool strict)
    {
        for (const std::string& name : names_) {
            if (is_ours(name) || (name.empty() && !strict)) continue;
            if (name.empty() || is_reserved_name(name))
                throw Error(where_, "a column may not be called '" + name + "'",
                            "every further column is a level; that name has another meaning");
            const std::size_t column = intake_.universe().label_column(name);
            if (!intake_.needs().wants_label(name)) continue;
            layout_.labels.resize(std::max(layout_.labels.size(), column + 1));
            layout_.labels[column] = take(name, FieldKind::name);
        }
    }

    const std::vector<std::string>& names_;
    const Location& where_;
    Intake& intake_;
    Layout layout_;
};

}  // namespace

Layout read_layout(const std::vector<std::string>& names, const Location& where, bool coder_from_quotation_by,
                   bool ids_required, Intake& intake)
{
    return LayoutReader(names, where, intake).read(coder_from_quotation_by ? "quotation_by" : "coder", ids_required);
}

Id LayoutRows::name(std::size_t column, std::string_view name)
{
    Universe& universe = intake_.universe();
    if (column == layout_.document) {
        const std::size_t before = universe.documents.size();
        const Id id = universe.documents.intern(name);
        if (universe.documents.size() > before) new_document(universe.documents[id]);
        return id;
    }
    if (column == layout_.code) return universe.codes.intern(name);
    if (column == layout_.coder) return universe.coders.intern(name);
    for (std::size_t i = 0; i < layout_.labels.size(); ++i)
        if (layout_.labels[i] == column) return universe.label_columns[i].cells.intern(name);
    return kNone;
}

void LayoutRows::rows(ScannedRows& scanned)
{
    RowColumns columns;
    columns.rows = scanned.rows;
    columns.document = &scanned.columns[layout_.document].ids;
    columns.code = &scanned.columns[layout_.code].ids;
    if (layout_.coder) columns.coder = &scanned.columns[*layout_.coder].ids;
    if (layout_.start) columns.start = &scanned.columns[*layout_.start].positions;
    if (layout_.end) columns.end = &scanned.columns[*layout_.end].positions;
    for (const auto& label : layout_.labels) columns.labels.push_back(label ? &scanned.columns[*label].ids : nullptr);
    const auto text_of = [&scanned](std::size_t column) {
        return [&scanned, column](std::size_t row, std::string& room) { return scanned.text(column, row, room); };
    };
    if (layout_.quotation) columns.quotation = text_of(*layout_.quotation);
    for (std::size_t i = 0; i < kExtras; ++i)
        if (layout_.extras[i]) columns.extras[i] = text_of(*layout_.extras[i]);
    columns.place = [&scanned](std::size_t row) { return scanned.place(row); };
    assembler_.add(columns);
}

}  // namespace qda
