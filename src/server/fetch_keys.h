// The published keys of an issuer, from the URL that the operator named.
#pragma once

#include <string>

#include "apatite/result.h"

namespace apatite::server {

/// GET over HTTPS with the certificate checked against the system's authorities, at most 64 KiB within ten seconds; a
/// redirect is not followed. Blocks. Error `key-set`: why it could not be fetched; more bytes are refused when they are
/// announced, or have come.
Result<std::string> fetch_key_set(const std::string& url);

} // namespace apatite::server
