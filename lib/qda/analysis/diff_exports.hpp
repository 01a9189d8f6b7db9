#pragma once

#include <set>
#include <string>

#include "qda/analysis/diff.hpp"
#include "qda/analysis/diff_pairs.hpp"

namespace qda {

/// What a recode map took away from the old export: names in normal form that are no longer there and do not count as
/// removed.
struct MappedAway {
    std::set<std::string> codes;
    std::set<std::string> documents;
};

/// What differs between two exports, both closed and with their words where there are any.
///
/// - document, code, coder: added, removed; changed: what is said of it (groups, parent, labels, length; not comments).
///   A code that is gone and one that is new are said to be perhaps one where most quotations of the one carry the other.
/// - quotation (paired by pair_quotations()): added, removed (with its codes); renumbered: another id; moved: another
///   place, where both are known in one unit; recoded: other codes; reworded: other words, which are not shown;
///   relabelled: other cells in label columns that both have.
/// - coding: added, removed: a code applied by a coder. Those of quotations that are added, removed or recoded are told
///   already in sentences.
///
/// Changes are in this order; quotations and codings by document, as the new export has them. Names are compared in
/// normal form.
Differences compare_exports(const CodedProject& before, const CodedProject& now, const Pairing& pairing, const MappedAway& away);

/// `Respondent 2 2:31`.
std::string where_of(const CodedProject& project, std::size_t quotation);

}  // namespace qda
