#include <algorithm>
#include <cstdint>

#include "json/number.h"

namespace apatite::json {
namespace {

std::optional<std::uint32_t> hex4(std::string_view text, std::size_t at) noexcept {
    if (at + 4 > text.size()) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : text.substr(at, 4)) {
        std::uint32_t digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<std::uint32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<std::uint32_t>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<std::uint32_t>(c - 'A' + 10);
        else
            return std::nullopt;
        value = value * 16 + digit;
    }
    return value;
}

constexpr bool is_high(std::uint32_t unit) noexcept { return unit >= 0xD800 && unit < 0xDC00; }
constexpr bool is_low(std::uint32_t unit) noexcept { return unit >= 0xDC00 && unit < 0xE000; }

void append_utf8(std::string& out, std::uint32_t c) {
    const auto byte = [&](std::uint32_t value) { out.push_back(static_cast<char>(value)); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) {
        byte(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
    }
    byte(0x80 | (c & 0x3F));
}

// `at` is behind `\u`; the offset after the escape, or nothing when it is no character.
std::optional<std::size_t> unicode_escape(std::string_view text, std::size_t at, std::string& out) {
    const auto first = hex4(text, at);
    if (!first || is_low(*first)) return std::nullopt;
    if (!is_high(*first)) {
        append_utf8(out, *first);
        return at + 4;
    }
    if (text.substr(at + 4, 2) != "\\u") return std::nullopt;
    const auto second = hex4(text, at + 6);
    if (!second || !is_low(*second)) return std::nullopt;
    append_utf8(out, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
    return at + 10;
}

} // namespace

std::optional<std::size_t> unescape(std::string_view quoted, std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    std::size_t at = 0;
    while (at < quoted.size()) {
        const std::size_t backslash = std::min(quoted.find('\\', at), quoted.size());
        out.append(quoted.substr(at, backslash - at));
        if (backslash == quoted.size()) return std::nullopt;
        if (backslash + 1 == quoted.size()) return backslash;
        const char letter = quoted[backslash + 1];
        if (const std::size_t known = letters.find(letter); known != std::string_view::npos) {
            out.push_back(meant[known]);
            at = backslash + 2;
        } else {
            const auto after = letter == 'u' ? unicode_escape(quoted, backslash + 2, out) : std::nullopt;
            if (!after) return backslash;
            at = *after;
        }
    }
    return std::nullopt;
}

} // namespace apatite::json
