#include "qda/import/list_file.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "qda/import/atlasti_bundle.hpp"
#include "qda/import/stored_hu.hpp"
#include "qda/import/xlsx.hpp"
#include "qda/text/encoding.hpp"

namespace qda {

namespace {

constexpr std::size_t kMostLookedAt = 100;  // sheets; a report with one a code has hundreds, and none is a list
constexpr std::size_t npos = static_cast<std::size_t>(-1);

class SheetFinder {
public:
    SheetFinder(Workbook& book, const ListWish& wish, Diagnostics& diagnostics)
        : book_(book), wish_(wish), diagnostics_(diagnostics)
    {
    }

    Records find()
    {
        std::optional<Records> list;
        for (const std::size_t sheet : in_turn()) {
            auto found = book_.read(
                sheet, [&](const Records& head) { return choose(sheet, head); }, diagnostics_);
            if (found) list = std::move(found);
        }
        const bool unknown = other_ == npos || (wish_.may_do && maybe_ != npos);
        const std::size_t instead = unknown ? maybe_ : other_;
        if (!list && instead == npos)
            throw Error({book_.name()}, "every sheet of the workbook is empty", "did the export fail?");
        if (!list) {
            taken_ = instead;
            list = book_.read(instead, {}, diagnostics_);
        }
        if (taken_ != other_) say();
        return std::move(*list);
    }

private:
    // Visible sheets first, each kind in its order.
    std::vector<std::size_t> in_turn() const
    {
        std::vector<std::size_t> turn;
        for (const bool hidden : {false, true})
            for (std::size_t i = 0; i < book_.sheets().size(); ++i)
                if (book_.sheets()[i].hidden == hidden) turn.push_back(i);
        if (turn.size() > kMostLookedAt) turn.resize(kMostLookedAt);
        return turn;
    }

    std::optional<std::vector<bool>> choose(std::size_t sheet, const Records& head)
    {
        if (head.rows() == 0) return std::nullopt;
        filled_.push_back(sheet);
        const ListFit fit = wish_.fits(head);
        if (fit == ListFit::yes && taken_ == npos) {
            taken_ = sheet;
            return wish_.columns ? wish_.columns(head) : std::vector<bool>();
        }
        if (fit == ListFit::yes)
            alike_.push_back(sheet);
        else if (fit == ListFit::maybe && maybe_ == npos)
            maybe_ = sheet;
        else if (fit == ListFit::no && other_ == npos)
            other_ = sheet;
        return std::nullopt;
    }

    std::string names_of(const std::vector<std::size_t>& sheets) const
    {
        constexpr std::size_t kShown = 5;
        std::string names;
        for (std::size_t i = 0; i < std::min(sheets.size(), kShown); ++i)
            names += fmt::format("{}'{}'", i > 0 ? ", " : "", sheet_name(book_.sheets()[sheets[i]].name));
        return sheets.size() > kShown ? names + ", ..." : names;
    }

    void say() const
    {
        if (!alike_.empty()) {
            diagnostics_.warning(fmt::format("several sheets are {}: only '{}' is read, not {}", wish_.what,
                                             sheet_name(book_.sheets()[taken_].name), names_of(alike_)),
                                 {book_.name()}, "save each as a file of its own, and name all the files");
            return;
        }
        std::vector<std::size_t> unread = filled_;
        std::erase(unread, taken_);
        const std::size_t beyond = book_.sheets().size() - std::min(book_.sheets().size(), kMostLookedAt);
        const bool hidden = book_.sheets()[taken_].hidden;
        if (unread.empty() && beyond == 0 && !hidden) return;
        std::string what =
            fmt::format("the {}sheet '{}' is read", hidden ? "hidden " : "", sheet_name(book_.sheets()[taken_].name));
        if (!unread.empty()) what += ", not " + names_of(unread);
        if (beyond > 0) what += fmt::format(" (the last {} sheets were not looked at)", beyond);
        diagnostics_.note(what, {book_.name()});
    }

    Workbook& book_;
    const ListWish& wish_;
    Diagnostics& diagnostics_;
    std::size_t taken_ = npos;
    std::size_t maybe_ = npos;
    std::size_t other_ = npos;
    std::vector<std::size_t> filled_;
    std::vector<std::size_t> alike_;
};

}  // namespace

bool is_workbook(Source& source) { return Archive::recognise(source.peek(4)); }

Records read_list_sheet(Source& source, const ListWish& wish, Diagnostics& diagnostics)
{
    return read_list_sheet(Archive(source), wish, diagnostics);
}

Records read_list_sheet(Archive archive, const ListWish& wish, Diagnostics& diagnostics)
{
    Workbook book(std::move(archive));
    return SheetFinder(book, wish, diagnostics).find();
}

Records read_list_file(Source& source, const std::string& encoding, const ListWish& wish, Diagnostics& diagnostics)
{
    if (is_workbook(source)) return read_list_sheet(source, wish, diagnostics);
    decode(source, encoding, diagnostics);
    return read_records(source);
}

std::optional<Records> read_list_or_project(Source& source, const ListWish& wish, const Needs& needs, Universe& project,
                                            Diagnostics& diagnostics)
{
    constexpr std::size_t kHead = std::size_t{1} << 16;
    std::optional<Archive> archive;
    if (is_workbook(source)) {
        archive.emplace(source);
        if (!is_atlasti_bundle(*archive)) return read_list_sheet(std::move(*archive), wish, diagnostics);
    } else {
        decode(source, {}, diagnostics);
        if (!is_stored_hu(source.peek(kHead))) return read_records(source);
    }
    Needs names;
    if (needs.extra(Extra::comment)) names.want(Extra::comment);
    Diagnostics said;
    Intake rows(
        project, names, [](Batch&) {}, said);
    rows.begin_input();
    if (archive)
        read_atlasti_bundle(*archive, {}, rows);
    else
        read_stored_hu(source, {}, rows);
    // What is not carried of quotations matters to nobody here.
    for (const Diagnostics::Remark& remark : said.remarks())
        if (remark.severity == Severity::warning) diagnostics.warning(remark.what, remark.where, remark.hint);
    return std::nullopt;
}

void add_keys(const Entry& from, std::initializer_list<std::string_view> keys, std::string_view kind,
              const Location& where, Entry& to)
{
    for (const Key& key : from.keys)
        if (std::find(keys.begin(), keys.end(), key.name) != keys.end())
            add_declared_key(to, kind, key.name, key.value, where);
}

}  // namespace qda
