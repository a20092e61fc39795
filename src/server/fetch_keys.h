// The published keys of an issuer, from the URL that the operator named.
#pragma once

#include <string>

#include "apatite/result.h"

namespace apatite::server {

/// GET over HTTPS with the certificate checked against the system's authorities, at most 64 KiB within ten seconds,
/// without following a redirect to another place than HTTPS. Blocks. Error `key-set`: why it could not be fetched.
Result<std::string> fetch_key_set(const std::string& url);

} // namespace apatite::server
