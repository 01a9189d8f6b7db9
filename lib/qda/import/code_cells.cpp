#include "qda/import/code_cells.hpp"

#include <algorithm>

#include "qda/import/comma_cells.hpp"
#include "qda/import/name_joins.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using Names = std::vector<std::string_view>;

Names split_at(std::string_view cell, std::string_view separator)
{
    const Pieces pieces(cell, separator);
    Names names;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (const auto name = pieces.name(i, i + 1); !name.empty()) names.push_back(name);
    return names;
}

SplitCells split_at_line_feeds(const std::vector<CodeCell>& cells)
{
    SplitCells out;
    out.separator = "\n";
    for (const CodeCell& cell : cells) {
        CodesOfCell codes{split_at(cell.text, "\n")};
        codes.mismatch = cell.number && *cell.number != codes.codes.size();
        out.cells.push_back(std::move(codes));
    }
    return out;
}

SplitCells one_code_each(const std::vector<CodeCell>& cells)
{
    SplitCells out;
    for (const CodeCell& cell : cells) {
        const std::string_view name = trim(cell.text);
        out.cells.push_back({name.empty() ? Names() : Names{name}});
    }
    return out;
}

// How many of the cells with several codes can have as many as they should, when cut at `separator`.
std::size_t possible_with(const std::vector<CodeCell>& cells, std::string_view separator)
{
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&](const CodeCell& cell) {
        return cell.number.value_or(0) > 1 && split_at(cell.text, separator).size() >= *cell.number;
    }));
}

// A comma and a blank, unless the numbers say that somebody put something else there.
std::string_view find_separator(const std::vector<CodeCell>& cells)
{
    const auto several = static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const CodeCell& cell) {
        return cell.number.value_or(0) > 1 && !trim(cell.text).empty();
    }));
    for (const std::string_view separator : {", ", "; ", ";", "|", ","})
        if (possible_with(cells, separator) * 10 >= several * 9) return separator;
    return ", ";
}

bool numbers_are_impossible(const std::vector<CodeCell>& cells, std::string_view separator)
{
    std::size_t of = 0;
    std::size_t impossible = 0;
    for (const CodeCell& cell : cells) {
        const std::size_t pieces = split_at(cell.text, separator).size();
        if (pieces == 0 || !cell.number) continue;
        ++of;
        impossible += *cell.number == 0 || *cell.number > pieces ? 1U : 0U;
    }
    return impossible * 10 > of;
}

}  // namespace

SplitCells split_code_cells(const std::vector<CodeCell>& cells, const SplitOptions& options)
{
    const auto has_line_feed = [](const CodeCell& cell) {
        return trim(cell.text).find('\n') != std::string_view::npos;
    };
    if (std::any_of(cells.begin(), cells.end(), has_line_feed)) return split_at_line_feeds(cells);

    const std::string_view separator = find_separator(cells);
    std::vector<CodeCell> used = cells;
    const bool ignored = numbers_are_impossible(cells, separator);
    if (ignored)
        for (CodeCell& cell : used) cell.number.reset();
    const bool numbers =
        std::any_of(used.begin(), used.end(), [](const CodeCell& cell) { return cell.number.has_value(); });
    SplitCells out = options.line_feeds && !numbers && options.known.empty()
                         ? one_code_each(used)
                         : split_comma_cells(used, options.known, separator);
    out.numbers_ignored = ignored;
    return out;
}

}  // namespace qda
