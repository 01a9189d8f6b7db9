#pragma once

#include <string>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/base/source.hpp"

namespace qda {

/// A name and where the map says it.
struct MappedName {
    std::string text;  ///< in normal form
    Location where;
};

/// One line of a recode map: a rename (one to one), a merge (several to one) or a split (one to several).
struct RecodeRule {
    bool of_documents = false;  ///< a document was renamed; else codes
    std::vector<MappedName> from;
    std::vector<MappedName> to;
    std::string reason;
    Location where;
};

/// What became of codes between two rounds of coding, as its maker says it. All rules hold at once: no rule sees what
/// another one makes.
struct RecodeMap {
    std::vector<RecodeRule> rules;
    std::string file;
};

/// Reads a map: YAML,
///
///     codes:
///       - {from: Wachtlijst, to: Wachtlijsten, reason: one spelling}
///       - {from: [Geld, Budget], to: Middelen, reason: one theme}
///       - {from: Overleg, to: [Overleg school, Overleg gemeente], reason: two kinds}
///     documents:
///       - {from: Interview 1, to: Respondent 1, reason: names of the thesis}
///
/// or, where the name does not end in .yaml or .yml, a table with tabs and the columns `from`, `to`, `reason` and perhaps
/// `kind` (code or document); several names in a cell are parted by `|`, a literal one is `\|`.
/// \throws Error with everything that is wrong in itself, each with its place: a missing reason, a name that becomes two
/// things, a rule of several names to several, names that become what they are.
RecodeMap read_recode_map(Source& source);
RecodeMap read_recode_map(const std::string& path);

/// Does the map fit what it is about? A name of `from` must be there before, one of `to` now; a rename onto a code that was
/// there before (and is not renamed itself) is a merge and must say so.
/// \throws Error with everything that does not fit, each with its place and the nearest name.
struct KnownNames {
    std::vector<std::string> codes;
    std::vector<std::string> documents;
};
void check_recode_map(const RecodeMap& map, const KnownNames& before, const KnownNames& now);

/// `by the map: 'Wachtlijst' is 'Wachtlijsten' (one spelling)`: a line for each rule.
std::vector<std::string> in_words(const RecodeMap& map);

}  // namespace qda
