#pragma once

#include "qda/base/output.hpp"
#include "qda/render/render.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// \throws Error  if quotations cannot be shown in the form and language of `options` (md, html, and latex for a list).
void check_quotes_form(const RenderOptions& options, bool grid);

/// A page of quotations, from the table of analysis/quotes.hpp: the title, a heading for each value of the first column
/// and one for each source below it, and each quotation as a block with its words, its comment and, last, where it
/// stands: who and which document (where the headings do not say it), id, place, codes. Without words a list of places.
/// A value without quotations says so. The notes come last. Places count from 1, first to last.
///
/// md is for pandoc and other readers of Markdown; html are elements to put into a page, well-formed as XML too.
void render_quote_list(const Table& table, const RenderOptions& options, Output& out);

/// The grid as a table with its caption. md: a grid table as pandoc reads it, since cells hold several paragraphs.
void render_quote_grid(const Table& table, const RenderOptions& options, Output& out);

}  // namespace qda
