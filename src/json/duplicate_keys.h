// Finds keys that stand twice in one object.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "json/key_table.h"
#include "json/tape.h"

namespace apatite::json {

/// Tells cheaply that no key of an object stands twice, which nearly every object has; may doubt wrongly, but not of
/// keys of the table.
class KeyFilter {
public:
    /// `number`: of the key in the table, or 0.
    void add(std::string_view key, std::uint8_t number) noexcept {
        std::uint64_t& seen = number == 0 ? others_ : known_[number / 64U];
        const std::uint64_t bit = std::uint64_t{1} << (number == 0 ? KeyTable::mixed(key) >> 58 : number % 64U);
        repeats_ |= seen & bit;
        seen |= bit;
    }
    bool may_repeat() const noexcept { return repeats_ != 0; }

private:
    std::array<std::uint64_t, 4> known_{}; ///< a bit a number
    std::uint64_t others_ = 0;
    std::uint64_t repeats_ = 0;
};

/// Appends every key of the object at `object` that stood there before to `duplicate_keys`. O(n log n).
void note_duplicate_keys(Tape& tape, std::uint32_t object);

} // namespace apatite::json
