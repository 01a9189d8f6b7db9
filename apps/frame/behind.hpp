#pragma once

#include <string>
#include <vector>

#include "qda/build/toolbox.hpp"

namespace qda::frame {

/// Toolbox::behind: of a stage `count`, the quotations behind each cell, as qda-explain tells them one by one.
std::vector<CellBehind> quotations_behind(const Stage& stage, std::string input);

}  // namespace qda::frame
