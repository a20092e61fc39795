// Base64 in the alphabet of URLs, as JSON Web Tokens use it (RFC 4648, section 5, without padding).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace apatite::server {

/// The bytes; nothing for a sign outside the alphabet, padding, a length that none has, or bits left over.
std::optional<std::string> from_base64url(std::string_view text);

} // namespace apatite::server
