#include "qda/text/yaml_bytes.hpp"

#include <fmt/format.h>

#include "qda/base/error.hpp"
#include "qda/base/source.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

std::string_view without_byte_order_mark(std::string_view text)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    return text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
}

void check_yaml_bytes(const std::string& name, std::string_view text)
{
    const std::size_t wrong = utf8_error(text);
    if (wrong != std::string_view::npos)
        throw Error(position_in(name, text.substr(0, wrong)),
                    fmt::format("not UTF-8: byte 0x{:02X}", static_cast<unsigned char>(text[wrong])),
                    "save the file as UTF-8");
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool line_end = byte == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if ((byte < 0x20 && byte != '\t' && byte != '\n' && !line_end) || byte == 0x7F)
            throw Error(position_in(name, text.substr(0, i)), fmt::format("a control character (0x{:02X})", byte),
                        byte == '\r' ? "end lines with a line feed" : "delete it; is this a text file?");
    }
}

bool quote_ends(std::string_view text)
{
    const char mark = text.front();
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool doubled = mark == '\'' && text.substr(i).starts_with("''");
        if (doubled || (mark == '"' && text[i] == '\\'))
            ++i;
        else if (text[i] == mark)
            return true;
    }
    return false;
}

bool indented_by_tab(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(" \t");
    return line.substr(0, first).find('\t') != std::string_view::npos;
}

}  // namespace qda
