#pragma once

#include <set>
#include <string>
#include <vector>

#include "qda/build/table_record.hpp"

namespace qda {

/// A difference in words: `Respondent 2 x Leiderschap: was 3, now 4 (quotation 2:31 added)`.
struct TableChange {
    std::string what;
    bool shows = true;  ///< false: not in the table as it is printed, only in what lies behind it
};

/// Quotations that some table counts, before and now: one that was counted elsewhere is not new because a cell has it now.
struct CountedQuotations {
    std::set<std::string> before;
    std::set<std::string> now;
};
void add_quotations(const TableRecord& record, std::set<std::string>& to);

/// What differs, in the order of the table; nothing if nothing does. A quotation behind a changed cell is called added if
/// no table counted it before, removed if none does now.
std::vector<TableChange> changes_between(const TableRecord& before, const TableRecord& now, const CountedQuotations& counted = {});

}  // namespace qda
