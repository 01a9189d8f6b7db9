#include "qda/import/code_list.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_set>

#include <fmt/format.h>

#include "qda/import/list_header.hpp"
#include "qda/text/encoding.hpp"
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

std::vector<std::string> split(std::string_view cell, std::string_view separator)
{
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(separator), cell.size());
        if (const auto part = trim(cell.substr(0, end)); !part.empty()) parts.emplace_back(part);
        cell.remove_prefix(std::min(cell.size(), end + separator.size()));
    }
    return parts;
}

class CodeListReader {
public:
    CodeListReader(const Records& records, ListHeader header) : records_(records), header_(std::move(header))
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
            code.groups = groups(row);
            if (header_.has(C::comment)) code.comment = trim(records_.cell(row, header_[C::comment]));
            codes.push_back(std::move(code));
        }
        find_parents(codes);
        return codes;
    }

private:
    std::vector<std::string> groups(std::size_t row) const
    {
        std::vector<std::string> found;
        for (const std::size_t column : header_.groups) {
            const std::string_view cell = trim(records_.cell(row, column));
            std::vector<std::string> parts = split(cell, "\n");
            if (parts.size() == 1 && header_.has(C::n_groups)) {
                const std::string_view said = trim(records_.cell(row, header_[C::n_groups]));
                std::size_t number = 0;
                std::from_chars(said.data(), said.data() + said.size(), number);
                if (auto pieces = split(cell, ", "); pieces.size() == number) parts = std::move(pieces);
            }
            found.insert(found.end(), parts.begin(), parts.end());
        }
        return found;
    }

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

}  // namespace

std::vector<ListedCode> read_code_list(const Records& records)
{
    ListHeader header = find_list_header(records, {});
    if (header.kind == ListKind::unknown)
        header = plain_header(records, std::move(header));
    else if (header.kind != ListKind::codes)
        throw Error({records.name()}, "is no list of codes",
                    "--codes takes the export of the code manager, or a codebook");
    return CodeListReader(records, std::move(header)).read();
}

std::vector<std::string> read_code_lists(const ReadOptions& options, Intake& intake)
{
    std::vector<std::string> names;
    for (const std::string& path : options.codes) {
        Source source = Source::open(path);
        decode(source, {}, intake.diagnostics());
        for (const ListedCode& code : read_code_list(read_records(source))) {
            Entry& entry = intake.universe().codes[intake.universe().codes.intern(code.name)];
            if (!code.parent.empty()) entry.set("parent", code.parent);
            for (const std::string& group : code.groups) entry.add("group", group);
            if (!code.comment.empty() && intake.needs().extra(Extra::comment)) entry.set("comment", code.comment);
            names.push_back(code.name);
        }
    }
    return names;
}

}  // namespace qda
