#pragma once

#include <string>
#include <vector>

#include "qda/base/error.hpp"

namespace qda {

/// Something that is not as the manifest, the inputs and the lock say.
struct Difference {
    Location where;     ///< of the table in the manifest, or the lock
    std::string table;  ///< `table 9`, `table 'id'`
    std::string what;   ///< `Respondent 2 x Leiderschap: was 3, now 4 (quotation 2:31 added)`
    bool matters = true;  ///< false: the outputs are true all the same
};

/// `table 9, Respondent 2 x ...` and a line feed; nothing in it can break the line.
std::string difference_as_text(const Difference& difference);
/// An annotation of GitHub at the table in the manifest.
std::string difference_as_annotation(const Difference& difference);

/// The lines of a text, without their ends.
std::vector<std::string> lines_of(const std::string& text);

/// `2 lines differ, the first is line 12`: where two texts differ, without what stands there.
std::string lines_that_differ(const std::string& before, const std::string& now);

}  // namespace qda
