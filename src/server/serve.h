// The running service: sockets, threads and signals around an `App`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "apatite/result.h"
#include "server/limits.h"

namespace apatite::server {

/// `https://ehr.example.com/=keys.json` on the command line.
struct IssuerSource {
    std::string iss;
    std::string keys; ///< a file, or an https:// URL
};

struct ServeOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;               ///< 0: any free one, which is told on standard output
    std::string pack_folder;              ///< empty: the built-in pack
    std::string site_profile;             ///< a file; empty: none
    std::string public_url;               ///< empty: made from the address
    std::string tls_certificate, tls_key; ///< PEM files; both or none
    std::vector<IssuerSource> issuers;
    std::vector<std::string> cors;
    bool page_for_all = false;
    unsigned threads = 0; ///< 0: one a processor
    Limits limits;
};

/// Serves until SIGTERM or SIGINT, then finishes what was begun. SIGHUP loads the pack and the keys again. Prints one
/// line to standard output when it listens. Errors: `usage` (what was asked for is unsafe or contradicts itself),
/// `pack-...`, `key-set`, `tls`, `listen`.
std::optional<Error> serve(const ServeOptions& options);

} // namespace apatite::server
