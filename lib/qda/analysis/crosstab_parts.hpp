#pragma once

// What the files of Crosstab share: the units with what they carry (crosstab_units.cpp), the background in groups
// (crosstab_background.cpp), cells (crosstab_cells.cpp), tests (crosstab_tests.cpp) and what is said of them
// (crosstab_table.cpp).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "qda/analysis/coding_log.hpp"
#include "qda/analysis/crosstab.hpp"
#include "qda/model/levels.hpp"
#include "qda/stats/contingency.hpp"
#include "qda/stats/exact_work.hpp"
#include "qda/stats/proportion.hpp"

namespace qda::crosstab {

enum class Unit { respondents, documents, quotations, codings };
enum class Scale { nominal, ordinal, numeric };

/// The rows that a unit carries in a layer (0 where there is no layer), each once, ascending.
struct InLayer {
    Id layer = 0;
    std::vector<Id> rows;
    friend auto operator<=>(const InLayer&, const InLayer&) = default;
};

/// One or several units that are alike in all that is asked of them.
struct UnitKind {
    std::vector<std::vector<Id>> values;  ///< by level of the background: which of its values, ascending
    std::vector<InLayer> layers;          ///< ascending; a unit that is not in a layer has none for it
    std::uint64_t times = 1;
    double weight = 1;
    std::string name = {};                ///< of a respondent or document
};

/// A level of the background, its values in groups: the columns.
struct Background {
    Level level;
    Scale scale = Scale::nominal;
    bool in_groups = false;           ///< nominal by --breaks
    std::vector<std::string> groups;  ///< as columns show them
    std::vector<std::string> ids;     ///< of groups, as options name them
    std::vector<Id> group_of;         ///< by value of the level; kNone: no group (a value that says "unknown")
    std::vector<double> number;       ///< by value, where the scale is not nominal: the number, or the rank; NaN: none
    std::vector<std::optional<double>> population;  ///< by group
    std::size_t own_groups() const { return groups.size(); }
};

/// Counts of units in one cell or one column, and their weights.
struct Amount {
    std::uint64_t n = 0;
    double weight = 0;
    double squares = 0;  ///< of weights
    void add(const UnitKind& unit)
    {
        n += unit.times;
        weight += unit.weight * static_cast<double>(unit.times);
        squares += unit.weight * unit.weight * static_cast<double>(unit.times);
    }
};

/// The columns of one level of the background, or the total: what is in them, and in each cell.
struct Counted {
    std::vector<std::string> names;
    std::vector<Amount> all;                ///< by column
    std::vector<std::vector<Amount>> with;  ///< by column and row
    std::vector<Amount> of_row;             ///< by row, in any of these columns
    Amount of_all;                          ///< in any of these columns
    std::vector<std::optional<double>> population;
    std::uint64_t without = 0;              ///< units of the layer that are in no column
    std::uint64_t several = 0;              ///< units in more than one column
};

struct Sample;

/// One test, as its row in the table says it.
struct Test {
    std::string layer;
    std::string row;
    std::string by;
    std::string name;
    std::optional<double> statistic, df, p, p_min, effect, low, high;
    std::vector<std::string> notes;
    bool drawn = false;  ///< p is estimated from random tables
};


/// The level that is declared as ordinal or numeric: `scale` of its `#level` line.
Scale declared_scale(const Universe& universe, const std::string& level);
/// Does a `#value` line say that this value is no answer (`role:unknown`)?
bool is_unknown(const Universe& universe, const Level& level, Id value);
std::vector<Background> backgrounds(const CrosstabOptions& options, const Universe& universe, std::vector<Level> levels);

/// The groups in which a unit is, each once.
std::vector<Id> groups_of(const Background& background, const std::vector<Id>& values);

}  // namespace qda::crosstab

namespace qda {

struct Crosstab::Parts {
    Parts(CrosstabOptions given, const Universe& u, Diagnostics& d);
    Parts(const Parts&) = delete;

    // crosstab_units.cpp
    void resolve();
    void gather();
    // crosstab_cells.cpp
    Table cells();
    Table long_cells();
    Table wide_cells();
    crosstab::Counted counted(const crosstab::Background* by, Id layer_id) const;
    std::vector<crosstab::Counted> blocks(Id layer_id) const;
    // crosstab_tests.cpp
    Table tests();
    std::vector<crosstab::Test> all_tests() const;
    crosstab::Sample sample(const crosstab::Background& by, Id layer_id, std::optional<Id> row) const;
    double row_number(Id value) const;
    void refuse_dependent() const;
    void say_tests(Table& table, std::size_t family, std::size_t out_of_reach, bool drawn) const;
    Table residuals();
    // crosstab_table.cpp
    Table table();
    Table titled(const std::string& what) const;
    void say_units(Table& table) const;
    void say_medians(Table& table) const;
    std::string unit_word() const;

    /// The layers to show: the values of the layer's level, or one without a name.
    std::vector<Id> layers() const;
    std::string layer_name(Id layer_id) const;
    std::string column_name(const crosstab::Background& background, std::size_t group) const;
    /// What the unit carries in this layer; nullptr: it is not in the layer, or not of the base.
    const std::vector<Id>* rows_in(const crosstab::UnitKind& unit, Id layer_id) const;

    CrosstabOptions options;
    const Universe& universe;
    Diagnostics& diagnostics;
    crosstab::Unit unit = crosstab::Unit::respondents;
    CodingLog log;

    // After the last batch:
    std::optional<Level> rows;
    crosstab::Scale row_scale = crosstab::Scale::nominal;
    std::optional<Level> layer;
    std::vector<crosstab::Background> background;
    std::vector<crosstab::UnitKind> units;
};

}  // namespace qda
