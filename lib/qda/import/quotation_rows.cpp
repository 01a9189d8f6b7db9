#include "qda/import/quotation_rows.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "qda/import/clock_id.hpp"
#include "qda/import/list_content.hpp"
#include "qda/import/rows_noted.hpp"
#include "qda/text/loose.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using C = ListColumn;

std::optional<std::size_t> number_in(std::string_view cell)
{
    cell = trim(cell);
    for (const std::string_view zero : {".0", ",0", ".00", ",00"})
        if (cell.ends_with(zero)) cell.remove_suffix(zero.size());
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return number;
}

bool is_total_word(std::string_view cell)
{
    constexpr std::size_t kLongest = 40;
    if (cell.size() > kLongest) return false;
    static const std::set<std::string, std::less<>> kWords = {
        "total", "totals",     "grand total", "sum",  "summe",   "gesamt", "gesamtsumme", "insgesamt", "totaal",
        "som",   "eindtotaal", "suma",        "soma", "totales", "totais", "总计",        "合计",      "总数"};
    return kWords.count(loose_words(cell)) > 0;
}

class RowFinder {
public:
    RowFinder(const Records& records, const ListHeader& header, Diagnostics& diagnostics)
        : records_(records), header_(header), diagnostics_(diagnostics)
    {
        width_ = records.rows() == 0 ? 0 : records.width(header.row == ListHeader::npos ? header.first : header.row);
        proper_ids_ = header.has(C::id) && share_of(records, header.first, header[C::id], looks_like_id).mostly();
    }

    QuotationRows find()
    {
        std::vector<std::size_t> rows;
        for (std::size_t row = header_.first; row < records_.rows(); ++row)
            if (holds_quotation(row)) rows.push_back(row);
        learn_numbers(rows);
        learn_documents(rows);
        for (const std::size_t row : rows) take(row);
        say();
        return std::move(found_);
    }

private:
    std::string_view cell(std::size_t row, ListColumn column) const
    {
        return header_.has(column) ? trim(records_.cell(row, header_[column])) : std::string_view();
    }

    bool holds_quotation(std::size_t row)
    {
        if (records_.blank(row) || is_header_again(row)) return false;
        check_width(row);
        const bool without_words = cell(row, C::text).empty() && cell(row, C::reference).empty();
        const bool id_is_good =
            header_.has(C::id) && !cell(row, C::id).empty() && (!proper_ids_ || looks_like_id(cell(row, C::id)));
        if (id_is_good && !(is_total_word(cell(row, C::id)) && without_words)) return true;
        const bool alone = filled(row) == 1 && (header_.has(C::id) || cell(row, C::document).empty());
        const bool total = is_total_word(first_cell(row)) && without_words;
        if (alone || total || (without_words && cell(row, C::document).empty())) {
            left_out_.add(row);
            return false;
        }
        if (proper_ids_ && !cell(row, C::id).empty())
            throw Error(records_.place(row, header_[C::id]),
                        fmt::format("row {}: the quotation id is not like 3:10", row + 1),
                        "is a line end or a delimiter within a cell not in quotes?");
        return true;
    }

    bool is_header_again(std::size_t row) const
    {
        if (header_.row == ListHeader::npos) return false;
        for (std::size_t i = 0; i < width_; ++i)
            if (trim(records_.cell(row, i)) != trim(records_.cell(header_.row, i))) return false;
        return true;
    }

    void check_width(std::size_t row)
    {
        for (std::size_t i = width_; i < records_.width(row); ++i)
            if (!trim(records_.cell(row, i)).empty())
                throw Error(records_.place(row, i),
                            fmt::format("row {} has {} cells, more than the {} of the header", row + 1,
                                        records_.width(row), width_),
                            "a cell that holds a delimiter or a line end must be in quotes");
        if (records_.width(row) < width_) cut_.add(row);
    }

    std::size_t filled(std::size_t row) const
    {
        std::size_t n = 0;
        for (std::size_t i = 0; i < records_.width(row); ++i) n += trim(records_.cell(row, i)).empty() ? 0U : 1U;
        return n;
    }

    std::string_view first_cell(std::size_t row) const
    {
        for (std::size_t i = 0; i < records_.width(row); ++i)
            if (const auto text = trim(records_.cell(row, i)); !text.empty()) return text;
        return {};
    }

    std::optional<QuotationId> id_in(std::size_t row) const { return quotation_id(cell(row, C::id)); }

    // As id_in, and of an id that a spreadsheet took for a time the document's own number: minutes go up to 59, so 3:75
    // became 4:15, which another row of the document, with a lower number, shows.
    std::optional<QuotationId> own_id(std::size_t row) const
    {
        auto id = id_in(row);
        if (!id || !id->clock) return id;
        const auto lowest = lowest_.find(cell(row, C::document));
        if (lowest == lowest_.end() || lowest->second >= id->document) return id;
        id->number += 60 * (id->document - lowest->second);
        id->document = lowest->second;
        return id;
    }

    // The number of the document in an id; empty where there is none.
    std::string document_number(std::size_t row) const
    {
        const auto id = own_id(row);
        return id ? std::to_string(id->document) : std::string();
    }

    void learn_numbers(const std::vector<std::size_t>& rows)
    {
        for (const std::size_t row : rows) {
            const std::string_view name = cell(row, C::document);
            const auto id = id_in(row);
            if (name.empty() || !id) continue;
            const auto [at, fresh] = lowest_.try_emplace(name, id->document);
            if (!fresh) at->second = std::min(at->second, id->document);
        }
    }

    void learn_documents(const std::vector<std::size_t>& rows)
    {
        for (const std::size_t row : rows) {
            const std::string_view name = cell(row, C::document);
            if (name.empty()) continue;
            taken_.emplace(name);
            if (auto number = document_number(row); !number.empty()) name_of_number_.emplace(std::move(number), name);
        }
    }

    std::size_t document_of(std::size_t row)
    {
        std::string name(cell(row, C::document));
        const std::string number = document_number(row);
        if (name.empty()) {
            if (number.empty())
                throw Error(records_.place(row), fmt::format("row {}: the quotation has no document", row + 1),
                            "show the column Document in the quotation manager, or name it: --column document=HEADER");
            const auto known = name_of_number_.find(number);
            if (known == name_of_number_.end() && header_.has(C::document)) unnamed_.add(row);
            if (known != name_of_number_.end()) filled_in_.add(row);
            name = known == name_of_number_.end() ? "D" + number : std::string(known->second);
        }
        return numbered_document(name, number);
    }

    // A name and a number are a document; a row whose id has no number belongs to the first of that name.
    std::size_t numbered_document(const std::string& name, const std::string& number)
    {
        const auto first = documents_.lower_bound({name, {}});
        const bool has_name = first != documents_.end() && first->first.first == name;
        if (number.empty() && has_name) return first->second;
        const bool unnumbered = has_name && first->first.second.empty();
        const std::size_t next =
            unnumbered && documents_.count({name, number}) == 0 ? first->second : found_.documents.size();
        const auto [at, fresh] = documents_.try_emplace({name, number}, next);
        if (fresh && next == found_.documents.size()) found_.documents.push_back(unique_document(name));
        if (fresh && unnumbered) documents_.erase(first);
        return at->second;
    }

    std::string unique_document(const std::string& name)
    {
        if (given_.insert(name).second) return name;
        std::string other;
        std::size_t number = 2;
        do other = fmt::format("{} [{}]", name, number++);
        while (taken_.count(other) > 0 || !given_.insert(other).second);
        renamed_documents_.push_back(other);
        return other;
    }

    std::string id_of(std::size_t row, std::size_t document)
    {
        const std::string_view cell = this->cell(row, C::id);
        if (cell.empty()) {
            if (header_.has(C::id)) without_id_.add(row);
            return {};
        }
        std::string id(cell);
        if (const auto own = own_id(row)) {
            id = fmt::format("{}:{}", own->document, own->number);
            if (own->clock) like_times_.add(row);
        }
        auto& ids = ids_[document];
        if (ids.insert(id).second) return id;
        repeated_.add(row);
        std::string other;
        std::size_t number = 2;
        do other = fmt::format("{} [{}]", id, number++);
        while (!ids.insert(other).second);
        return other;
    }

    void take(std::size_t row)
    {
        const std::size_t document = document_of(row);
        found_.rows.push_back(
            {row, id_of(row, document), document,
             header_.has(C::codes) ? records_.cell(row, header_[C::codes]) : std::string_view(),
             header_.has(C::n_codes) ? number_in(records_.cell(row, header_[C::n_codes])) : std::nullopt});
    }

    void warn(const RowsNoted& rows, const std::string& what, const std::string& hint = {})
    {
        if (!rows.empty()) diagnostics_.warning(what, records_.place(rows.first()), hint);
    }

    void say()
    {
        warn(left_out_, fmt::format("left out {} that hold no quotation, as totals and remarks do ({})",
                                    left_out_.number(), left_out_.text()));
        warn(cut_, fmt::format("{} with fewer cells than the header, taken as empty ({})", cut_.number(), cut_.text()),
             "was the file cut?");
        warn(without_id_, fmt::format("{} without a quotation id: numbered in their document ({})",
                                      without_id_.number(), without_id_.text()));
        warn(like_times_,
             fmt::format("{} with a quotation id like a time of day, as spreadsheets make of 3:10: turned back ({})",
                         like_times_.number(), like_times_.text()),
             "numbers above 59 are found by the document's lowest id; an export that no spreadsheet saved is sure");
        warn(repeated_,
             fmt::format(
                 "{} with a quotation id that is in the document already: each counts as another quotation, named like "
                 "'1:1 [2]' ({})",
                 repeated_.number(), repeated_.text()),
             "a list with one row a code is no export of the quotation manager; export again");
        warn(unnamed_, fmt::format("{} of documents without a name: named by their number, like 'D3' ({})",
                                   unnamed_.number(), unnamed_.text()));
        warn(filled_in_, fmt::format("{} without a document name: taken from rows with the same document number ({})",
                                     filled_in_.number(), filled_in_.text()));
        if (!header_.has(C::document) && !found_.rows.empty())
            diagnostics_.warning("has no column of documents: they are named by their number, like 'D3'",
                                 {records_.name()},
                                 "show the column Document in the quotation manager and export again");
        for (const std::string& name : renamed_documents_)
            diagnostics_.warning(
                fmt::format("another document has the same name, but another number: named '{}'", name),
                {records_.name()});
    }

    const Records& records_;
    const ListHeader& header_;
    Diagnostics& diagnostics_;
    std::size_t width_ = 0;
    bool proper_ids_ = false;
    QuotationRows found_;
    std::map<std::string_view, std::uint64_t> lowest_;  // number in the ids of a document, by its name
    std::set<std::string, std::less<>> taken_;          // every name in the list
    std::set<std::string> given_;                       // to documents so far
    std::map<std::string, std::string_view, std::less<>> name_of_number_;
    std::map<std::pair<std::string, std::string>, std::size_t> documents_;  // by name and number
    std::unordered_map<std::size_t, std::set<std::string>> ids_;            // by document
    std::vector<std::string> renamed_documents_;
    RowsNoted left_out_, cut_, without_id_, like_times_, repeated_, unnamed_, filled_in_;
};

}  // namespace

QuotationRows find_quotation_rows(const Records& records, const ListHeader& header, Diagnostics& diagnostics)
{
    return RowFinder(records, header, diagnostics).find();
}

}  // namespace qda
