#pragma once

#include "qda/base/output.hpp"
#include "qda/render/page.hpp"

namespace qda {

/// A table in Markdown whose cells hold several paragraphs (line feeds part them): a grid table, an extension of pandoc.
/// Its lines must be equally wide to whoever reads them, and programs disagree on how wide some characters are; those
/// that are not plainly one column wide are written as numbers (`&#x1F600;`).
void render_markdown_grid(const Page& page, Output& out);

}  // namespace qda
