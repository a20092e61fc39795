// A hash of short texts, such as codes and ids, by their words.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace apatite {

template <typename Word>
std::uint64_t word_at(const char* from) noexcept {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// Most codes are no longer than sixteen characters: the first and the last words of one are all of it. Not the same on
/// every machine.
inline std::uint64_t hash_of_text(std::string_view text, std::uint64_t seed) noexcept {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    const std::size_t size = text.size();
    const char* const from = text.data();
    std::uint64_t hash = (seed + size) * factor;
    const auto add = [&](std::uint64_t word) { hash = (hash ^ word) * factor, hash ^= hash >> 32U; };
    if (size >= 8) {
        for (std::size_t i = 0; i + 8 < size; i += 8) add(word_at<std::uint64_t>(from + i));
        add(word_at<std::uint64_t>(from + size - 8));
    } else if (size >= 4) {
        add(word_at<std::uint32_t>(from) << 32U | word_at<std::uint32_t>(from + size - 4));
    } else {
        for (const char c : text) add(static_cast<unsigned char>(c));
    }
    return hash;
}

} // namespace apatite
