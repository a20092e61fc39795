#include "diagnostic/utf8.h"

#include <array>

namespace apatite {
namespace {

struct Range {
    char32_t first, last;
};

constexpr std::array zero_width = {Range{0x0300, 0x036F}, Range{0x200B, 0x200F}, Range{0x20D0, 0x20FF},
                                   Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}};
constexpr std::array two_wide = {Range{0x1100, 0x115F},  Range{0x2E80, 0xA4CF},   Range{0xAC00, 0xD7A3},
                                 Range{0xF900, 0xFAFF},  Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
                                 Range{0xFFE0, 0xFFE6},  Range{0x1F300, 0x1F64F}, Range{0x1F900, 0x1F9FF},
                                 Range{0x20000, 0x3FFFD}};

template <std::size_t size>
bool lies_in(const std::array<Range, size>& ranges, char32_t character) noexcept {
    for (const Range& range : ranges) {
        if (character >= range.first && character <= range.last) return true;
    }
    return false;
}

struct Lead {
    std::size_t bytes;
    char32_t bits;
    char32_t smallest; // anything below is an overlong form
};

std::optional<Lead> lead(unsigned char byte) noexcept {
    if (byte < 0x80) return Lead{1, byte, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return Lead{2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte <= 0xEF) return Lead{3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte <= 0xF4) return Lead{4, byte & 0x07U, 0x10000};
    return std::nullopt;
}

} // namespace

std::optional<Utf8Character> utf8_at(std::string_view text, std::size_t offset) noexcept {
    const auto first = lead(static_cast<unsigned char>(text[offset]));
    if (!first || offset + first->bytes > text.size()) return std::nullopt;
    char32_t value = first->bits;
    for (std::size_t i = 1; i < first->bytes; ++i) {
        const auto byte = static_cast<unsigned char>(text[offset + i]);
        if ((byte & 0xC0U) != 0x80U) return std::nullopt;
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < first->smallest || surrogate || value > 0x10FFFF) return std::nullopt;
    return Utf8Character{value, first->bytes};
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) noexcept {
    for (std::size_t offset = 0; offset < text.size();) {
        const auto character = utf8_at(text, offset);
        if (!character) return offset;
        offset += character->bytes;
    }
    return std::nullopt;
}

std::size_t display_columns(char32_t character) noexcept {
    if (character < 0x0300) return 1;
    if (lies_in(zero_width, character)) return 0;
    return lies_in(two_wide, character) ? 2 : 1;
}

} // namespace apatite
