#pragma once

#include <cstddef>
#include <cstdint>

namespace qda {

/// Finds where the fields of records end: delimiters and line feeds, those within quotes left out. Goes through the
/// bytes in order, 64 at a time, with comparisons instead of a state for every byte.
class SeparatorFinder {
public:
    /// What a machine can do, each with what stands before it. What is found does not depend on it.
    enum class Instructions { common, avx2, avx512 };
    static Instructions best();

    /// `quoted`: RFC 4180 quoting (csv.hpp); else every delimiter and line feed counts. `use`: at most best().
    SeparatorFinder(char delimiter, bool quoted, Instructions use = best())
        : delimiter_(delimiter), quoted_(quoted), use_(use)
    {
    }

    /// The next byte begins a record.
    void start() { state_ = {}; }

    /// Writes the offsets of the separators in bytes[from, to) to `out`, which has room for to - from + kSlack of them.
    /// At the end of the bytes 64 zeros must follow. Calls go on where the last one ended, each but the last with a multiple of
    /// 64 bytes. \returns how many; fewer where irregular().
    std::size_t find(const char* bytes, std::size_t from, std::size_t to, std::uint32_t* out);
    static constexpr std::size_t kSlack = 64;

    /// A quote stood where RFC 4180 has none: nothing was found from its 64 bytes on, and csv.hpp must read on.
    bool irregular() const { return state_.irregular; }
    /// The bytes so far end within quotes.
    bool inside() const { return state_.inside != 0; }

    struct State {
        std::uint64_t inside = 0;    // all ones while the block before ended inside quotes
        std::uint64_t may_open = 1;  // the byte before this block lets a quote open a field
        std::uint64_t closed = 0;    // the byte before this block closed one
        std::uint64_t must_end = 0;  // the byte before this block is a carriage return behind a closed field
        bool irregular = false;
    };

private:
    char delimiter_;
    bool quoted_;
    Instructions use_;
    State state_;
};

}  // namespace qda
