#pragma once

#include "qda/stats/contingency.hpp"
#include "qda/stats/exact_work.hpp"

namespace qda {

/// The exact test of Freeman and Halton, Fisher's test for any number of rows and columns: given the margins, the
/// probability of a table at most as likely as this one if rows and columns are independent.
///
///     P(table) = product of row totals! * product of column totals! / (N! * product of cells!)
///
/// Exact by the network of Mehta and Patel: column by column, tables with the same rest of the row totals together, and left
/// as soon as all or none of what can follow is at most as likely. Where that takes more than `work.steps`, p is estimated
/// from `work.draws` random tables with these margins: (1 + those at most as likely) / (1 + draws).
///
/// Always defined: with fewer than two rows or columns that hold a unit there is one table only, and p is 1.
///
/// Sources: Freeman, G. H., & Halton, J. H. (1951). Note on an exact treatment of contingency, goodness of fit and other
/// problems of significance. Biometrika, 38(1/2), 141-149; Mehta, C. R., & Patel, N. R. (1983). A network algorithm for
/// performing Fisher's exact test in r x c contingency tables. JASA, 78(382), 427-434. The estimate: Phipson, B., &
/// Smyth, G. K. (2010). Permutation p-values should never be zero. Stat. Appl. Genet. Mol. Biol., 9(1), 39.
PermutationP freeman_halton(const Contingency& counts, const ExactWork& work = {});

}  // namespace qda
