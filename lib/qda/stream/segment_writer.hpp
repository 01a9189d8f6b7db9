#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "qda/base/output.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Which columns a written stream has. `document quotation start end code coder` and the label columns always stand.
struct WriteOptions {
    bool bare = false;         ///< leave the `#` lines out: a plain table for other programs
    bool history = true;       ///< write `#by` lines
    std::string by;            ///< this tool's own `#by` line, behind those of its input
    bool words = false;        ///< write comments of documents and codes, which may hold people's words
    std::uint32_t extras = 0;  ///< bits by Extra, as in Needs
};

/// Writes the segment stream of FORMAT.md while rows come in: every name is declared before the rows that use it, and
/// what the universe learns later is added behind them.
class SegmentWriter {
public:
    SegmentWriter(Output& out, const Universe& universe, const WriteOptions& options);

    /// The bytes do not depend on how rows are parted into batches, if each comes with the universe as it is where they
    /// stand (Needs::in_order). Batches must hold document, quotation, quotation_name, span, code, coder and labels, and the extras named.
    /// \throws Error if a label column came up after the first row was written.
    void rows(const Batch& batch);

    /// Declares the rest and writes `#end`.
    void close();

private:
    // What was said of the entries of one registry.
    struct Declared {
        const char* tag;
        const Registry* registry;
        std::vector<std::vector<Key>> keys;
        std::vector<std::string> escaped;
    };

    void start();
    void declare_new();
    void declare_used(Declared& kind, Id used);
    void declare(Declared& kind, std::size_t up_to);
    void declare_late();
    void flush(bool all);
    void append_key(std::string_view key, std::string_view value);
    void append_row(const Batch& batch, std::size_t row);
    void append_position(Position position);
    void declare_level(const Entry& level);
    void declare_value(const Value& value);

    Output& out_;
    const Universe& universe_;
    const WriteOptions options_;
    std::string text_;
    bool started_ = false;
    std::size_t n_labels_ = 0;
    std::size_t history_ = 0;
    std::size_t levels_ = 0;
    std::size_t values_ = 0;
    std::size_t carried_ = 0;
    std::size_t other_rows_ = 0;
    std::unordered_map<std::string, Entry> said_levels_;  // by name, as they were written
    std::unordered_map<std::string, Entry> said_values_;  // by level NUL id
    Declared categories_, codes_, coders_, documents_;
    std::vector<std::vector<std::string>> escaped_labels_;
};

}  // namespace qda
