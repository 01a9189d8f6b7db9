#include "qda/import/code_list.hpp"

#include <unordered_set>

#include <fmt/format.h>

#include "qda/import/list_columns.hpp"
#include "qda/import/list_file.hpp"
#include "qda/import/list_groups.hpp"
#include "qda/import/list_header.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using C = ListColumn;

// Mac lists put a full or an empty circle before a name.
std::string_view without_bullet(std::string_view cell)
{
    cell = trim(cell);
    for (const std::string_view bullet : {"\xE2\x97\x8F", "\xE2\x97\x8B"})
        if (cell.starts_with(bullet)) return trim(cell.substr(bullet.size()));
    return cell;
}

class CodeListReader {
public:
    CodeListReader(const Records& records, ListHeader header, Diagnostics& diagnostics)
        : records_(records), header_(std::move(header)), diagnostics_(diagnostics)
    {
        names_ = header_.has(C::code) ? header_[C::code] : header_.has(C::codes) ? header_[C::codes] : header_[C::name];
        const std::size_t next = names_ + 1;
        const bool unnamed = header_.row != ListHeader::npos && next < records_.width(header_.row) &&
                             trim(records_.cell(header_.row, next)).empty();
        if (unnamed && !header_.uses(next)) below_ = next;
    }

    std::vector<ListedCode> read()
    {
        std::vector<ListedCode> codes;
        std::string category;
        auto groups = groups_of_rows(records_, header_, header_.groups, diagnostics_);
        for (std::size_t row = header_.first; row < records_.rows(); ++row) {
            ListedCode code;
            code.name = without_bullet(records_.cell(row, names_));
            if (!code.name.empty()) {
                category = code.name;
            } else if (below_ != ListHeader::npos) {
                const std::string_view name = without_bullet(records_.cell(row, below_));
                if (name.empty()) continue;
                code.parent = category;
                code.name = category.empty() ? std::string(name) : fmt::format("{}: {}", category, name);
            } else {
                continue;
            }
            code.groups = std::move(groups[row]);
            code.where = records_.place(row, names_);
            if (header_.has(C::comment)) code.comment = trim(records_.cell(row, header_[C::comment]));
            codes.push_back(std::move(code));
        }
        find_parents(codes);
        return codes;
    }

private:
    static void find_parents(std::vector<ListedCode>& codes)
    {
        std::unordered_set<std::string> names;
        for (const ListedCode& code : codes) names.insert(code.name);
        for (ListedCode& code : codes) {
            if (!code.parent.empty()) continue;
            // The longest category that is listed: names and categories may hold colons of their own.
            for (std::size_t at = code.name.rfind(": "); at != std::string::npos && at > 0;
                 at = code.name.rfind(": ", at - 1))
                if (std::string category = code.name.substr(0, at); names.count(category) > 0) {
                    code.parent = std::move(category);
                    break;
                }
        }
    }

    const Records& records_;
    ListHeader header_;
    Diagnostics& diagnostics_;
    std::size_t names_ = ListHeader::npos;
    std::size_t below_ = ListHeader::npos;
};

// Any list of names, with a header or without.
ListHeader plain_header(const Records& records, ListHeader found)
{
    ListHeader header;
    const bool named = found.has(C::code) || found.has(C::codes) || found.has(C::name);
    header.row = named ? found.row : ListHeader::npos;
    header.first = named ? found.row + 1 : 0;
    header[C::code] = found.has(C::code)    ? found[C::code]
                      : found.has(C::codes) ? found[C::codes]
                      : named               ? found[C::name]
                                            : 0;
    header[C::comment] = named ? found[C::comment] : ListHeader::npos;
    if (records.rows() == 0) throw Error({records.name()}, "is empty", "export the list of codes as CSV");
    return header;
}

// Taguette's codebook, `tag,description,number of highlights`, and qcoder's, `code_id,code,code.description`.
ListHeader described_header(const Records& records)
{
    ListHeader header;
    if (records.rows() == 0) return header;
    const bool qcoder = column_with_header(records, 0, "code.description") != ListColumns::npos;
    const std::size_t tag = column_with_header(records, 0, qcoder ? "code" : "tag");
    const std::size_t description = column_with_header(records, 0, qcoder ? "code.description" : "description");
    if (tag == ListColumns::npos || description == ListColumns::npos) return header;
    header.kind = ListKind::codes;
    header.row = 0;
    header.first = 1;
    header[C::code] = tag;
    header[C::comment] = description;
    for (std::size_t i = 0; i < records.width(0); ++i)  // none of its columns is without a header
        if (i != tag && i != description && trim(records.cell(0, i)).empty()) return {};
    return header;
}

ListWish code_list_wish()
{
    return {
        "lists of codes", [](const Records& head) {
            if (described_header(head).kind == ListKind::codes) return ListFit::yes;
            const ListKind kind = find_list_header(head, {}).kind;
            return kind == ListKind::codes ? ListFit::yes : kind == ListKind::unknown ? ListFit::maybe : ListFit::no;
        }};
}

// What a later list says of a code adds to what an earlier one said.
void declare(const ListedCode& code, Intake& intake)
{
    Entry& entry = intake.universe().codes[intake.universe().codes.intern(code.name)];
    if (!code.parent.empty()) add_declared_key(entry, "code", "parent", code.parent, code.where);
    for (const std::string& group : code.groups) entry.add("group", group);
    if (!code.comment.empty() && intake.needs().extra(Extra::comment))
        add_declared_key(entry, "code", "comment", code.comment, code.where);
}

// The codes of a project, and what it keeps apart from them.
void declare_codes(const Universe& project, const Location& where, Universe& universe)
{
    for (const Entry& category : project.categories)
        add_keys(category, {"parent", "comment"}, "category", where,
                 universe.categories[universe.categories.intern(category.name)]);
    for (const Entry& code : project.codes)
        add_keys(code, {"parent", "group", "category", "codable", "comment"}, "code", where,
                 universe.codes[universe.codes.intern(code.name)]);
}

}  // namespace

std::vector<ListedCode> read_code_list(const Records& records, Diagnostics& diagnostics)
{
    ListHeader header = described_header(records);
    if (header.kind == ListKind::codes) return CodeListReader(records, std::move(header), diagnostics).read();
    header = find_list_header(records, {});
    if (header.kind == ListKind::unknown)
        header = plain_header(records, std::move(header));
    else if (header.kind != ListKind::codes)
        throw Error({records.name()}, "is no list of codes",
                    "--codes takes the export of the code manager, or a codebook");
    return CodeListReader(records, std::move(header), diagnostics).read();
}

std::vector<std::string> read_code_lists(const ReadOptions& options, Intake& intake)
{
    std::vector<std::string> names;
    for (const std::string& path : options.codes) {
        Source source = Source::open(path);
        Universe project;
        const auto records =
            read_list_or_project(source, code_list_wish(), intake.needs(), project, intake.diagnostics());
        if (!records) {
            declare_codes(project, {path}, intake.universe());
            for (const Entry& code : project.codes) names.push_back(code.name);
            continue;
        }
        for (const ListedCode& code : read_code_list(*records, intake.diagnostics())) {
            declare(code, intake);
            names.push_back(code.name);
        }
    }
    return names;
}

}  // namespace qda
