// JSON's grammar of numbers and escapes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace apatite::json {

/// Is the whole text one JSON number?
bool is_number(std::string_view text) noexcept;

/// Appends the characters of a string that holds escapes; the offset of the first wrong escape instead, if there is one
/// (a lone surrogate is one: it is no character).
std::optional<std::size_t> unescape(std::string_view quoted, std::string& out);

} // namespace apatite::json
