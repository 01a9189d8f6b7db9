#include "qda/model/batch.hpp"

namespace qda {

void Batch::clear()
{
    rows = 0;
    document.clear();
    quotation.clear();
    span.clear();
    code.clear();
    coder.clear();
    for (auto& column : labels) column.clear();
    quotation_name.clear();
    for (auto& column : extras) column.clear();
}

}  // namespace qda
