#pragma once

#include "frame/tool.hpp"

namespace qda::frame {

/// Which optional columns a stream is written with.
struct RowColumns {
    bool text = false;                ///< texts and comments: participants' words
    std::vector<std::string> extras;  ///< quotation_by, created, weight, n_characters, n_words, reference
    bool wide = false;                ///< every label as a column
};
std::shared_ptr<RowColumns> add_row_columns(CLI::App& app);

/// Reads segments and writes them as a stream.
int copy_segments(const Reading& reading, const Writing& writing, const RowColumns& columns, Context& context);

}  // namespace qda::frame
