#pragma once

#include <string>
#include <string_view>

#include "qda/base/output.hpp"
#include "qda/render/page.hpp"

namespace qda {

/// A `table` environment: the caption above, totals set off by a rule, the notes below in small print; or, of more than
/// 40 rows, a `longtable`, which goes on over pages with its headings. The first line names the packages that it needs:
/// booktabs, of a long one longtable. A table that is wider than about 70 characters gets headings over several lines;
/// where that is not enough, long texts are set as paragraphs (array), and a table of numbers is made smaller where it
/// does not fit the text of its document (graphicx).
/// For pdfLaTeX (UTF-8) and LuaLaTeX; letters stay Unicode, so a script that the document's font does not have needs
/// LuaLaTeX and a font that has it.
void render_latex(const Page& page, Output& out);

/// `text` so that LaTeX prints it literally, also within a caption and in a table cell, and also where babel makes the
/// double quote a shorthand. Line feeds and tabs become blanks.
std::string latex_escaped(std::string_view text);

}  // namespace qda
