#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/model/corpus.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// How a document of an export stands for its quotations.
struct QdpxDocument {
    enum class Kind { text, recording };
    Kind kind = Kind::text;
    const std::string* text = nullptr;  ///< of the kind text, where it is there
    std::vector<std::size_t> placed;    ///< quotations of the corpus that have a place
    std::vector<std::size_t> unplaced;
    bool in_other_unit = false;         ///< it has quotations on pages or in paragraphs, which are unplaced
    Position length = -1;               ///< of the text in code points; -1: unknown
};

/// What is to be said of the texts of an export.
struct QdpxTextRemarks {
    std::size_t astral = 0;        ///< texts with characters beyond U+FFFF
    std::size_t other_words = 0;   ///< quotations whose words are known and are others than the text has there
    std::size_t compared = 0;
    std::size_t past_the_end = 0;  ///< quotations that reach past the end of their text
    std::size_t other_unit = 0;    ///< quotations in a unit that projects do not have (pages, paragraphs)
    std::size_t without_text = 0;  ///< documents in text that is not there
};

/// Sorts the quotations of each document by whether they can be placed. \throws Error where texts are missing that
/// `without_texts` does not excuse, and where one has another length than its document.
std::vector<QdpxDocument> qdpx_documents(const Corpus& corpus, const Universe& universe, bool without_texts,
                                         QdpxTextRemarks& remarks);

/// The words of a selection as its name: white space as one blank, at most 100 code points and then an ellipsis.
std::string qdpx_selection_name(std::string_view words);

}  // namespace qda
