// Finds keys that stand twice in one object.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "json/key_table.h"

namespace apatite::json {

struct Tape;

/// Tells cheaply that no key of an object stands twice, which nearly every object has; may doubt wrongly, but not of
/// keys of the table. A row for the objects of each depth holds by key the number of the object that had it last, and
/// so is never cleared.
class SeenKeys {
public:
    static constexpr std::size_t others = 64; ///< places for keys that are not in the table
    using Row = std::array<std::uint32_t, KeyTable::most + 1 + others>;

    /// `number`: of the key in the table, or 0.
    static std::size_t place_of(std::string_view key, std::uint8_t number) noexcept {
        return number != 0 ? number : KeyTable::most + 1 + (KeyTable::mixed(key) >> 58);
    }
    Row& row(std::size_t depth) {
        while (rows_.size() <= depth) rows_.push_back(std::make_unique<Row>());
        return *rows_[depth];
    }
    std::uint32_t next_object() noexcept {
        if (++last_ == 0) { // after four billion objects
            for (const auto& row : rows_) row->fill(0);
            ++last_;
        }
        return last_;
    }

private:
    std::vector<std::unique_ptr<Row>> rows_;
    std::uint32_t last_ = 0; ///< no object is 0
};

/// Appends every key of the object at `object` that stood there before to `duplicate_keys`. O(n log n).
void note_duplicate_keys(Tape& tape, std::uint32_t object);

} // namespace apatite::json
