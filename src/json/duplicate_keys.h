// Finds keys that stand twice in one object.
#pragma once

#include <cstdint>
#include <string_view>

#include "json/tape.h"

namespace apatite::json {

/// Tells cheaply that no key of an object stands twice, which nearly every object has; may doubt wrongly.
class KeyFilter {
public:
    void add(std::string_view key) noexcept {
        const std::size_t size = key.size();
        const auto at = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(key[i])}; };
        const std::uint64_t mixed = size == 0 ? 0 : size + at(0) * 7 + at(size / 2) * 31 + at(size - 1) * 113;
        const std::uint64_t bit = std::uint64_t{1} << (mixed * 0x9E3779B97F4A7C15U >> 58);
        repeats_ = repeats_ || (seen_ & bit) != 0;
        seen_ |= bit;
    }
    bool may_repeat() const noexcept { return repeats_; }

private:
    std::uint64_t seen_ = 0;
    bool repeats_ = false;
};

/// Appends every key of the object at `object` that stood there before to `duplicate_keys`. O(n log n).
void note_duplicate_keys(Tape& tape, std::uint32_t object);

} // namespace apatite::json
