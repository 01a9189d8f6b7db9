#include "fuzz/targets.hpp"

#include <cstdio>
#include <cstdlib>

#include "fuzz/reading.hpp"
#include "qda/base/error.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/import/code_list.hpp"
#include "qda/import/document_list.hpp"
#include "qda/table/table_stream.hpp"
#include "qda/text/encoding.hpp"

namespace qda::fuzz {

namespace {

ReadOptions of_format(const char* format)
{
    ReadOptions options;
    options.format = format;
    return options;
}

}  // namespace

void codings(std::string_view bytes) { import_and_return(bytes, of_format("codings")); }

void quotations(std::string_view bytes) { import_and_return(bytes, of_format("atlasti-quotations")); }

// As recognised by content: whatever it is.
void lists(std::string_view bytes) { import_and_return(bytes, {}); }

void stream(std::string_view bytes) { import_and_return(bytes, of_format("segments")); }

void table(std::string_view bytes)
{
    const auto again = [](std::string_view text) {
        Source source = Source::from_text("input", std::string(text));
        Output out = Output::to_text();
        write_table(read_table(source), out, false);
        out.flush();
        return out.text();
    };
    std::string once;
    try {
        once = again(bytes);
    } catch (const Error&) {
        return;
    }
    if (again(once) == once) return;
    std::fputs("the table does not come back as it was\n", stderr);
    std::abort();
}

void codebook(std::string_view bytes)
{
    try {
        Source source = Source::from_text("codebook.yaml", std::string(bytes));
        read_codebook(source);
    } catch (const Error&) {
    }
}

}  // namespace qda::fuzz
