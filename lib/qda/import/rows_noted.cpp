#include "qda/import/rows_noted.hpp"

namespace qda {

std::string RowsNoted::text() const
{
    std::string out = count_ == 1 ? "row " : "rows ";
    for (std::size_t i = 0; i < first_.size(); ++i) {
        if (i > 0) out += ", ";
        out += std::to_string(first_[i] + 1);
    }
    return first_.size() < count_ ? out + ", ..." : out;
}

}  // namespace qda
