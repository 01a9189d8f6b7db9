#include "qda/build/speaking.hpp"

namespace qda {

void label_speakers(const std::vector<SpeakerCode>& speakers, Universe& universe, std::vector<Batch>& batches)
{
    if (speakers.empty()) return;
    std::vector<std::vector<SpokenRow>> of_document(universe.documents.size());
    for (const Batch& batch : batches)
        for (std::size_t row = 0; row < batch.rows; ++row)
            of_document[batch.document[row]].push_back({batch.quotation[row], batch.span[row], batch.code[row]});
    const std::size_t column = universe.label_column("respondent");
    std::vector<Id> cell_of_quotation;
    for (const std::vector<SpokenRow>& rows : of_document) {
        for (const SpokenQuotation& spoken : spoken_by(rows, speakers)) {
            if (spoken.quotation >= cell_of_quotation.size()) cell_of_quotation.resize(spoken.quotation + 1, kNone);
            cell_of_quotation[spoken.quotation] = universe.label_columns[column].cells.intern(spoken.respondents);
        }
    }
    for (Batch& batch : batches) {
        while (batch.labels.size() <= column) batch.labels.emplace_back(batch.rows, kNone);
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const Id quotation = batch.quotation[row];
            if (quotation < cell_of_quotation.size() && cell_of_quotation[quotation] != kNone)
                batch.labels[column][row] = cell_of_quotation[quotation];
        }
    }
}

}  // namespace qda
