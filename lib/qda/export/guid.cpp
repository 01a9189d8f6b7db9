#include "qda/export/guid.hpp"

#include "qda/base/hash.hpp"

namespace qda {

std::string guid_of(std::initializer_list<std::string_view> names)
{
    std::string text;
    for (const std::string_view name : names) {
        text += std::to_string(name.size());
        text += ':';
        text += name;
    }
    std::string hex = sha256(text).substr(0, 32);
    for (char& c : hex)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    hex[12] = '8';  // the version
    constexpr char kVariant[] = "89AB";
    const bool digit = hex[16] >= '0' && hex[16] <= '9';
    hex[16] = kVariant[(digit ? hex[16] - '0' : hex[16] - 'A' + 10) & 3];
    for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, "-");
    return hex;
}

}  // namespace qda
