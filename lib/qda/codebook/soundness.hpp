#pragma once

#include <vector>

#include "qda/model/finding.hpp"
#include "qda/codebook/codebook.hpp"

namespace qda {

/// What is odd about a codebook that can be used: values that no code leads to, labels and names that readers will mix
/// up, kinds without a source, sources without a document, and what no instrument asks about. Each with its place.
std::vector<Finding> codebook_findings(const Codebook& codebook);

/// The part about instruments (questions.cpp). Asked about are the values of levels_with_kinds() whose kinds are declared
/// by themselves, by the values below or above; a question asks about a value if it names its id, that of a value below
/// or that of one above. Kinds for which there is no instrument (policy documents) cannot be asked.
void find_not_asked(const Codebook& codebook, std::vector<Finding>& findings);

}  // namespace qda
