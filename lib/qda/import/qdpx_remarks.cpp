#include "qda/import/qdpx_remarks.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace qda {

namespace {

struct Words {
    const char* one;
    const char* more;
    const char* hint = "";
};

constexpr Words kOdd[kQdpxOdd] = {
    {"coding names a code that is not in the file: left out", "codings name a code that is not in the file: left out",
     "see targetGUID of CodeRef; was something deleted by hand?"},
    {"reference of a case or set is to what is not in the file: left out",
     "references of cases and sets are to what is not in the file: left out"},
    {"coder is not among the users of the file: called by the GUID",
     "coders are not among the users of the file: called by their GUIDs"},
    {"element has no GUID or that of another of its kind: references mean the first one",
     "elements have no GUID or that of another of their kind: references mean the first one"},
    {"document has the name of another: named like 'A [2]'", "documents have the name of another: named like 'A [2]'",
     "give them names of their own to tell them apart in tables"},
    {"user, case or code has the name of another: named like 'A [2]'", "users, cases or codes have the name of another: named like 'A [2]'",
     "are they the same? then give them one GUID"},
    {"code, case or document has no name: called by its GUID", "codes, cases or documents have no name: called by their GUIDs"},
    {"selection has positions that are no whole numbers: position unknown",
     "selections have positions that are no whole numbers: position unknown"},
    {"selection ends before it starts: position unknown", "selections end before they start: position unknown"},
    {"selection reaches past the end of its text: position unknown", "selections reach past the end of their texts: position unknown",
     "are the positions counted in another way? see --positions"},
    {"selection begins or ends in the middle of a character: widened to hold it",
     "selections begin or end in the middle of a character: widened to hold it",
     "are the positions counted in another way? see --positions"},
    {"document has positions as the file counts them: without its text they cannot be converted",
     "documents have positions as the file counts them: without their texts they cannot be converted"},
    {"variable has a name that an attribute may not have: renamed", "variables have names that attributes may not have: renamed"},
};

constexpr Words kLeft[kQdpxLeft] = {
    {"selection without a coding (annotation or comment) is no row", "selections without a coding (annotations and comments) are no rows"},
    {"coding is of a whole document: it stands at a quotation of its own without a position",
     "codings are of whole documents: they stand at one quotation without a position in each"},
    {"selection is an area or has no time: position unknown; qda-import --with reference keeps what the file says",
     "selections are areas or have no time: position unknown; qda-import --with reference keeps what the file says"},
    {"selection stands where another one of the document does: one quotation",
     "selections stand where another one of their document does: one quotation each"},
    {"coding repeats another one (same place, code and coder): kept", "codings repeat others (same place, code and coder): kept"},
    {"selection is empty (start and end are equal): kept; it overlaps nothing",
     "selections are empty (start and end are equal): kept; they overlap nothing"},
    {"coding is to a case, not to a code: it says whose words these are",
     "codings are to cases, not to codes: they say whose words these are"},
    {"memo", "memos"},
    {"coding in memos", "codings in memos"},
    {"reference to memos", "references to memos"},
    {"link", "links"},
    {"graph", "graphs"},
    {"reference of a case to a code", "references of cases to codes"},
    {"text of a transcript", "texts of transcripts"},
    {"description of another thing than a code, document or selection",
     "descriptions of other things than codes, documents and selections"},
    {"set without members", "sets without members"},
    {"memo in sets", "memos in sets"},
    {"document whose text is there only as formatted text", "documents whose text is there only as formatted text"},
};
constexpr std::size_t kFirstNotCarried = static_cast<std::size_t>(QdpxLeft::notes);

std::string counted(std::size_t n, const Words& words)
{
    return fmt::format("{} {}", n, n == 1 ? words.one : words.more);
}

void append(std::string& list, const std::string& item) { list += (list.empty() ? "" : ", ") + item; }

void keep_some(std::vector<std::string>& names, const std::string& name)
{
    constexpr std::size_t kMost = 3;
    if (names.size() < kMost) names.push_back(name);
}

std::string some(const std::vector<std::string>& names, std::size_t n)
{
    std::string list;
    for (const std::string& name : names) append(list, "'" + name + "'");
    return list + (n > names.size() ? ", ..." : "");
}

}  // namespace

void QdpxRemarks::unknown_part(std::string_view element)
{
    constexpr std::size_t kMost = 10;
    constexpr std::size_t kLongest = 40;
    const std::string name(element.substr(0, kLongest));
    if (unknown_parts.size() < kMost && std::find(unknown_parts.begin(), unknown_parts.end(), name) == unknown_parts.end())
        unknown_parts.push_back(name);
}

void QdpxRemarks::missing_text(const std::string& document)
{
    ++n_missing;
    keep_some(missing, document);
}

void QdpxRemarks::damaged_text(const std::string& document)
{
    ++n_damaged;
    keep_some(damaged, document);
}

void QdpxRemarks::say(const std::string& file, Diagnostics& diagnostics) const
{
    for (std::size_t i = 0; i < kQdpxOdd; ++i) {
        if (odd[i].n == 0) continue;
        const Location where = odd[i].first.file.empty() ? Location{file} : odd[i].first;
        diagnostics.warning(counted(odd[i].n, kOdd[i]), where, kOdd[i].hint);
    }
    if (n_damaged > 0)
        diagnostics.warning(fmt::format("{} {} not UTF-8 and not looked at: {}", n_damaged,
                                        n_damaged == 1 ? "text is" : "texts are", some(damaged, n_damaged)),
                            {file});
    if (n_missing > 0)
        diagnostics.note(fmt::format("{} {} not in the file, {} unknown: {}", n_missing,
                                     n_missing == 1 ? "text is" : "texts are",
                                     n_missing == 1 ? "its length is" : "their lengths are", some(missing, n_missing)),
                         {file});
    for (std::size_t i = 0; i < kFirstNotCarried; ++i)
        if (left[i] > 0) diagnostics.note(counted(left[i], kLeft[i]), {file});
    std::string list;
    for (std::size_t i = kFirstNotCarried; i < kQdpxLeft; ++i)
        if (left[i] > 0) append(list, counted(left[i], kLeft[i]));
    if (!list.empty()) diagnostics.note("not carried: " + list, {file});
    std::string parts;
    for (const std::string& part : unknown_parts) append(parts, part);
    if (!parts.empty()) diagnostics.note("parts of the file that are not known are left out: " + parts, {file});
}

}  // namespace qda
