#include <array>
#include <optional>

#include "terminology/code.h"

namespace apatite {
namespace {

bool is_word(unsigned char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

bool changes_meaning(char c) noexcept { return std::string_view("?!+=<>%~#").find(c) != std::string_view::npos; }

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Bytes of a Unicode blank or dash at `i`: the no-break space, and General Punctuation (U+2000 to U+206F).
std::size_t wide_blank(std::string_view text, std::size_t i) noexcept {
    if (text.substr(i).starts_with("\xC2\xA0")) return 2;
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    if (i + 2 >= text.size() || byte(i) != 0xE2) return 0;
    return byte(i + 1) == 0x80 || (byte(i + 1) == 0x81 && byte(i + 2) <= 0xAF) ? 3 : 0;
}

// In UTF-8 the Latin-1 capitals are C3 80 to C3 9E, their small letters 0x20 further; C3 97 is the sign of times.
char lower_latin1(std::string_view text, std::size_t i) noexcept {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool after_lead = i > 0 && static_cast<unsigned char>(text[i - 1]) == 0xC3;
    const bool capital = byte >= 0x80 && byte <= 0x9E && byte != 0x97;
    return after_lead && capital ? static_cast<char>(byte + 0x20) : text[i];
}

bool inside_word(std::string_view text, std::size_t i) noexcept {
    return i > 0 && i + 1 < text.size() && is_word(static_cast<unsigned char>(text[i - 1])) &&
           is_word(static_cast<unsigned char>(text[i + 1]));
}

// The byte that stands for the one at `i`; nothing when it only separates.
std::optional<char> kept(std::string_view text, std::size_t i) noexcept {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80) return lower_latin1(text, i);
    if (is_word(byte)) return lower(text[i]);
    if (changes_meaning(text[i]) || (text[i] == '-' && !inside_word(text, i))) return text[i];
    return std::nullopt;
}

/// By byte: the one that stands for an ASCII letter or digit; 0 for any other.
constexpr auto plain = [] {
    std::array<char, 256> table{};
    for (unsigned char c = '0'; c <= '9'; ++c) table[c] = static_cast<char>(c);
    for (unsigned char c = 'a'; c <= 'z'; ++c)
        table[c] = table[static_cast<unsigned char>(c - 'a' + 'A')] = static_cast<char>(c);
    return table;
}();

} // namespace

std::string normalise_text(std::string_view text) {
    std::string out(text.size(), '\0'); // never longer: what is folded away leaves one blank at most
    std::size_t size = 0;
    bool blank_before = false;
    const auto keep = [&](char c) {
        if (blank_before && size != 0) out[size++] = ' ';
        blank_before = false;
        out[size++] = c;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (const char letter = plain[static_cast<unsigned char>(text[i])]; letter != 0) { // nearly every byte
            keep(letter);
        } else if (text[i] == ' ') {
            blank_before = true;
        } else if (const std::size_t bytes = wide_blank(text, i); bytes != 0) {
            blank_before = true;
            i += bytes - 1;
        } else if (const auto c = kept(text, i)) {
            keep(*c);
        } else {
            blank_before = true;
        }
    }
    out.resize(size);
    return out;
}

} // namespace apatite
