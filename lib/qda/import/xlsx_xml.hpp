#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include "qda/import/archive.hpp"

namespace qda {

/// Takes the elements of an XML part as they come. Names are without the prefix of their namespace.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;

    /// `attributes`: name, value, name, value ... and a null pointer.
    virtual void start(std::string_view name, const char* const* attributes) = 0;
    virtual void end(std::string_view name) = 0;
    /// Some of the text of an element; the rest comes with further calls.
    virtual void text(std::string_view) {}

    /// Set by a handler that has seen enough: reading ends.
    bool done = false;
};

/// The value of an attribute; nullptr if it is not there. A prefix in the file does not matter.
inline const char* attribute(const char* const* attributes, std::string_view name)
{
    for (; *attributes; attributes += 2) {
        const char* colon = std::strchr(attributes[0], ':');
        const bool declares = colon && std::strncmp(attributes[0], "xmlns:", 6) == 0;
        if (!declares && name == (colon ? colon + 1 : attributes[0])) return attributes[1];
    }
    return nullptr;
}

/// Reads a part of an archive as XML, as safely as XmlParser does; the places of its errors are lines of the part.
void read_xml(Archive& archive, const std::string& part, XmlHandler& handler);

}  // namespace qda
