#pragma once

#include <string>
#include <unordered_map>

#include "qda/model/intake.hpp"

namespace qda {

/// Quotations of a list that gives them no ids, but several rows each: one for every code or coder.
class ListQuotations {
public:
    explicit ListQuotations(Intake& intake) : intake_(intake) {}

    /// The name of the quotation that `key` tells from the others of its document: a running number. With a known `span`
    /// the same span is the same quotation, whatever the key, also in another input.
    /// Hand its row on before asking for the next one.
    const std::string& name(Id document, std::string_view key, Span span = {});

private:
    Intake& intake_;
    std::unordered_map<std::string, std::string> names_;  // document NUL key -> name
};

/// Declares that a coder worked on a document.
void add_coder(std::string_view coder, std::string_view document, Universe& universe);

/// Says, once for all files, that a format has no positions, and what that means. `format` as `lists of Taguette`.
void say_no_positions(const std::string& format, Diagnostics& diagnostics);

}  // namespace qda
