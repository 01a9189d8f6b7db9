#pragma once

#include <vector>

#include "qda/import/options.hpp"
#include "qda/import/qdpx_names.hpp"
#include "qda/import/qdpx_project.hpp"
#include "qda/import/qdpx_texts.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Does every selection of this program stand for a quotation of its own? Of others equal spans in one document are one,
/// and a selection without codings is an annotation.
bool selections_are_quotations(std::string_view origin);

/// Hands the codings on, one row each, in the order of the file. Positions of selections have been converted by then.
/// Remarks are counted in the project.
void hand_on_qdpx(QdpxProject& project, const QdpxNames& names, const std::vector<QdpxText>& texts,
                  bool coder_from_quotation_by, Intake& intake);

}  // namespace qda
