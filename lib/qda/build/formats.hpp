#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/base/source.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// A format that we read: what it is called (`--format`), what it is, how it is recognised, and its reader. Sources
/// are UTF-8 by the time they come here; `skip` bytes of byte order mark stand before the text.
struct Format {
    const char* name;
    const char* title;
    bool (*recognise)(std::string_view head, const ReadOptions& options);
    void (*read)(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake);
};

/// All of them, in the order help shows them and recognition tries them.
const std::vector<Format>& formats();

/// Reads one input into `intake`: a stream of ours, or a foreign file, recognised by content unless `options.format`
/// says it. \throws Error if nothing reads it.
void read_input(Source& source, const ReadOptions& options, bool partial, Intake& intake);

}  // namespace qda
