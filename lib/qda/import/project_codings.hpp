#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qda/import/database.hpp"
#include "qda/import/measured_text.hpp"
#include "qda/import/project_cases.hpp"
#include "qda/import/project_rows.hpp"
#include "qda/import/stored_segments.hpp"

namespace qda {

/// A coding as a database has it.
struct StoredCoding {
    std::int64_t row = 0;  ///< DatabaseRow::number
    Position start = 0;    ///< as the program counts, but from 0; half-open
    Position end = 0;
    Id code = kNone;
    Id coder = kNone;
};

/// Where a database keeps codings: a table, and the names of its columns; empty where it has none.
struct CodingTable {
    const char* table;
    const char* words;
    const char* comment;
    const char* created;
};

/// The rows of a project whose documents and segments are stored with their words.
class ProjectCodings {
public:
    ProjectCodings(Database& database, Intake& intake)
        : database_(database), intake_(intake), cases_(intake, database.name()), rows_(intake)
    {
    }

    /// Whose documents and rows are. Call cases().begin() before add().
    ProjectCases& cases() { return cases_; }

    /// Says of a document that it has a text, with its length. \throws Error where an earlier input says otherwise.
    void declare_text(Id document, const MeasuredText& text);

    /// Says in which unit places of a document are. \throws Error where an earlier input says otherwise.
    void declare_unit(Id document, const char* unit);

    /// As place_segments(); finish() says how it went. Where words are asked for, a segment without any gets those of
    /// its place.
    void place(Id document, const MeasuredText& text, const std::vector<TextUnit>& units,
               std::vector<StoredSegment>& segments);

    /// The rows of a document in the order of their places; equal ones in the order of the codings. Equal spans are one
    /// quotation.
    void add(Id document, const MeasuredText& text, const std::vector<TextUnit>& units, const CodingTable& from,
             const std::vector<StoredCoding>& codings);

    /// A row whose place is known by now (or unknown). What of `row.extras` is empty and asked for comes from the
    /// table.
    void add(const CodingTable& from, std::int64_t number, ProjectRows::Row row);

    /// Hands on the last rows, and says how places agreed with words.
    void finish();

private:
    Database& database_;
    Intake& intake_;
    ProjectCases cases_;
    ProjectRows rows_;
    PlaceTally places_;
};

/// The numbers of segments in the order of their places; equal ones stay in their order.
std::vector<std::size_t> in_order_of_places(const std::vector<StoredSegment>& segments);

/// Adds the cell as `comment`, where comments are asked for and `entry` has none.
void add_comment(Entry& entry, const DatabaseRow& row, std::size_t cell, const Needs& needs);

/// A memo as a comment: line ends as one LF each, without NUL characters, which a header line cannot hold.
std::string as_comment(std::string text);

}  // namespace qda
