#pragma once

#include <string>
#include <string_view>

#include "qda/base/output.hpp"
#include "qda/render/page.hpp"

namespace qda {

/// A pipe table as GitHub and pandoc read it; the caption as pandoc's `Table: ...` line after it; each note a paragraph.
/// A cell shows its text literally: nothing in it becomes emphasis, a link, code, mathematics, a citation or HTML.
void render_markdown(const Page& page, Output& out);

/// `text` so that Markdown shows it literally within a line; line feeds and tabs become character references.
std::string markdown_escaped(std::string_view text);

/// An escaped text at the beginning of a paragraph, so that it does not begin a list, a heading or another block there.
std::string markdown_guarded(std::string escaped);

/// `text` as a paragraph of its own, escaped and guarded.
std::string markdown_paragraph(std::string_view text);

}  // namespace qda
