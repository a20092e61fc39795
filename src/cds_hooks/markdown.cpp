#include "cds_hooks/markdown.h"

#include <array>
#include <cstdint>
#include <optional>

#include "diagnostic/utf8.h"

namespace apatite::cds_hooks {

namespace {

enum class Way : std::uint8_t { as_it_is, after_backslash, as_blank };

constexpr auto ways = [] {
    std::array<Way, 256> found{};
    for (std::size_t c = 0; c < 0x20; ++c) found[c] = Way::as_blank;
    found[0x7F] = Way::as_blank;
    for (const char c : std::string_view("\\`*_{}[]<>()#|~&!"))
        found[static_cast<unsigned char>(c)] = Way::after_backslash;
    return found;
}();

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Way way = ways[static_cast<unsigned char>(text[i])];
        if (way == Way::as_it_is) continue;
        out.append(text.substr(written, i - written));
        out += way == Way::as_blank ? ' ' : '\\';
        written = way == Way::as_blank ? i + 1 : i;
    }
    out.append(text.substr(written));
    return out;
}

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t count = 0, at = 0, cut = 0; // cut: after `most - 1` characters, to leave room for the ellipsis
    while (at < text.size()) {
        const std::optional<Utf8Character> character = utf8_at(text, at);
        if (++count == most) cut = at;
        at += character ? character->bytes : 1;
    }
    if (count <= most) return std::string(text);
    const std::size_t space = text.substr(0, cut).rfind(' ');
    if (space != std::string_view::npos && space > cut / 2) cut = space;
    return std::string(text.substr(0, cut)) + "\u2026";
}

} // namespace apatite::cds_hooks
