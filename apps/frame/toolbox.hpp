#pragma once

#include "frame/tool.hpp"
#include "qda/build/toolbox.hpp"

namespace qda::frame {

/// The array of tools as pipelines of a manifest call them, inside this process.
Toolbox toolbox();

}  // namespace qda::frame
