#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qda/analysis/diff.hpp"

namespace qda {

/// Which quotation of one export is which of another; npos: none.
struct Pairing {
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::vector<std::size_t> of_old;  ///< by index in the old corpus
    std::vector<std::size_t> of_new;
};

/// Pairs quotations of documents of one name (Unicode NFC, trimmed), each with one other, by the first of these that they
/// share: id and place; id and words; place and words; id; place and codes; place; words and codes; words. Of several that
/// are alike, the first goes with the first. So an id holds unless another quotation has both its place and its words.
Pairing pair_quotations(const CodedProject& before, const CodedProject& now);

/// Document (in normal form) and id, or place, as one text.
std::string id_key(std::string_view document, std::string_view id);
std::string place_key(std::string_view document, Span span);

}  // namespace qda
