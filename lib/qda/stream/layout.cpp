#include "qda/stream/layout.hpp"

#include <algorithm>
#include <unordered_set>

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
    LayoutReader(const ColumnNames& columns, Intake& intake) : columns_(columns), names_(columns.names), intake_(intake) {}

    Layout read(bool coder_from_quotation_by, bool ids_required)
    {
        const Needs& needs = intake_.needs();
        layout_.width = names_.size();
        check_names(ids_required);
        layout_.document = take("document", FieldKind::name);
        layout_.code = take("code", FieldKind::name);
        if (needs.quotations && has("quotation")) layout_.quotation = take("quotation", FieldKind::text);
        if (needs.spans && has("start")) {
            layout_.start = take("start", FieldKind::position);
            layout_.end = take("end", FieldKind::position);
        }
        const std::string coder = coder_from_quotation_by ? "quotation_by" : "coder";
        if (needs.coders && has(coder)) layout_.coder = take(coder, FieldKind::name);
        layout_.coder_is_quotation_by = coder_from_quotation_by && layout_.coder;
        for (std::size_t i = 0; i < kExtras; ++i)
            if (needs.extra(static_cast<Extra>(i)) && has(kExtraNames[i]) && kExtraNames[i] != coder)
                layout_.extras[i] = take(kExtraNames[i], FieldKind::text);
        read_labels();
        return std::move(layout_);
    }

private:
    void check_names(bool strict) const
    {
        std::unordered_set<std::string_view> seen;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const std::string& name = names_[i];
            if (name.empty() && !strict) continue;
            if (!seen.insert(name).second)
                throw Error(columns_.place(i), "there are two columns '" + name + "'", "rename or delete one of them");
            if (name.empty() || (!is_ours(name) && is_reserved_name(name)))
                throw Error(columns_.place(i), "a column may not be called '" + name + "'",
                            "every further column is a level; that name has another meaning");
        }
        for (const char* name : {"document", "quotation", "code"})
            if (!has(name) && (strict || name != std::string_view("quotation")))
                throw Error(columns_.place(0), "there is no column '" + std::string(name) + "'",
                            "the columns document" + std::string(strict ? ", quotation" : "") + " and code must be there");
        if (has("start") != has("end"))
            throw Error(columns_.place(index_of(has("start") ? "start" : "end")),
                        "of the columns start and end only one is there", "a place needs both");
    }

    std::size_t index_of(std::string_view name) const
    {
        return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
    }
    bool has(std::string_view name) const { return index_of(name) < names_.size(); }

    std::size_t take(std::string_view name, FieldKind kind)
    {
        layout_.columns.push_back({index_of(name), kind});
        return layout_.columns.size() - 1;
    }

    // Label columns are declared also where nobody reads them: whoever asks for a level is told what there is.
    void read_labels()
    {
        for (const std::string& name : names_) {
            if (is_ours(name) || name.empty()) continue;
            const std::size_t column = intake_.universe().label_column(name);
            if (!intake_.needs().wants_label(name)) continue;
            layout_.labels.resize(std::max(layout_.labels.size(), column + 1));
            layout_.labels[column] = take(name, FieldKind::name);
        }
    }

    const ColumnNames& columns_;
    const std::vector<std::string>& names_;
    Intake& intake_;
    Layout layout_;
};

}  // namespace

Layout read_layout(const ColumnNames& names, bool coder_from_quotation_by, bool ids_required, Intake& intake)
{
    return LayoutReader(names, intake).read(coder_from_quotation_by, ids_required);
}

Id LayoutRows::name(std::size_t column, std::string_view name)
{
    Universe& universe = intake_.universe();
    if (column == layout_.document) {
        const std::size_t before = universe.documents.size();
        const Id id = universe.documents.intern(name);
        if (!unit_.empty() && universe.documents.size() > before) universe.documents[id].add("positions", unit_);
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
    if (layout_.quotation) {
        columns.quotation = text_of(*layout_.quotation);
        columns.raw_quotation = {scanned.bytes, scanned.columns[*layout_.quotation].texts.data()};
    }
    for (std::size_t i = 0; i < kExtras; ++i)
        if (layout_.extras[i]) columns.extras[i] = text_of(*layout_.extras[i]);
    if (layout_.coder_is_quotation_by)
        columns.extras[static_cast<std::size_t>(Extra::quotation_by)] = [this, &columns](std::size_t row, std::string&) {
            const Id coder = (*columns.coder)[row];
            return coder == kNone ? std::string_view() : std::string_view(intake_.universe().coders.name(coder));
        };
    columns.unit = unit_;
    columns.place = [&](std::size_t row, RowField field) {
        switch (field) {
        case RowField::quotation: return scanned.place(row, layout_.quotation.value_or(layout_.document));
        case RowField::start: return scanned.place(row, layout_.start.value_or(layout_.document));
        case RowField::end: return scanned.place(row, layout_.end.value_or(layout_.document));
        case RowField::document: break;
        }
        return scanned.place(row, layout_.document);
    };
    assembler_.add(columns);
}

}  // namespace qda
