#pragma once

#include "qda/base/output.hpp"
#include "qda/render/page.hpp"

namespace qda {

/// For a terminal: the title, the columns aligned by their width on the screen, a rule under the headings and before
/// totals, the notes. Names cannot steer the terminal: control characters are shown as `\n`, `\x1b`.
void render_text(const Page& page, Output& out);

}  // namespace qda
