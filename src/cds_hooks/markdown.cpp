#include "cds_hooks/markdown.h"

#include <optional>

#include "diagnostic/utf8.h"

namespace apatite::cds_hooks {

std::string escaped(std::string_view text) {
    constexpr std::string_view signs = "\\`*_{}[]<>()#|~&!";
    std::string out;
    for (const char c : text) {
        if (signs.find(c) != std::string_view::npos) out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
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
