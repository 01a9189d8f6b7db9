#include "qda/import/project_cases.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace qda {

namespace {

// As one of several values in a cell.
std::string in_cell(const std::string& name)
{
    std::string out;
    for (const char c : name) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

bool overlap(const CasePart& part, Span span)
{
    if (span.start == span.end) return part.start <= span.start && span.start < part.end;
    return part.start < span.end && span.start < part.end;
}

}  // namespace

void ProjectCases::want_column()
{
    constexpr const char* kColumn = "source";
    if (intake_.needs().wants_label(kColumn)) column_ = intake_.universe().label_column(kColumn);
}

void ProjectCases::begin(Id document, const MeasuredText& text, const std::vector<CasePart>& parts, std::size_t rows)
{
    parts_.clear();
    whole_.clear();
    Entry& entry = intake_.universe().documents[document];
    for (const CasePart& part : parts) {
        if (!is_whole(part, text)) {
            parts_.push_back(part);
            continue;
        }
        entry.add("source", part.name);
        whole_.push_back(part.name);
    }
    n_parts_ += parts_.size();
    constexpr std::size_t kMost = 400'000'000;
    if (!parts_.empty() && rows > kMost / parts_.size())
        throw Error(
            {file_},
            fmt::format("document '{}': {} parts that belong to cases and {} codings are more than can be compared",
                        entry.name, parts_.size(), rows),
            "split the document in the program that made the file");
}

std::vector<Id> ProjectCases::cells(Span span)
{
    if (column_ == Universe::npos || parts_.empty() || !span.known()) return {};
    std::vector<const std::string*> names;
    for (const CasePart& part : parts_)
        if (overlap(part, span) &&
            std::none_of(names.begin(), names.end(), [&](const auto* name) { return *name == part.name; }))
            names.push_back(&part.name);
    if (names.empty()) return {};
    // The cell of a row stands instead of what the document says.
    for (const std::string& name : whole_)
        if (std::none_of(names.begin(), names.end(), [&](const auto* other) { return *other == name; }))
            names.push_back(&name);
    std::string cell;
    for (const std::string* name : names) cell += (cell.empty() ? "" : "|") + in_cell(*name);
    std::vector<LabelColumn>& columns = intake_.universe().label_columns;
    std::vector<Id> cells(columns.size(), kNone);
    cells[column_] = columns[column_].cells.intern(cell);
    return cells;
}

void ProjectCases::say(const std::string& file, Diagnostics& diagnostics) const
{
    if (n_parts_ > 0)
        diagnostics.note(
            fmt::format("parts of documents that belong to cases: {}; rows that overlap one have the case as source",
                        n_parts_),
            {file});
}

bool is_whole(const CasePart& part, const MeasuredText& text)
{
    return text.text().empty() || (part.start <= 0 && part.end + 1 >= text.length());
}

}  // namespace qda
