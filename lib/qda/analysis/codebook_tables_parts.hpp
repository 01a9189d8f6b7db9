#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "qda/analysis/codebook_tables.hpp"
#include "qda/model/levels.hpp"

namespace qda {

// The parts of codebook_tables.

/// Names in one cell: parted by a comma, or by a semicolon where some name of the column holds a comma itself.
class NameList {
public:
    void see(const std::string& name) { comma_ = comma_ || name.find(',') != std::string::npos; }
    std::string of(const std::vector<std::string>& names) const;

private:
    bool comma_ = false;
};

/// Adds a text, or `NA` where it is empty.
void add_text(Column& column, const std::string& text);

/// A table with its number (as header line or before the title), and its title: the caption, else `otherwise`.
CodebookTable named_table(std::string id, const TableName& name, std::string otherwise);

/// Where the codebook looks for each value of a level, by its id; worked out as for counting.
class LookedFor {
public:
    explicit LookedFor(const Codebook& codebook);
    const std::vector<std::string>& kinds(const std::string& level, const std::string& id);
    const Universe& universe() const { return universe_; }

private:
    Universe universe_;
    std::map<std::string, Level, std::less<>> levels_;
};

void add_source_tables(const Codebook& codebook, std::vector<CodebookTable>& tables);
void add_value_tables(const Codebook& codebook, LookedFor& looked_for, std::vector<CodebookTable>& tables);
void add_instrument_tables(const Codebook& codebook, LookedFor& looked_for, std::vector<CodebookTable>& tables);

}  // namespace qda
