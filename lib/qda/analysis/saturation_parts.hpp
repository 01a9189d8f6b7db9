#pragma once

// What the files of SaturationTable share: the interviews in their order (saturation.cpp), and the tables that tell of them
// (saturation_table.cpp).

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "qda/analysis/coding_log.hpp"
#include "qda/analysis/saturation.hpp"
#include "qda/model/levels.hpp"

namespace qda {

struct SaturationTable::Parts {
    struct Interview {
        Id id = kNone;             // value of `by`
        std::size_t first = 0;     // its place in the order of the stream
        std::string date;
        std::vector<Id> values;    // of the level, ascending
    };

    Parts(SaturationOptions given, const Universe& u, Diagnostics& d);
    Parts(const Parts&) = delete;

    // saturation.cpp
    void gather();
    void find_interviews();
    void find_values();
    std::string date_of(Id interview, const std::vector<Id>& documents) const;
    CodesOfInterviews codes() const;

    // saturation_table.cpp
    Table table();
    Table in_order() const;
    Table in_random_orders() const;
    Table only_in_one() const;
    void add_run(Table& table, std::size_t place, const SaturationFound& found, std::size_t first_column) const;
    void say_what(Table& table) const;
    void say_found(Table& table, const SaturationFound& found) const;
    void say_random(Table& table, const RandomOrders& found) const;
    void say_singles(Table& table) const;
    bool too_few() const { return interviews.size() < options.rule.base || interviews.size() - options.rule.base < options.rule.run; }
    std::string what() const { return options.level == "code" ? "codes" : "values of " + options.level; }
    std::string plural() const { return options.by + "s"; }
    /// The values that one interview alone carries, in their order, and the place of that interview, from 0.
    std::map<Id, std::size_t> singles() const;

    SaturationOptions options;
    const Universe& universe;
    Diagnostics& diagnostics;
    CodingLog log;

    // After the last batch:
    std::optional<Level> level;
    std::optional<Level> by;
    std::vector<Interview> interviews;  // in their order
    std::size_t without_document = 0;   // respondents or sources that no document or row names
    std::size_t never = 0;              // values that no interview carries
    std::size_t same_date = 0;          // interviews that share their date with the one before
    std::uint64_t joint = 0;            // codings of several interviews
};

}  // namespace qda
