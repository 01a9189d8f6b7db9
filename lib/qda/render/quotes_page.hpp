#pragma once

// Quotations as a page shows them, before any form: words cut into paragraphs, locations put into words.

#include <string>
#include <string_view>
#include <vector>

#include "qda/render/render.hpp"
#include "qda/render/words.hpp"
#include "qda/table/table.hpp"

namespace qda {

struct QuotesPage {
    struct Quote {
        std::vector<std::string> paragraphs;  ///< the words; empty where they are unknown or left out
        std::vector<std::string> comment;
        std::string location;
    };
    struct SourcePart {
        std::string name;  ///< empty: the heading of the value says it
        std::vector<Quote> quotes;
    };
    struct ValuePart {
        std::string name;
        std::vector<SourcePart> sources;  ///< none: no quotations
    };
    std::string title;
    std::vector<ValuePart> values;
    std::vector<std::string> notes;
    std::string none;     ///< `No quotations.`
    std::string comment;  ///< `Comment`
};

/// The table of quote_list() as a page.
QuotesPage quotes_page(const Table& table, const RenderOptions& options);

/// The paragraphs of a text: parted by line feeds and other line ends, without white space at their ends; none is empty.
std::vector<std::string> paragraphs_of(std::string_view text);

Language language_of(const RenderOptions& options);

}  // namespace qda
