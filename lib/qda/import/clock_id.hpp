#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qda {

/// A quotation id as ATLAS.ti gives it: document number, colon, number in the document.
struct QuotationId {
    std::uint64_t document = 0;
    std::uint64_t number = 0;
    /// A spreadsheet took it for a time of day. Then a number of 60 and more is hidden in the hours: 3:75 is 4:15.
    bool clock = false;
};

/// Reads `3:10`, and what spreadsheets make of it: `03:10`, `3:10:00`, `3:10 AM`, `03:10:00 p.m.` (that was 15:10).
/// nullopt for anything else.
std::optional<QuotationId> quotation_id(std::string_view cell);

/// Hours and minutes, no seconds: what a spreadsheet shows for `3:50`, and a recording hardly ever.
bool is_clock_time(std::string_view cell);

}  // namespace qda
