#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "qda/base/diagnostics.hpp"
#include "qda/base/source.hpp"

namespace qda {

/// What the bytes of an input are.
enum class Encoding {
    utf8,          ///< also plain ASCII and nothing at all
    damaged_utf8,  ///< UTF-8 with bytes in between that it cannot have
    utf16le,
    utf16be,
    windows_1252,
    binary  ///< no text: an archive, a picture, a database ...
};

/// `UTF-16LE`, `Windows-1252` ...
std::string_view to_string(Encoding encoding);

/// Bytes of the byte order mark that `head` begins with in this encoding; 0 without one.
std::size_t mark_size(std::string_view head, Encoding encoding);

/// The encoding of an input that begins with `head`; `whole_input` says that nothing follows it.
///
/// Known file signatures are binary. A byte order mark decides. NUL bytes that stand (nearly) only in every second
/// byte make UTF-16, other NUL bytes binary. Otherwise: UTF-8 if all is valid, a last character that `head` cuts
/// excepted; damaged UTF-8 if the valid characters of several bytes outnumber the broken bytes; else Windows-1252.
Encoding sniff_encoding(std::string_view head, bool whole_input);

/// What binary bytes look like, for messages: `a ZIP archive (XLSX, QDPX, ...)`.
std::string looks_like(std::string_view head);

/// The encoding that an XML declaration at the front of a text names (`<?xml version="1.0" encoding="US-ASCII"?>`), as it
/// stands; empty where there is no declaration or it names none.
std::string_view declared_encoding(std::string_view head);

/// Is it a name of US-ASCII?
bool names_ascii(std::string_view encoding);

/// The encoding that a user names: `utf-8`, `utf-16`, `utf-16le`, `utf-16be`, `windows-1252` (also `cp1252`,
/// `latin1`, `iso-8859-1`: they are written as Windows-1252). Letter case, `-` and `_` do not matter. `utf-16` goes by
/// the byte order mark, without one little-endian.
/// \throws Error for another name.
Encoding named_encoding(const std::string& name, std::string_view head);

/// Turns the bytes into UTF-8. Not for UTF-8 and binary. `name` is that of the input, for messages.
/// Feeding \throws Error, with line and column, for a surrogate without its partner, an odd number of bytes (UTF-16),
/// and the five bytes that Windows-1252 leaves undefined.
std::unique_ptr<Transcoder> make_transcoder(Encoding encoding, const std::string& name);

/// Makes `source` give UTF-8 without byte order mark: recognises the encoding by the first 64 KiB (if these are plain
/// ASCII and the input is a file, by the first bytes that are not, within 16 MiB) or takes the one that is `forced`,
/// and installs a transcoder where one is needed, with a note. Of XML the declaration is believed, except that it says
/// nothing against a byte order mark, and that one that can be read as it stands is not UTF-16.
///
/// What follows is not looked at here: whoever splits the input checks UTF-8 (utf8.hpp).
///
/// \returns the bytes at the front that are no text: a UTF-8 byte order mark is 3. read() and peek() leave it out
///          already; read_at() does not.
/// \throws Error for binary input, damaged UTF-8, an unknown name in `forced`, and a declared encoding that is not read.
std::uint64_t decode(Source& source, const std::string& forced, Diagnostics& diagnostics);

/// The Error for a byte of input `name` that utf8_error() found.
Error broken_utf8(const std::string& name, std::string_view text, std::size_t offset);

}  // namespace qda
