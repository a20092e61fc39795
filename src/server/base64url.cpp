#include "server/base64url.h"

#include <cstdint>

namespace apatite::server {

std::optional<std::string> from_base64url(std::string_view text) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string bytes;
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        buffer = (buffer << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFU;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(buffer >> static_cast<unsigned>(bits) & 0xFFU);
    }
    const bool left_over = (buffer & ((1U << static_cast<unsigned>(bits)) - 1U)) != 0;
    if (text.size() % 4 == 1 || left_over) return std::nullopt;
    return bytes;
}

} // namespace apatite::server
