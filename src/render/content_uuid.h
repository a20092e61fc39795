// A name for what has none: the same content gives the same UUID, on every machine and in every year.
#pragma once

#include <string>
#include <string_view>

namespace apatite {

/// A UUID of version 8 (RFC 9562: made by the application's own rule), here the beginning of the content's SHA-256.
std::string content_uuid(std::string_view content);

} // namespace apatite
