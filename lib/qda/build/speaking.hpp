#pragma once

#include <vector>

#include "qda/codebook/speakers.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Gives every row the respondents whose speaker codes its quotation overlaps, in the label column `respondent`. Rows of
/// quotations in which no speaker is marked keep their cell. The batches must hold documents, codes, quotations, spans
/// and labels.
void label_speakers(const std::vector<SpeakerCode>& speakers, Universe& universe, std::vector<Batch>& batches);

}  // namespace qda
