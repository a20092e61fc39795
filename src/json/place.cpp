#include <algorithm>

#include <fmt/format.h>

#include "json/tape.h"

namespace apatite::json {

Place place_in(std::string_view text, std::size_t offset) noexcept {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto lines = static_cast<std::size_t>(std::ranges::count(before, '\n'));
    const std::size_t line_start = before.rfind('\n') + 1; // npos + 1 is 0
    return {lines + 1, before.size() - line_start + 1};
}

Error error_at(std::string_view text, std::size_t offset, std::string code, std::string message) {
    const Place place = place_in(text, offset);
    return {std::move(code), fmt::format("line {}, column {}: {}", place.line, place.column, message)};
}

} // namespace apatite::json
