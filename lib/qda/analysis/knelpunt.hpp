#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/corpus.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// What is asked about the knelpunten (bottlenecks) of a study. A *subject* is a value of the level `by`: a variable, a
/// sub-variable, an indicator.
struct KnelpuntOptions {
    /// A level of codes. Empty: `variable`, where the codebook has that level; else the first level of the only
    /// dimension that is no judgement, actor, place or solution.
    std::string by;
    /// What makes a judgement one of a subject: `quotation`, both codes are on one quotation; `overlap`, also on
    /// quotations that overlap.
    std::string relation = "quotation";
    /// By what subjects are ranked, the first counting most: respondents, quotations, share (of the quotations on the
    /// subject), sources, kinds (of source). respondents and quotations follow where they are not named.
    std::vector<std::string> rank;
    std::optional<std::size_t> min_respondents;  ///< only subjects whose knelpunt so many respondents name
    bool in_codebook_order = false;              ///< rows as in the codebook, not by rank
    bool long_form = false;                      ///< one row a fact
    bool text = false;                           ///< long form: with a telling quotation, in the respondent's words
    std::string title;                           ///< empty: ours
};

/// The knelpunten of a study: for each subject, which of the quotations on it are judged a knelpunt, who says so and who
/// does not, in which sources, with which indicators, actors, places and solutions, and what the codebook concludes.
///
/// Which codes judge, which value is the knelpunt and which says that something goes well, and which are actors, places
/// and solutions, the codebook declares by `role`; what it does not declare is left out, and a note says so.
///
/// - The respondents of a quotation on a subject are those of its codings that have the subject. Under `overlap`, the
///   judgement of another quotation is the judgement of the respondents of both.
/// - Codings of all coders count together: a quotation is a knelpunt if one of them says so.
/// - Rank: 1 is the first; subjects with equal figures share a rank and stand in codebook order. A subject without any
///   knelpunt has none (`NA`). Ranks are those among all subjects, also where `min_respondents` leaves some out.
/// - Leave one out: all quotations that have no other respondent are taken away, and the respondent from the others.
///
/// Without `long_form`, one row a subject with the counts. The long form has one row a fact; its columns are
///
///     the levels from the root down to `by` | fact | name | detail | n_knelpunt | n_goes_well | n_quotations
///     | n_respondents | n_spoke | value | text [ | document | location ]
///
/// Counts are of quotations on the subject (and, where a row names something, with what it names): judged a knelpunt,
/// judged to go well, and all; then the respondents who name it as a knelpunt, and those who spoke of it. `NA` where a
/// count says nothing. Facts, in their order:
///
/// | fact | name | detail | value | text |
/// | --- | --- | --- | --- | --- |
/// | knelpunt | | | share of the quotations judged a knelpunt; NA without quotations | |
/// | rank | | | the rank; NA without knelpunt | |
/// | tied | another subject of that rank | | | |
/// | rank_changes | | | number of respondents without whom the rank is another | |
/// | rank_without | respondent | | the rank without this one, where it is another; NA: no knelpunt is left | |
/// | largest_share | respondent | | share in the knelpunt quotations; several rows where several have as many | |
/// | respondent | respondent who spoke of it | only_knelpunt, both, only_goes_well, neither | share as above | |
/// | one_kind | the only kind of source with the knelpunt, where the codebook looks in two or more | | | |
/// | source_kind | kind | declared, not_declared (where the codebook says in which it looks) | number of sources with the knelpunt | |
/// | source | source with the knelpunt | kind | | |
/// | part | value of a lower level named with the knelpunt | the level | | |
/// | actor, place, solution | value named with the knelpunt (of every level of such a dimension) | the level | | |
/// | pair | the lowest value of the subject's dimension | solution named with that knelpunt | | |
/// | conclusion, recommendation | of which value: the subject, else those below it, else one above it | | | as in the codebook |
/// | quotation | who is quoted | quote (marked so) or length (the first of 40 to 250 characters) | | the words |
///
/// \throws Error  with a hint, where no dimension of the codebook has the role `judgement` or no value of it the role
///                `knelpunt`, where `by` is no level of codes or a judgement itself, where figures of respondents are asked
///                for and none are declared, and where `overlap` is asked for and no quotation has a known place.
Table knelpunten(const Corpus& corpus, const Universe& universe, const KnelpuntOptions& options,
                 Diagnostics& diagnostics);

}  // namespace qda
