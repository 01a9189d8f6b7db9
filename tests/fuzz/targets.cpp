#include "fuzz/targets.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "fuzz/reading.hpp"
#include "qda/base/error.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/import/code_list.hpp"
#include "qda/import/document_list.hpp"
#include "qda/table/table_stream.hpp"
#include "qda/text/encoding.hpp"
#include "unit/import/workbook_text.hpp"

namespace qda::fuzz {

namespace {

ReadOptions of_format(const char* format)
{
    ReadOptions options;
    options.format = format;
    return options;
}

// Parts with a line `%%` between each two.
template <std::size_t kParts>
std::array<std::string, kParts> parts_of(std::string_view bytes)
{
    std::array<std::string, kParts> parts;
    for (std::string& part : parts) {
        const std::size_t end = bytes.find("\n%%\n");
        part = bytes.substr(0, end);
        bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 4);
    }
    return parts;
}

}  // namespace

void codings(std::string_view bytes) { import_and_return(bytes, of_format("codings")); }

void quotations(std::string_view bytes) { import_and_return(bytes, of_format("atlasti-quotations")); }

// As recognised by content: whatever it is.
void lists(std::string_view bytes) { import_and_return(bytes, {}); }

void stored_hu(std::string_view bytes) { import_and_return(bytes, of_format("atlasti-xml")); }

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

// Compressed bytes and checksums are hard to change into others that hold: see workbook().
void archive(std::string_view bytes) { import_and_return("PK\x03\x04" + std::string(bytes), {}); }

// Nothing in an SQLite file says that its bytes are right, so they can be changed as they are.
void database(std::string_view bytes)
{
    const std::string mark("SQLite format 3\0", 16);
    import_and_return(mark + std::string(bytes.substr(std::min(mark.size(), bytes.size()))), {});
}

// The project of a bundle and two texts of it.
void bundle(std::string_view bytes)
{
    const auto parts = parts_of<3>(bytes);
    import_and_return(zip_of(ZipParts{{"project.aprx", parts[0]}, {"contents/a/content", parts[1]}, {"contents/b/content", parts[2]}}),
                      {});
}

// The text of a document of Word and its comments.
void document(std::string_view bytes)
{
    const auto parts = parts_of<2>(bytes);
    import_and_return(zip_of(ZipParts{{"word/document.xml", parts[0]}, {"word/comments.xml", parts[1]}}),
                      of_format("dedoose-document"));
}

// Texts with marks; the first byte says whose.
void marked(std::string_view bytes)
{
    const char first = bytes.empty() ? 'n' : bytes.front();
    const std::string_view rest = bytes.substr(bytes.empty() ? 0 : 1);
    import_and_return(rest, of_format(first == 'r' ? "rock" : first == 'q' ? "qcoder" : "nvivo-text"));
}

// Tables with several codes a row, in both forms.
void mapped(std::string_view bytes)
{
    ReadOptions options;
    options.code_separator = ";";
    import_and_return(bytes, options);
    options.code_separator.clear();
    options.wide_codes = "code:";
    import_and_return(bytes, options);
}

// The rows of a first sheet, shared texts, styles, properties and a second sheet, with a line `%%` between each two.
void workbook(std::string_view bytes)
{
    const auto parts = parts_of<5>(bytes);
    BookText book{{{"List", parts[0]}}, parts[1], parts[2], parts[3]};
    if (!parts[4].empty()) book.sheets.emplace_back("Other", parts[4]);
    import_and_return(zip_of(book), {});
}

// The XML of a project and two of its texts, `a.txt` and `b.txt`, with a line `%%` between each two.
void qdpx(std::string_view bytes)
{
    std::string parts[3];
    for (std::string& part : parts) {
        const std::size_t end = bytes.find("\n%%\n");
        part = bytes.substr(0, end);
        bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 4);
    }
    import_and_return(zip_of(ZipParts{{"project.qde", parts[0]}, {"sources/a.txt", parts[1]}, {"sources/b.txt", parts[2]}}),
                      of_format("qdpx"));
}

}  // namespace qda::fuzz
