#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// A row of a table of attributes, and its place.
struct AttributeRow {
    std::vector<std::string> cells;
    Location where;
};

struct AttributeTable {
    std::vector<std::string> header;
    Location where;  ///< of the header
    std::vector<AttributeRow> rows;
};

/// Joins background data to a universe. The first column called `document`, `respondent` or `source` says to whom a row
/// belongs; every other column is an attribute, its cells the values; an empty cell says nothing.
///
/// - By document (its name): keys on the `#document` line.
/// - By respondent or source (its id, then its label): keys on the `#value` lines of that level, and of the other one
///   where it has that id, for a respondent is a source too. If the universe has no `#value` lines of respondents at
///   all, the table declares them.
///
/// An attribute that is there already keeps its value; another value is an error.
class AttributeJoin {
public:
    /// \throws Error with everything wrong in the header and the rows by themselves.
    explicit AttributeJoin(AttributeTable table);

    /// Joins what is in the universe by now and was not there at the last call. \throws Error with all clashes.
    void join_new(Universe& universe);

    /// Joins the rest. \throws Error with every row that belongs to nobody.
    void finish(Universe& universe);

private:
    struct Row {
        std::string key;
        std::vector<Key> attributes;
        Location where;
        bool joined = false;
    };
    void read_header(const std::vector<std::string>& header, std::vector<Problem>& problems);
    void read_row(const AttributeRow& row, std::size_t width, std::vector<Problem>& problems);
    void check_levels(const Universe& universe, std::vector<Problem>& problems) const;
    void join_documents(Universe& universe, std::vector<Problem>& problems);
    void join_values(Universe& universe, std::vector<Problem>& problems);
    void declare_respondents(Universe& universe) const;
    void give(Row& row, Entry& entry, std::vector<Problem>& problems) const;

    std::string level_;  // document, respondent or source
    std::vector<std::string> names_;
    std::size_t key_column_ = 0;
    Location where_;
    std::vector<Row> rows_;
    std::unordered_multimap<std::string, std::size_t> by_key_;  // indices of rows
    std::size_t documents_done_ = 0;
    std::size_t values_done_ = 0;
};

/// All at once, for a universe that is complete.
void join_attributes(AttributeTable table, Universe& universe);

}  // namespace qda
