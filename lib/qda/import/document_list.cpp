#include "qda/import/document_list.hpp"

#include "qda/import/list_header.hpp"
#include "qda/table/records.hpp"
#include "qda/text/encoding.hpp"
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
    std::size_t nameless = 0;
    for (std::size_t row = named ? header.row + 1 : 0; row < records.rows(); ++row) {
        if (records.blank(row)) continue;
        const std::string_view name = trim(records.cell(row, names));
        if (name.empty()) {
            ++nameless;
            continue;
        }
        Entry& document = intake.universe().documents[intake.universe().documents.intern(name)];
        if (!named || !header.has(C::document_groups)) continue;
        // Windows parts groups by line feeds; a group may hold commas.
        std::string_view groups = records.cell(row, header[C::document_groups]);
        while (!groups.empty()) {
            const std::size_t end = groups.find('\n');
            if (const std::string_view group = trim(groups.substr(0, end)); !group.empty()) document.add("group", group);
            groups = end == std::string_view::npos ? std::string_view() : groups.substr(end + 1);
        }
    }
    if (nameless > 0)
        intake.diagnostics().warning(std::to_string(nameless) + " rows without a name of a document are left out",
                                     {records.name()});
}

}  // namespace

void read_document_lists(const ReadOptions& options, Intake& intake)
{
    for (const std::string& path : options.documents) {
        Source source = Source::open(path);
        decode(source, {}, intake.diagnostics());
        read_document_list(read_records(source), intake);
    }
}

}  // namespace qda
