#include "qda/import/hu_remarks.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace qda {

namespace {

struct Words {
    const char* one;
    const char* more;
};

constexpr Words kLeft[kHuLeft] = {{"memo", "memos"},
                                  {"link of a memo", "links of memos"},
                                  {"super code", "super codes"},
                                  {"super group", "super groups"},
                                  {"group of memos or networks", "groups of memos or networks"},
                                  {"network", "networks"},
                                  {"link between codes", "links between codes"},
                                  {"hyperlink", "hyperlinks"},
                                  {"comment on something else than a document, code or quotation",
                                   "comments on other things than documents, codes and quotations"}};

constexpr Words kPlaces[] = {{"", ""},
                             {"area of a picture or page", "areas of pictures or pages"},
                             {"place in lines", "places in lines"},
                             {"part of a recording", "parts of recordings"},
                             {"of another kind", "of other kinds"}};

std::string counted(std::size_t n, const Words& words)
{
    return fmt::format("{} {}", n, n == 1 ? words.one : words.more);
}

void append(std::string& list, const std::string& item) { list += (list.empty() ? "" : ", ") + item; }

void say_places(const std::array<std::size_t, 5>& by_syntax, const std::string& file, Diagnostics& diagnostics)
{
    const std::size_t all = std::accumulate(by_syntax.begin(), by_syntax.end(), std::size_t{0});
    const std::size_t unknown = all - by_syntax[static_cast<std::size_t>(HuSyntax::offsets)];
    if (unknown == 0) return;
    std::string kinds;
    for (std::size_t i = 1; i < by_syntax.size(); ++i)
        if (by_syntax[i] > 0) append(kinds, counted(by_syntax[i], kPlaces[i]));
    diagnostics.note(
        fmt::format("{} of {} quotations have no offsets ({}): position unknown; qda-import --with reference "
                    "keeps what the file says",
                    unknown, all, kinds),
        {file});
}

}  // namespace

void HuRemarks::unknown_part(std::string_view element)
{
    constexpr std::size_t kMost = 10;
    constexpr std::size_t kLongest = 40;
    const std::string name(element.substr(0, kLongest));
    if (unknown_parts.size() < kMost &&
        std::find(unknown_parts.begin(), unknown_parts.end(), name) == unknown_parts.end())
        unknown_parts.push_back(name);
}

void HuRemarks::say_warnings(const std::string& file, Diagnostics& diagnostics) const
{
    const auto warn = [&](const Counted& what, const Words& words, const char* hint) {
        if (what.n > 0) diagnostics.warning(counted(what.n, words), what.first, hint);
    };
    warn(dangling,
         {"coding names a quotation or code that is not in the file: left out",
          "codings name a quotation or code that is not in the file: left out"},
         bundle ? "was something deleted by hand?" : "the ids stand in obj and qRef; was something deleted by hand?");
    warn(strangers,
         {"member of a group is not in the file: left out", "members of groups are not in the file: left out"}, "");
    warn(reversed,
         {"quotation ends before it starts: position unknown", "quotations end before they start: position unknown"},
         bundle ? "was the file edited?" : "see the attribute loc");
    warn(same_name,
         {"document or code has the name of another: named like 'A [2]'",
          "documents or codes have the name of another: named like 'A [2]'"},
         "give them names of their own to tell them apart in tables");
    warn(nameless,
         {"document, code or group has no name: called by its id",
          "documents, codes or groups have no name: called by their ids"},
         "");
    if (wrong_size.n > 0) {
        const std::string others = wrong_size.n > 1 ? fmt::format(" (and {} more lists)", wrong_size.n - 1) : "";
        diagnostics.warning(wrong_size_of + others, wrong_size.first, "was the file edited or cut?");
    }
    if (wrong_counts > 0) {
        const char* said = wrong_counts == 1 ? "code says" : "codes say";
        diagnostics.warning(fmt::format("{} {} another number of quotations than the file has ({})", wrong_counts, said,
                                        wrong_count_of),
                            {file}, "was the file edited?");
    }
}

void HuRemarks::say_notes(const std::string& file, Diagnostics& diagnostics) const
{
    say_places(by_syntax, file, diagnostics);
    if (shared_numbers > 0)
        diagnostics.note(
            fmt::format("{} quotations share their number with another one: called by their ids", shared_numbers),
            {file});
    if (empty_groups > 0)
        diagnostics.note(
            counted(empty_groups, {"group without members is left out", "groups without members are left out"}),
            {file});
    std::string list;
    for (std::size_t i = 0; i < kHuLeft; ++i)
        if (left[i] > 0) append(list, counted(left[i], kLeft[i]));
    if (!list.empty()) diagnostics.note("not carried: " + list, {file});
    std::string parts;
    for (const std::string& part : unknown_parts) append(parts, part);
    if (!parts.empty()) diagnostics.note("parts of the file that are not known are left out: " + parts, {file});
}

}  // namespace qda
