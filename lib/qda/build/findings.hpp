#pragma once

#include <span>
#include <string>
#include <string_view>

#include "qda/model/finding.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// `warning: unknown-code: quotations.csv: code 'x' ...; hint: ...` and a line feed. Nothing in a name can break the line
/// or steer a terminal.
std::string finding_as_text(const Finding& finding);

/// An annotation of GitHub: `::warning file=codebook.yaml,line=12,col=5,title=unknown-code::what; hint: ...` and a line
/// feed, escaped as its runner reads it (%25, %0D, %0A, and in properties %3A, %2C).
std::string finding_as_annotation(const Finding& finding);

/// Any annotation: `level` is error, warning or notice.
std::string annotation(std::string_view level, const Location& where, std::string_view title, std::string_view text);

/// Columns severity, kind, where, what, hint: all keys, one row a finding.
Table table_of_findings(std::span<const Finding> findings);

}  // namespace qda
