#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "qda/import/measured_text.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// What of a document belongs to a case: from `start` to `end` (half-open), in code points.
struct CasePart {
    std::string name;
    Position start = 0;
    Position end = 0;
};

/// Whose a document is, and whose its rows are. A case that has all of a document is a `source` of it. A case that has
/// a part (what one person says in a group) is the `source` of the rows that overlap the part, in a label column.
class ProjectCases {
public:
    ProjectCases(Intake& intake, std::string file) : intake_(intake), file_(std::move(file)) {}

    /// Gives rows the column `source`, if it is asked for. Call it before the first row where a case has a part.
    void want_column();

    /// \throws Error where a document has more parts and rows than can be held against each other in a second or so.
    void begin(Id document, const MeasuredText& text, const std::vector<CasePart>& parts, std::size_t rows);

    /// The cells of a row of the document that begin() named last.
    std::vector<Id> cells(Span span);

    void say(const std::string& file, Diagnostics& diagnostics) const;

private:
    Intake& intake_;
    std::string file_;
    std::size_t column_ = Universe::npos;
    std::vector<CasePart> parts_;     // of the document
    std::vector<std::string> whole_;  // cases that have all of it
    std::size_t n_parts_ = 0;
};

/// Does a part of a document hold all of it? Programs write the end as the length or as one less.
bool is_whole(const CasePart& part, const MeasuredText& text);

/// Is a part of some document a case's? Asked before the first row, as its columns are those of all. Only documents with
/// cases are looked at; `text_of` gives the stored text of one.
template <class Document, class TextOf>
bool any_part_of_a_case(const std::vector<Document>& documents, TextOf text_of)
{
    for (const Document& document : documents) {
        if (document.cases.empty()) continue;
        const MeasuredText text(text_of(document));
        for (const CasePart& part : document.cases)
            if (!is_whole(part, text)) return true;
    }
    return false;
}

}  // namespace qda
