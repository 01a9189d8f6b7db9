#pragma once

#include <string>
#include <string_view>

#include "qda/base/output.hpp"
#include "qda/render/page.hpp"

namespace qda {

/// A `<table>` to put into a page, well-formed as XML too: a caption, headings with their scope, totals at the end in
/// `<tfoot>`, other totals of class `total`, each note a paragraph of class `note` after it.
void render_html(const Page& page, Output& out);

/// `text` so that HTML shows it literally. Line feeds become `<br/>`.
std::string html_escaped(std::string_view text);

}  // namespace qda
