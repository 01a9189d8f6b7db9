#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace qda {

/// A GUID that follows from names: the same names in the same order always give the same one, so that an export is the
/// same bytes every time, and a code has one GUID in a codebook and in a project.
///
///     guid_of({"code", "Wachtlijsten"})  ->  8-4-4-4-12 hexadecimal digits, upper case
///
/// It is a UUID of version 8 (RFC 9562, section 5.8): the first 122 free bits of the SHA-256 of the names, each written
/// with its length, so that no two lists of names are one text. The first name says what kind of thing it is of.
std::string guid_of(std::initializer_list<std::string_view> names);

}  // namespace qda
