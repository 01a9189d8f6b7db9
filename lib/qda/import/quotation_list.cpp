// Quotation lists of ATLAS.ti (8, 9, 22 and later, Windows, Mac and Web), one row a quotation.
//
// Odd about them: users choose, order and translate the columns. `Density` is the number of codes here (in lists of
// codes it is the number of links). Windows puts a line feed between codes, Mac and Web a comma and a blank, which
// names of codes may hold as well. `quotation` is the text in lists of the Web product. Paragraphs of a text are separated
// by U+2029 or line feeds.

#include "qda/import/quotation_list.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "qda/import/code_cells.hpp"
#include "qda/import/code_list.hpp"
#include "qda/import/list_groups.hpp"
#include "qda/import/list_remarks.hpp"
#include "qda/import/quotation_places.hpp"
#include "qda/import/quotation_rows.hpp"
#include "qda/text/loose.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using C = ListColumn;

// Every kind of line end, U+2028 and U+2029 too, as one line feed.
std::string with_line_feeds(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        std::size_t used = 1;
        char as = text.front();
        if (text.starts_with("\xE2\x80\xA8") || text.starts_with("\xE2\x80\xA9")) {
            used = 3;
            as = '\n';
        } else if (as == '\r') {
            used = text.starts_with("\r\n") ? 2 : 1;
            as = '\n';
        }
        out += as;
        text.remove_prefix(used);
    }
    return out;
}

class QuotationListReader {
public:
    QuotationListReader(const Records& records, const ReadOptions& options, const ListHeader& header, Intake& intake)
        : records_(records), options_(options), header_(header), intake_(intake)
    {
    }

    void read()
    {
        remark_on_header(records_, header_, intake_.diagnostics());
        found_ = find_quotation_rows(records_, header_, intake_.diagnostics());
        split_codes();
        if (intake_.needs().spans)
            places_ = quotation_places(records_, header_, found_, options_.positions, intake_.diagnostics());
        declare_documents();
        if (!header_.groups.empty()) declare_code_groups();
        for (std::size_t i = 0; i < found_.rows.size(); ++i) add(i);
    }

private:
    void split_codes()
    {
        SplitOptions how;
        known_ = read_code_lists(options_, intake_);
        how.known = known_;
        how.line_feeds = is_windows_list();
        std::vector<CodeCell> cells;
        for (const QuotationRow& row : found_.rows) cells.push_back({row.codes, row.n_codes});
        codes_ = split_code_cells(cells, how);
        remark_on_codes(records_, found_, codes_, how.known, intake_.diagnostics());
    }

    // The Windows product writes line feeds between codes. It says `Quotation Name` where the Mac product says `Name`; the
    // Web product has no names.
    bool is_windows_list() const
    {
        if (!header_.has(C::name) || header_.row == ListHeader::npos) return false;
        const std::string words = loose_words(records_.cell(header_.row, header_[C::name]));
        constexpr std::string_view kMac[] = {"name", "nombre", "nome", "naam", "\xE5\x90\x8D\xE7\xA7\xB0"};
        return !words.empty() && std::find(std::begin(kMac), std::end(kMac), words) == std::end(kMac);
    }

    void declare_documents()
    {
        for (std::size_t i = 0; i < found_.documents.size(); ++i) {
            documents_.push_back(intake_.universe().documents.intern(found_.documents[i]));
            if (places_.units.empty() || places_.units[i] == PositionUnit::unknown) continue;
            Entry& entry = intake_.universe().documents[documents_.back()];
            add_declared_key(entry, "document", "positions", to_string(places_.units[i]), {records_.name()});
        }
        for (const std::size_t column : header_.document_groups) declare_groups(column);
    }

    void declare_groups(std::size_t column)
    {
        std::vector<CodeCell> cells;
        for (const QuotationRow& row : found_.rows) cells.push_back({records_.cell(row.row, column), std::nullopt});
        // Where codes are separated by line feeds, so are groups.
        SplitOptions how;
        how.line_feeds = codes_.separator == "\n" || codes_.separator.empty();
        const SplitCells groups = split_code_cells(cells, how);
        std::unordered_set<std::string_view> pieces;
        for (std::size_t i = 0; i < cells.size(); ++i)
            for (const std::string_view group : groups.cells[i].codes) {
                intake_.universe().documents[documents_[found_.rows[i].document]].add("group", group);
                if (groups.cells[i].split == Split::open) pieces.insert(group);
            }
        if (!pieces.empty())
            intake_.diagnostics().note(
                fmt::format("document groups are split at every comma ({} names); a name with a comma is cut",
                            pieces.size()),
                {records_.name()});
    }

    // A column of the groups of all codes of a quotation says which code has them where there is one code alone.
    void declare_code_groups()
    {
        const auto groups = groups_of_rows(records_, header_, header_.groups, intake_.diagnostics());
        const std::unordered_set<std::string_view> listed(known_.begin(), known_.end());
        std::unordered_set<std::string_view> alone;
        std::unordered_set<std::string_view> grouped;  // codes that stand with groups
        for (std::size_t i = 0; i < found_.rows.size(); ++i) {
            const auto& codes = codes_.cells[i].codes;
            const auto& of_row = groups[found_.rows[i].row];
            if (codes.size() == 1 && listed.count(codes[0]) == 0) {
                alone.insert(codes[0]);
                Entry& entry = intake_.universe().codes[intake_.universe().codes.intern(codes[0])];
                for (const std::string& group : of_row) entry.add("group", group);
            }
            if (!of_row.empty()) grouped.insert(codes.begin(), codes.end());
        }
        std::size_t open = 0;
        for (const std::string_view code : grouped) open += alone.count(code) + listed.count(code) > 0 ? 0U : 1U;
        if (open > 0)
            intake_.diagnostics().note(
                fmt::format(
                    "the groups of {} do not show, as they never stand alone on a quotation; --codes FILE names them",
                    open == 1 ? "a code" : fmt::format("{} codes", open)),
                {records_.name()});
    }

    std::string_view cell(const QuotationRow& row, ListColumn column) const
    {
        return header_.has(column) ? trim(records_.cell(row.row, header_[column])) : std::string_view();
    }

    void add(std::size_t index)
    {
        const QuotationRow& row = found_.rows[index];
        const Needs& needs = intake_.needs();
        const Id document = documents_[row.document];
        const std::string id = row.id.empty() ? intake_.next_quotation_name(document) : row.id;
        Intake::Row out;
        out.document = intake_.universe().documents.name(document);
        out.quotation = id;
        if (needs.spans) out.span = places_.spans[index];

        const std::string_view by = cell(row, C::quotation_by);
        constexpr std::string_view kProgramItself = "ATLAS.ti";
        if (options_.coder_from_quotation_by && by != kProgramItself) out.coder = by;
        if (!out.coder.empty())
            intake_.universe().coders[intake_.universe().coders.intern(out.coder)].add("coded", out.document);

        std::string text;
        std::string comment;
        if (needs.extra(Extra::text)) text = with_line_feeds(cell(row, C::text));
        if (needs.extra(Extra::comment)) comment = with_line_feeds(cell(row, C::comment));
        const auto set = [&out](Extra extra, std::string_view value) {
            out.extras[static_cast<std::size_t>(extra)] = value;
        };
        set(Extra::text, text);
        set(Extra::comment, comment);
        set(Extra::quotation_by, by);
        set(Extra::created, cell(row, C::created));
        set(Extra::reference, cell(row, C::reference));

        const auto& codes = codes_.cells[index].codes;
        if (codes.empty()) intake_.add(out);
        for (const std::string_view code : codes) {
            out.code = code;
            intake_.add(out);
        }
    }

    const Records& records_;
    const ReadOptions& options_;
    const ListHeader& header_;
    Intake& intake_;
    QuotationRows found_;
    std::vector<std::string> known_;  // codes of --codes
    SplitCells codes_;
    QuotationPlaces places_;
    std::vector<Id> documents_;
};

ListHeader header_of_head(const Records& head, const ReadOptions& options)
{
    try {
        return find_list_header(head, options);
    } catch (const Error&) {  // a header named by hand is not there: reading the list will say so
        return find_list_header(head, {});
    }
}

bool named_by_hand(const ListHeader& header, const ReadOptions& options)
{
    return !options.columns.empty() && header.has(C::codes) && (header.has(C::id) || header.has(C::document));
}

// Of a list of which the headers are known, the columns that will be looked at.
std::vector<bool> columns_needed(const Records& head, const ReadOptions& options, const Needs& needs)
{
    const ListHeader header = header_of_head(head, options);
    if (header.row == ListHeader::npos || !header.by_content.empty()) return {};
    std::vector<bool> keep(head.width(header.row), false);
    const auto want = [&](ListColumn column, bool wanted = true) {
        if (header.has(column) && header[column] < keep.size()) keep[header[column]] = wanted;
    };
    for (const ListColumn column : {C::id, C::document, C::document_groups, C::codes, C::code, C::reference, C::n_codes,
                                    C::start, C::end, C::extent, C::quotation_by, C::groups, C::n_groups})
        want(column);
    for (const auto& columns : {header.groups, header.document_groups})
        for (const std::size_t column : columns)
            if (column < keep.size()) keep[column] = true;
    want(C::text, needs.extra(Extra::text));
    want(C::comment, needs.extra(Extra::comment));
    want(C::created, needs.extra(Extra::created));
    return keep;
}

}  // namespace

bool is_quotation_list(const Records& head, const ReadOptions& options)
{
    return header_of_head(head, options).kind == ListKind::quotations;
}

void refuse_other_list(const Records& head)
{
    const ListHeader header = find_list_header(head, {});
    if (header.kind != ListKind::unknown && header.kind != ListKind::quotations) throw not_quotations(head, header);
}

ListWish quotation_list_wish(const ReadOptions& options, const Needs& needs)
{
    ListWish wish{"lists of quotations", {}, {}, false};
    wish.fits = [options](const Records& head) {
        const ListHeader header = header_of_head(head, options);
        if (header.kind == ListKind::quotations || named_by_hand(header, options)) return ListFit::yes;
        return header.kind == ListKind::unknown ? ListFit::maybe : ListFit::no;
    };
    wish.columns = [options, needs](const Records& head) { return columns_needed(head, options, needs); };
    return wish;
}

void read_quotation_list(const Records& records, const ReadOptions& options, Intake& intake)
{
    ListHeader header = find_list_header(records, options);
    if (header.kind != ListKind::quotations && !named_by_hand(header, options)) throw not_quotations(records, header);
    QuotationListReader(records, options, header, intake).read();
}

}  // namespace qda
