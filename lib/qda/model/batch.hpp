#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/id.hpp"
#include "qda/base/position.hpp"

namespace qda {

/// Half-open: `start` is the first unit in, `end` the first one out, both from 0.
struct Span {
    Position start = kUnknown;
    Position end = kUnknown;
    static constexpr Position kUnknown = -1;

    bool known() const { return start != kUnknown; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// A column of texts, end to end in one buffer.
class TextColumn {
public:
    void add(std::string_view text)
    {
        bytes_.append(text);
        ends_.push_back(bytes_.size());
    }
    std::string_view operator[](std::size_t row) const
    {
        const std::size_t from = row == 0 ? 0 : ends_[row - 1];
        return std::string_view(bytes_).substr(from, ends_[row] - from);
    }
    std::size_t size() const { return ends_.size(); }
    void clear()
    {
        bytes_.clear();
        ends_.clear();
    }

private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

/// The optional columns that are carried as text, in their order in a stream. `text` and `comment` hold participants'
/// and researchers' words and are read only where they are asked for.
enum class Extra { quotation_by, text, comment, created, weight, n_characters, n_words, reference };
inline constexpr std::size_t kExtras = 8;
inline constexpr const char* kExtraNames[kExtras] = {"quotation_by", "text",         "comment", "created",
                                                     "weight",       "n_characters", "n_words", "reference"};

/// What a tool reads of each row; what it does not name is skipped while scanning.
struct Needs {
    bool quotations = false;       ///< Batch::quotation
    bool quotation_names = false;  ///< Batch::quotation_name (implies quotations)
    bool spans = false;            ///< Batch::span
    bool coders = false;           ///< Batch::coder
    bool in_order = false;         ///< rows meet the universe as it is where they stand (for writers)
    bool labels = false;           ///< Batch::labels, every label column of the rows
    bool document_texts = false;   ///< Universe::texts, where the input holds the documents themselves
    std::vector<std::string> only_labels;  ///< with `labels`: only these columns; empty: all
    std::uint32_t extras = 0;      ///< bits by Extra: further columns that are carried as text

    bool extra(Extra e) const { return (extras >> static_cast<unsigned>(e) & 1U) != 0; }
    bool wants_label(std::string_view name) const
    {
        const bool named = only_labels.empty() ||
                           std::find(only_labels.begin(), only_labels.end(), name) != only_labels.end();
        return labels && named;
    }
    void want(Extra e) { extras |= 1U << static_cast<unsigned>(e); }
};

/// Some rows (codings) of a stream, column by column; columns that nobody needs are empty. A row whose `code` is kNone
/// is a quotation without a code. Ids refer to the Universe that is read beside it.
struct Batch {
    std::size_t rows = 0;
    std::vector<Id> document;
    std::vector<Id> quotation;  ///< number of the key (document, quotation), from 0 in file order
    std::vector<Span> span;
    std::vector<Id> code;
    std::vector<Id> coder;
    std::vector<std::vector<Id>> labels;  ///< one for each Universe::label_columns; kNone for an empty cell
    TextColumn quotation_name;
    TextColumn extras[kExtras];  ///< by Extra; empty where the input has no such column

    const TextColumn& extra(Extra e) const { return extras[static_cast<std::size_t>(e)]; }
    TextColumn& extra(Extra e) { return extras[static_cast<std::size_t>(e)]; }
    void clear();
};

/// Takes the batches of a reading, in file order.
using BatchSink = std::function<void(Batch&)>;

}  // namespace qda
