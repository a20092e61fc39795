// A request and a response without a socket.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace apatite::server {

/// Views what was received.
struct HttpRequest {
    std::string_view method, target, body;
    std::string_view content_type, authorization, origin, host;
    bool from_this_machine = false; ///< the peer's address is loopback
    bool forwarded = false;         ///< a proxy passed it on
};

struct HttpReply {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    // For the log and metrics; none of it comes from the request's own text.
    std::string_view route = "other"; ///< `/cds-services/{id}`
    std::string outcome;              ///< of a card or a refusal; outlives what it was read from
    std::vector<std::string> rules, reasons;
};

/// The clock at one moment, in UTC.
struct Moment {
    std::int64_t seconds = 0; ///< since 1970
    std::string today;        ///< `2024-06-01`
};

/// `{"code": ..., "message": ...}`.
HttpReply problem(int status, std::string_view code, std::string_view message);

} // namespace apatite::server
