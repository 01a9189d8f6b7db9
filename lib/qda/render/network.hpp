#pragma once

#include <string>
#include <vector>

#include "qda/base/output.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// The forms of a network: dot (Graphviz), graphml (Gephi, yEd, igraph, NetworkX).
const std::vector<std::string>& network_forms();

/// Writes a long table of pairs (columns `first second n_first n_second n_both` and measures, as qda-cooccur makes it) as
/// a network: a node for each value that the table names, with `level` and `n`; an edge for each pair that occurs
/// (`n_both` above 0), with `n_both` and the measures that are defined. A key `directed:yes` on `n_both` makes the edges
/// directed, from first to second. Title and notes go along. The same table gives the same bytes.
///
/// \throws Error  for an unknown form, and for a table without these columns.
void write_network(const Table& table, const std::string& form, Output& out);

/// `text` within double quotes in DOT, so that a label shows it literally; line feeds are kept.
std::string dot_escaped(std::string_view text);

/// `text` in XML, also in an attribute; what XML cannot hold (control characters) becomes U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace qda
