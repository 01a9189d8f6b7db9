#include "qda/import/options.hpp"

#include <array>

#include "qda/base/error.hpp"

namespace qda {

void must_be_stream_unit(const std::string& positions)
{
    if (positions.empty()) return;
    for (const char* unit : {"codepoint", "paragraph", "page:codepoint", "millisecond", "none"})
        if (positions == unit) return;
    throw Error({}, "--positions " + positions + " is for projects that hold the texts themselves",
                "convert the positions to code points before: without the texts nobody can");
}

}  // namespace qda
