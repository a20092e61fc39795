// UTF-8, one character at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace apatite {

/// A character and the number of bytes it takes.
struct Utf8Character {
    char32_t value = 0;
    std::size_t bytes = 0;
};

/// The character at `offset`; nothing when the bytes there are not UTF-8 (overlong forms, surrogates, beyond U+10FFFF
/// and cut-off sequences are not). `offset` must be inside `text`.
std::optional<Utf8Character> utf8_at(std::string_view text, std::size_t offset) noexcept;

/// Offset of the first byte that is not UTF-8.
std::optional<std::size_t> first_invalid_utf8(std::string_view text) noexcept;

/// Columns on a terminal: 0 for combining marks, 2 for wide East Asian characters and most emoji, otherwise 1.
std::size_t display_columns(char32_t character) noexcept;

} // namespace apatite
