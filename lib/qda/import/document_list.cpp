#include "qda/import/document_list.hpp"

#include <fmt/format.h>

#include "qda/import/list_file.hpp"
#include "qda/import/list_groups.hpp"
#include "qda/import/list_header.hpp"
#include "qda/import/rows_noted.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using C = ListColumn;

void read_document_list(const Records& records, Intake& intake)
{
    const ListHeader header = find_list_header(records, {});
    if (header.kind != ListKind::documents && header.kind != ListKind::unknown)
        throw Error({records.name()}, "is no list of documents",
                    "--documents takes the export of the document manager, or a list of names");
    const bool named = header.has(C::document) || header.has(C::name);
    const std::size_t names = header.has(C::document) ? header[C::document] : named ? header[C::name] : 0;
    std::vector<std::size_t> columns = header.groups;
    columns.insert(columns.begin(), header.document_groups.begin(), header.document_groups.end());
    std::vector<std::vector<std::string>> groups(records.rows());
    if (named) groups = groups_of_rows(records, header, columns, intake.diagnostics());
    RowsNoted nameless;
    for (std::size_t row = named ? header.row + 1 : 0; row < records.rows(); ++row) {
        if (records.blank(row)) continue;
        const std::string_view name = trim(records.cell(row, names));
        if (name.empty()) {
            nameless.add(row);
            continue;
        }
        Entry& document = intake.universe().documents[intake.universe().documents.intern(name)];
        for (const std::string& group : groups[row]) document.add("group", group);
        const std::string_view comment = header.has(C::comment) ? trim(records.cell(row, header[C::comment])) : "";
        if (named && !comment.empty() && intake.needs().extra(Extra::comment))
            add_declared_key(document, "document", "comment", comment, records.place(row, header[C::comment]));
    }
    if (!nameless.empty())
        intake.diagnostics().warning(
            fmt::format("{} without a name of a document left out ({})", nameless.number(), nameless.text()),
            records.place(nameless.first()));
}

ListWish document_list_wish()
{
    return {"lists of documents", [](const Records& head) {
                const ListKind kind = find_list_header(head, {}).kind;
                return kind == ListKind::documents ? ListFit::yes
                       : kind == ListKind::unknown ? ListFit::maybe
                                                   : ListFit::no;
            }};
}

}  // namespace

void read_document_lists(const ReadOptions& options, Intake& intake)
{
    for (const std::string& path : options.documents) {
        Source source = Source::open(path);
        Universe project;
        const auto records =
            read_list_or_project(source, document_list_wish(), intake.needs(), project, intake.diagnostics());
        if (records) read_document_list(*records, intake);
        for (const Entry& document : project.documents)
            add_keys(document, {"group", "comment"}, "document", {path},
                     intake.universe().documents[intake.universe().documents.intern(document.name)]);
    }
}

}  // namespace qda
