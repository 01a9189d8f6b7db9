#pragma once

// What the files of knelpunten() share: what the codebook declares (knelpunt_roles.cpp), what is found of each subject
// (knelpunt.cpp), ranks (knelpunt_rank.cpp) and the tables (knelpunt_table.cpp, knelpunt_long.cpp).

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "qda/analysis/knelpunt.hpp"
#include "qda/model/levels.hpp"

namespace qda::knelpunt {

/// A level of a judging dimension, and which of its values say what.
struct JudgingLevel {
    Level level;
    std::vector<char> knelpunt;   // by value
    std::vector<char> goes_well;  // by value
};

/// A level that the codebook gives a role: actor, place, solution.
struct RoleLevel {
    std::string role;
    Level level;
};

/// What the codebook declares of all that is asked about.
struct Roles {
    std::vector<Level> path;   // from the root down; the last one is `by`
    std::vector<Level> parts;  // below `by`
    std::vector<JudgingLevel> judging;
    bool has_goes_well = false;
    std::vector<RoleLevel> named;
    std::optional<Level> respondents;
    Level sources;
    std::optional<Level> kinds;
    std::vector<char> quote_codes;  // by code
    bool has_quote_code = false;
    std::vector<std::string> missing;  // roles and levels that are not declared

    const Level& by() const { return path.back(); }
};

Roles find_roles(const Universe& universe, const KnelpuntOptions& options, Diagnostics& diagnostics);

/// Counts of quotations, and who has them.
struct Tally {
    std::int64_t knelpunt = 0;
    std::int64_t goes_well = 0;
    std::int64_t quotations = 0;
    std::set<Id> naming;  // respondents who judge it a knelpunt
    std::set<Id> spoke;   // respondents of any of the quotations
};

/// One quotation on a subject, as the subject sees it.
struct Evidence {
    bool knelpunt = false;
    bool goes_well = false;
    std::vector<Id> respondents;
    std::vector<Id> naming;                  // of these, who judge it a knelpunt
    std::vector<Id> content;                 // of these, who say that it goes well
    std::vector<std::pair<Id, Id>> sources;  // kind and source; kNone where it has none
};

/// A quotation to show.
struct Telling {
    std::size_t quotation = 0;  // in the corpus
    bool marked = false;
    std::vector<Id> respondents;
    std::vector<std::pair<Id, Id>> sources;
};

/// The lowest value of the subject's dimension that a coding has (level: index in Roles::parts, or kNone for the
/// subject itself), and a solution (level: index in Roles::named).
struct Pair {
    Id level;
    Id value;
    Id solution_level;
    Id solution;
    friend auto operator<=>(const Pair&, const Pair&) = default;
};

struct Subject {
    Tally all;
    std::map<Id, Tally> respondents;
    std::map<Id, Tally> kinds;
    std::map<std::pair<Id, Id>, Tally> sources;  // by kind and source
    std::vector<std::map<Id, Tally>> parts;      // by level of Roles::parts
    std::vector<std::map<Id, Tally>> named;      // by level of Roles::named
    std::map<Pair, Tally> pairs;
    std::vector<Evidence> evidence;
    std::optional<Telling> marked;
    std::optional<Telling> fitting;

    // knelpunt_rank.cpp
    std::optional<std::int64_t> rank;
    std::vector<Id> tied;                                                  // other subjects of that rank
    std::vector<std::pair<Id, std::optional<std::int64_t>>> rank_without;  // respondent; only where the rank is another
};

/// All that was found.
struct Findings {
    Roles roles;
    std::vector<Subject> subjects;  // by value of Roles::by()
    std::vector<Id> order;          // of those to show
    std::vector<std::string> criteria;
    std::int64_t without = 0;     // quotations judged a knelpunt, on no subject
    std::int64_t joint = 0;       // quotations on a subject, of several respondents
    std::int64_t unplaced = 0;    // overlap: quotations on a subject whose place is unknown
    std::int64_t hidden = 0;      // subjects that min_respondents leaves out
    std::set<Id> coders;          // who applied the codes
    std::set<std::string> units;  // overlap: units of positions other than codepoint
    bool any_text = false;
};

/// Ranks the subjects, also without each single respondent, and puts them in order.
void rank(Findings& findings, const KnelpuntOptions& options);

/// Title and notes; `columns` are those that explain columns.
void describe(Table& table, const Findings& findings, const KnelpuntOptions& options,
              const std::vector<std::string>& columns = {});

/// Adds a column of counts in this unit. Those of parts do not add up to these: ranks are of the whole.
void add_count(Table& table, const char* name, const char* unit);

Table wide_table(const Findings& findings, const KnelpuntOptions& options);
Table long_table(const Findings& findings, const Corpus& corpus, const Universe& universe,
                 const KnelpuntOptions& options);

/// Whether only one kind of source carries the knelpunt although the codebook looks in two or more: that kind. Empty
/// where the codebook does not say, or otherwise.
std::optional<Id> only_kind(const Findings& findings, Id subject);

}  // namespace qda::knelpunt
