// What one caller may take; docs/serve.md shows the table, tests/server holds each.
#pragma once

#include <chrono>
#include <cstddef>

namespace apatite::server {

struct Limits {
    std::size_t header_bytes = 8 * 1024;            ///< more: 431
    std::size_t body_bytes = std::size_t{4} << 20U; ///< more: 413
    std::size_t resources = 5000;                   ///< in a body; more: 413
    std::chrono::seconds header_time{10};           ///< from the first byte expected to the end of the header
    std::chrono::seconds body_time{20};             ///< from there to the end of the body
    std::chrono::seconds write_time{20};            ///< for an answer to be taken
    std::chrono::seconds goodbye_time{2};           ///< for the peer to end its side after ours
    std::chrono::milliseconds deadline{5000};       ///< a request that waited longer is not begun: 503
    std::size_t connections = 1000;                 ///< at once; more: 503 and closed
    std::size_t waiting = 256;                      ///< requests that wait for a thread; more: 503
    std::chrono::seconds drain_time{10};            ///< after SIGTERM, for what is being answered
};

inline constexpr std::size_t longest_token = 8 * 1024;          ///< bytes; longer: 401
inline constexpr std::size_t longest_jti = 256;                 ///< characters; longer: 401
inline constexpr std::size_t most_remembered_tokens = 100'000;  ///< one more: 503
inline constexpr std::size_t most_key_set_bytes = 64 * 1024;    ///< more, or
inline constexpr std::chrono::seconds longest_key_set_time{10}; ///< longer: those in use stay

} // namespace apatite::server
