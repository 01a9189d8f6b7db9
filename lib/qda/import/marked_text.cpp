#include "qda/import/marked_text.hpp"

#include <fmt/format.h>

#include "qda/text/encoding.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

std::string read_whole_text(Source& source)
{
    constexpr std::uint64_t kMost = std::uint64_t{1} << 30;
    std::string bytes = source.read_all(kMost);
    if (const std::size_t wrong = utf8_error(bytes); wrong != std::string_view::npos)
        throw broken_utf8(source.name(), bytes, wrong);
    std::size_t to = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
        bytes[to++] = bytes[i] == '\r' ? '\n' : bytes[i];
    }
    bytes.resize(to);
    return bytes;
}

std::string stem_of(const std::string& input)
{
    if (input == "<stdin>") return "input";
    std::string name = input.substr(input.find_last_of('/') + 1);
    const std::size_t point = name.rfind('.');
    if (point != std::string::npos && point > 0) name.resize(point);
    return name;
}

Id declare_text_document(std::string_view name, const std::string& text, const Location& where, Intake& intake)
{
    Universe& universe = intake.universe();
    const Id document = universe.documents.intern(name);
    const std::string clash = intake.unit_clash(document, false, "codepoint");
    if (!clash.empty())
        throw Error(where, fmt::format("document '{}': {}", name, clash), "a document has one unit");
    add_declared_key(universe.documents[document], "document", "positions", "codepoint", where);
    add_declared_key(universe.documents[document], "document", "length", std::to_string(code_points(text)), where);
    if (intake.needs().document_texts) universe.texts[document] = text;
    return document;
}

}  // namespace qda
