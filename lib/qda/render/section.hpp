#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qda/base/output.hpp"
#include "qda/render/words.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// A stretch of text within a paragraph. Every form shows it literally; line breaks and other white space become blanks.
struct Stretch {
    std::string text;
    bool strong = false;
};

struct Paragraph {
    enum class Kind { plain, quote };
    std::vector<Stretch> stretches;
    Kind kind = Kind::plain;
};

/// What stands under one heading.
struct SectionBlock {
    std::string heading;
    std::vector<Paragraph> paragraphs;
};

/// A section of a thesis, before any form: a title, an overview, blocks with headings of their own, and notes.
struct Section {
    std::string title;
    std::optional<Table> overview;   ///< shown as render() shows a table, in the section's language
    std::vector<Paragraph> opening;  ///< after the overview
    std::vector<SectionBlock> blocks;
    std::vector<std::string> notes;  ///< in small print at the end
};

/// The forms that a section has: md, latex, html.
const std::vector<std::string>& section_forms();

/// Writes a section in a form.
///
/// md: headings of the second and third level, quotations as `>` blocks; for pandoc and GitHub. latex: `\section` and
/// `\subsection`; needs the packages that the first line of the overview names. html: a `<section>` with `<h2>` and `<h3>`,
/// well-formed as XML too.
///
/// \throws Error  for an unknown form.
void render_section(const Section& section, const std::string& form, Language language, Output& out);

}  // namespace qda
