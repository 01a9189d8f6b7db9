#include "qda/codebook/attributes.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "qda/codebook/codebook.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

bool is_key_column(std::string_view name) { return name == "document" || name == "respondent" || name == "source"; }

void throw_if_any(std::vector<Problem> problems)
{
    if (!problems.empty()) throw Error(std::move(problems));
}

}  // namespace

AttributeJoin::AttributeJoin(AttributeTable table) : where_(table.where)
{
    std::vector<Problem> problems;
    read_header(table.header, problems);
    if (!level_.empty())
        for (const AttributeRow& row : table.rows) read_row(row, table.header.size(), problems);
    throw_if_any(std::move(problems));
}

void AttributeJoin::read_header(const std::vector<std::string>& header, std::vector<Problem>& problems)
{
    for (const std::string& cell : header) names_.push_back(normal_name(cell));
    const auto key = std::find_if(names_.begin(), names_.end(), is_key_column);
    if (key == names_.end()) {
        problems.push_back({where_, "no column 'document', 'respondent' or 'source' to join by",
                            "name the column that says whose attributes a row holds"});
        return;
    }
    level_ = *key;
    key_column_ = static_cast<std::size_t>(key - names_.begin());
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const std::string why_not = i == key_column_ ? std::string() : why_not_an_attribute(names_[i]);
        if (!why_not.empty())
            problems.push_back({where_, fmt::format("the name of column {}, '{}', {}", i + 1, names_[i], why_not),
                                "rename the column"});
        else if (!seen.insert(names_[i]).second)
            problems.push_back({where_, fmt::format("two columns '{}'", names_[i]), "rename or remove one"});
    }
}

void AttributeJoin::read_row(const AttributeRow& row, std::size_t width, std::vector<Problem>& problems)
{
    if (row.cells.size() > width) {
        problems.push_back({row.where, fmt::format("{} cells under {} columns", row.cells.size(), width),
                            "quote a cell that holds the separator"});
        return;
    }
    Row read;
    read.where = row.where;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        std::string cell = normal_name(row.cells[i]);
        if (i == key_column_)
            read.key = std::move(cell);
        else if (!cell.empty())
            read.attributes.push_back({names_[i], std::move(cell)});
    }
    if (read.key.empty()) {
        problems.push_back({row.where, fmt::format("a row without a {}", level_), "fill it in, or remove the row"});
        return;
    }
    by_key_.emplace(read.key, rows_.size());
    rows_.push_back(std::move(read));
}

void AttributeJoin::join_new(Universe& universe)
{
    std::vector<Problem> problems;
    check_levels(universe, problems);
    throw_if_any(std::exchange(problems, {}));
    if (level_ == "document")
        join_documents(universe, problems);
    else
        join_values(universe, problems);
    throw_if_any(std::move(problems));
}

void AttributeJoin::finish(Universe& universe)
{
    values_done_ = 0;
    join_new(universe);
    std::vector<std::string> known;
    for (const Entry& document : universe.documents)
        if (level_ == "document") known.push_back(document.name);
    for (const std::size_t value : universe.values_of(level_)) known.push_back(universe.values[value].id);
    constexpr std::size_t kMostHints = 20;  // each compares with all names
    std::vector<Problem> problems;
    for (const Row& row : rows_) {
        if (row.joined) continue;
        const std::string near = problems.size() < kMostHints ? nearest_name(row.key, known) : std::string();
        problems.push_back({row.where, fmt::format("no {} '{}'", level_, row.key),
                            near.empty() ? std::string() : fmt::format("did you mean '{}'?", near)});
    }
    throw_if_any(std::move(problems));
}

// A level and an attribute of one name could not be told apart; a background variable is an attribute itself.
void AttributeJoin::check_levels(const Universe& universe, std::vector<Problem>& problems) const
{
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (const Entry* level = universe.level(names_[i]); i != key_column_ && level && !level->has("of", "document"))
            problems.push_back({where_, fmt::format("attribute '{}' is also a level of the codebook", names_[i]),
                                "rename the column"});
}

void AttributeJoin::join_documents(Universe& universe, std::vector<Problem>& problems)
{
    for (; documents_done_ < universe.documents.size(); ++documents_done_) {
        Entry& document = universe.documents[static_cast<Id>(documents_done_)];
        std::vector<std::size_t> rows;
        const auto [first, last] = by_key_.equal_range(normal_name(document.name));
        for (auto at = first; at != last; ++at) rows.push_back(at->second);
        std::sort(rows.begin(), rows.end());
        for (const std::size_t row : rows) give(rows_[row], document, problems);
    }
}

void AttributeJoin::join_values(Universe& universe, std::vector<Problem>& problems)
{
    if (level_ == "respondent" && universe.values_of(level_).empty()) declare_respondents(universe);
    if (values_done_ == universe.values.size()) return;
    values_done_ = universe.values.size();
    const std::string other = level_ == "source" ? "respondent" : "source";
    std::unordered_map<std::string, std::size_t> by_label;
    for (const std::size_t value : universe.values_of(level_))
        by_label.emplace(normal_name(universe.values[value].entry.name), value);
    for (Row& row : rows_) {
        std::size_t value = universe.find_value(level_, row.key);
        if (const auto at = by_label.find(row.key); value == Universe::npos && at != by_label.end()) value = at->second;
        if (value == Universe::npos) continue;
        const std::size_t clashes = problems.size();
        give(row, universe.values[value].entry, problems);
        const std::size_t twin = universe.find_value(other, universe.values[value].id);
        if (twin != Universe::npos && problems.size() == clashes) give(row, universe.values[twin].entry, problems);
    }
}

void AttributeJoin::declare_respondents(Universe& universe) const
{
    universe.declare_level(level_).set("of", "document");
    for (const Row& row : rows_) universe.declare_value(level_, row.key);
}

void AttributeJoin::give(Row& row, Entry& entry, std::vector<Problem>& problems) const
{
    row.joined = true;
    for (const Key& attribute : row.attributes) {
        const std::string* present = entry.get(attribute.name);
        if (present && *present != attribute.value)
            problems.push_back(
                {row.where, fmt::format("{} '{}' has another value for '{}' already", level_, row.key, attribute.name),
                 "keep one of them"});
        else
            entry.add(attribute.name, attribute.value);
    }
}

void join_attributes(AttributeTable table, Universe& universe)
{
    AttributeJoin join(std::move(table));
    join.finish(universe);
}

}  // namespace qda
