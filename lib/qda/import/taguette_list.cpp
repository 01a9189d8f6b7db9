// Taguette's list of highlights: `id,document,tag,content`, one row for each tag of a highlight.
//
// Odd about it: highlights without a tag are not in it, documents without a highlight neither, and nothing says where a
// highlight stands. White space of the content is folded. People leave out the ids.

#include "qda/import/taguette_list.hpp"

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/list_columns.hpp"
#include "qda/import/list_quotations.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr ColumnWords kWords[] = {{"quotation", "id"}, {"document", "document"}, {"code", "tag"}, {"text", "content"}};

std::string_view required(const Records& records, const ListColumns& columns, std::size_t row, const char* name)
{
    const std::string_view cell = columns.cell(records, row, name);
    if (cell.empty())
        throw Error(records.place(row, columns.column(name)), fmt::format("a highlight without a {}", name),
                    "is a line end or a delimiter within a cell not in quotes?");
    return cell;
}

}  // namespace

ListWish taguette_list_wish(const ReadOptions&, const Needs&)
{
    ListWish wish{"Taguette's lists of highlights", {}, {}, false};
    wish.fits = [](const Records& head) {
        const ListColumns columns = find_columns(head, kWords);
        return columns.has("document") && columns.has("code") && columns.has("text") ? ListFit::yes : ListFit::no;
    };
    return wish;
}

void read_taguette_list(const Records& records, const ReadOptions& options, Intake& intake)
{
    ListColumns columns = find_columns(records, kWords);
    name_columns(records, kWords, options, columns);
    for (const char* name : {"document", "code"})
        if (!columns.has(name)) throw missing_column(records, columns, name, "Taguette's list of highlights");
    read_code_lists(options, intake);
    ListQuotations quotations(intake);
    std::string before;
    std::size_t first = 0;
    for (std::size_t row = columns.header + 1; row < records.rows(); ++row) {
        if (records.blank(row)) continue;
        Intake::Row out;
        out.document = required(records, columns, row, "document");
        out.code = required(records, columns, row, "code");
        const std::string_view content = columns.cell(records, row, "text");
        out.extras[static_cast<std::size_t>(Extra::text)] = content;
        if (columns.has("quotation")) {
            out.quotation = required(records, columns, row, "quotation");
        } else {
            std::string here = fmt::format("{}\n{}", out.document, content);
            if (here != before) first = row;
            before = std::move(here);
            out.quotation = quotations.name(intake.universe().documents.intern(out.document), std::to_string(first));
        }
        intake.add(out);
    }
    if (!columns.has("quotation"))
        intake.diagnostics().note(
            "the list has no ids: rows in succession with the same document and content are taken as one highlight",
            {records.name()});
    intake.diagnostics().note("Taguette leaves highlights without a tag, and documents without a highlight, out of its list",
                              {records.name()});
    say_no_positions("lists of Taguette", intake.diagnostics());
}

}  // namespace qda
