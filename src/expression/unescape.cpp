#include "expression/unescape.h"

#include <optional>

namespace apatite {
namespace {

std::optional<unsigned> hexadecimal(std::string_view digits) {
    unsigned code = 0;
    for (const char c : digits) {
        constexpr std::string_view hex = "0123456789abcdef";
        const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        const std::size_t digit = hex.find(lower);
        if (digit == std::string_view::npos) return std::nullopt;
        code = code * 16 + static_cast<unsigned>(digit);
    }
    return code;
}

// As UTF-8; up to four hexadecimal digits.
void append(unsigned code, std::string& value) {
    const auto put = [&value](unsigned byte) { value += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

} // namespace

std::size_t unescape(std::string_view text, std::string& value) {
    constexpr std::string_view letters = "'\"`\\/fnrt";
    constexpr std::string_view meant = "'\"`\\/\f\n\r\t";
    if (text.size() < 2 || text[0] != '\\') return 0;
    if (const std::size_t found = letters.find(text[1]); found != std::string_view::npos) {
        value += meant[found];
        return 2;
    }
    if (text[1] != 'u' || text.size() < 6) return 0;
    const std::optional<unsigned> code = hexadecimal(text.substr(2, 4));
    if (!code || *code == 0 || (*code >= 0xD800 && *code <= 0xDFFF)) return 0; // half a pair is no character
    append(*code, value);
    return 6;
}

} // namespace apatite
