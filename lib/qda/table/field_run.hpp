#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace qda {

/// One field of each of several records that stand one behind the other and have the same number of fields. Behind the
/// last field 64 bytes can be read.
struct FieldRun {
    const char* bytes;
    const std::uint32_t* ends;  ///< where the field ends in the first record; ends[-1] is the byte before it
    std::size_t stride;         ///< from there to the next record
    std::size_t size;           ///< records
    bool last;                  ///< of its record: a carriage return at its end is left out

    std::size_t start(std::size_t record) const { return std::uint32_t{*(ends + record * stride - 1) + 1}; }
    std::string_view operator[](std::size_t record) const
    {
        const std::size_t from = start(record);
        std::size_t to = ends[record * stride];
        if (last && to > from && bytes[to - 1] == '\r') --to;
        return {bytes + from, to - from};
    }
};

}  // namespace qda
