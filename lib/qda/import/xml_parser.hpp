#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "qda/base/source.hpp"

namespace qda {

/// The attributes of an element, good while its start is told.
class XmlAttributes {
public:
    /// `pairs`: name, value, name, value ... and a null pointer.
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}

    /// The value as it stands; empty where the element has no such attribute.
    std::string_view operator[](std::string_view name) const
    {
        for (const char* const* at = pairs_; *at; at += 2)
            if (name == *at) return at[1];
        return {};
    }

    const char* const* pairs() const { return pairs_; }

private:
    const char* const* pairs_;
};

/// What a parser tells, in the order of the file. Names are as they stand, with the prefix of a namespace if they have
/// one. What these functions throw ends the reading and comes out of XmlParser::read.
class XmlEvents {
public:
    virtual ~XmlEvents() = default;
    virtual void start(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual void end() = 0;                         ///< of the element that was opened last
    virtual void text(std::string_view piece) = 0;  ///< some of the text; only while it is wanted
};

/// Reads XML from front to back in bounded memory: a buffer, and whatever the events keep.
///
/// Nothing in a file can make it read another file or grow: a document type declaration is refused (so there are no
/// entities but the five of XML itself, and character references), as are elements nested deeper than 100 and a tag,
/// remark or attribute of more than 16 MiB.
class XmlParser {
public:
    /// \param name   of the input, for messages.
    /// \param ascii  the file says that it is US-ASCII: other bytes are errors. Otherwise it is UTF-8.
    XmlParser(std::string name, bool ascii, XmlEvents& events);
    ~XmlParser();
    XmlParser(const XmlParser&) = delete;
    XmlParser& operator=(const XmlParser&) = delete;

    /// Tells what is in `source`, all of it. \throws Error with line and column where it is not well-formed, cut, in
    /// another encoding, or one of the above.
    void read(Source& source);

    /// The same for bytes that come in pieces; `last` says that these are the end. \returns false after stop().
    bool feed(std::string_view bytes, bool last);

    /// For events that have seen enough: nothing more is told, and what follows is not looked at.
    void stop();

    /// Whether text() is called from now on. At first it is not: what nobody wants is not even decoded.
    void want_text(bool wanted);

    /// Where the element or text stands that is being told.
    Location place() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The name of the first element of a text that begins with `head`, or that its document type declaration names; empty
/// where `head` does not begin like XML.
std::string_view xml_root(std::string_view head);

}  // namespace qda
