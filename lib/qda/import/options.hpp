#pragma once

#include <map>
#include <string>
#include <vector>

namespace qda {

/// How foreign files are to be read: the reader options that every tool has.
struct ReadOptions {
    std::string format;                          ///< `--format`; empty: recognised by content
    std::map<std::string, std::string> columns;  ///< `--column code=Kodes`: our column name -> header in the file
    std::vector<std::string> codes;              ///< `--codes`: code lists (names that exist, hierarchy, groups)
    std::vector<std::string> documents;          ///< `--documents`: document lists
    std::vector<std::string> attributes;         ///< `--attributes`: tables joined by document or respondent
    std::string positions;                       ///< `--positions`; empty: as the format says
    std::string code_separator;                  ///< `--code-separator`: between the codes of one cell; empty: one a cell
    std::string wide_codes;                      ///< `--wide-codes FIRST:LAST`: headers of columns that are codes each
    std::string encoding;                        ///< `--encoding`; empty: recognised by content
    bool coder_from_quotation_by = false;        ///< `--coder-from quotation_by`
};

/// Is it a unit of positions in a stream (FORMAT.md, section 4)? Other values of `--positions` say how a program counts in
/// texts that are there. \throws Error if not.
void must_be_stream_unit(const std::string& positions);

}  // namespace qda
