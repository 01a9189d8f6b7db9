#include "fuzz/reading.hpp"

#include <cstdio>
#include <cstdlib>

#include "qda/base/output.hpp"
#include "qda/build/input.hpp"
#include "qda/stream/segment_writer.hpp"

namespace qda::fuzz {

namespace {

std::string as_stream(std::string_view bytes, const ReadOptions& options)
{
    Universe universe;
    Diagnostics diagnostics;
    Needs needs;
    needs.quotations = needs.quotation_names = needs.spans = needs.coders = needs.in_order = needs.labels = true;
    WriteOptions write;
    write.words = true;
    for (std::size_t i = 0; i < kExtras; ++i) needs.want(static_cast<Extra>(i));
    write.extras = needs.extras;
    Output out = Output::to_text();
    SegmentWriter writer(out, universe, write);
    Intake intake(universe, needs, [&](Batch& batch) { writer.rows(batch); }, diagnostics);
    Source source = Source::from_text("input", std::string(bytes));
    read_input(source, options, false, intake);
    intake.finish();
    writer.close();
    out.flush();
    return out.text();
}

}  // namespace

void import_and_return(std::string_view bytes, const ReadOptions& options)
{
    std::string once;
    try {
        once = as_stream(bytes, options);
    } catch (const Error&) {
        return;
    }
    ReadOptions ours;
    ours.format = "segments";
    try {
        if (as_stream(once, ours) == once) return;
    } catch (const Error& error) {
        std::fprintf(stderr, "our own stream is refused: %s\n", error.what());
    }
    std::fputs("the stream does not come back as it was\n", stderr);
    std::abort();
}

}  // namespace qda::fuzz
