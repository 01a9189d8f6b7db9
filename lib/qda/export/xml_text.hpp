#pragma once

#include <string>
#include <string_view>

namespace qda {

/// `text` in XML, also within double quotes. Line ends and tabs become character references, so that an attribute keeps
/// them; what XML 1.0 forbids (control characters, U+FFFE, U+FFFF) becomes U+FFFD. `text` is UTF-8.
std::string xml_text(std::string_view text);

}  // namespace qda
