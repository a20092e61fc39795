// Objects and lists that were read before, recognised by their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/tape.h"

namespace apatite::json {

/// Records say the same things again and again: a code of a system, a status. Where the very bytes of an object or a
/// list stand again, what was found of them is copied. Every byte is looked at all the same: it is compared with one
/// that was validated. Holds pieces of the texts that were read, up to a bound; when it is
/// full, it begins anew. For one thread, and for
/// documents that are read with one and the same table of keys.
class KnownParts {
public:
    static constexpr std::size_t most = 1000, most_bytes = 512, most_nodes = 64;

    struct Part {
        std::string text;
        std::vector<Node> nodes; ///< places in the text and in the list counted from the part's own beginning
        std::size_t offsets = 0; ///< of the structure
        std::size_t height = 0;  ///< 1: nothing open within it
    };
    /// Where a part stands or may come to stand.
    struct Slot {
        std::uint64_t mix = 0;
        std::uint32_t part = 0;     ///< its number, from 1
        std::uint32_t document = 0; ///< in which it was looked for last, while there is none
    };

    /// A part is looked for by some of its bytes or of those behind it: so many offsets follow its own in the
    /// structure, and so many bytes the last but one of them.
    static constexpr std::size_t offsets_behind = 12, bytes_behind = 8;

    /// A document begins. Empties what is full. False for the first: who reads only one needs no memory for it.
    bool begin();
    /// How often it was emptied: numbers of parts hold until then.
    std::size_t emptied() const noexcept { return emptied_; }

    /// By the offset of its bracket and the number of its key.
    static std::uint64_t mix_of(const char* text, const std::uint32_t* at, std::uint16_t key) noexcept {
        // In `{"coding":[{"system":"...","code":"..."` the seventh and the eleventh are the system and the code.
        return mixed(word(text + at[7]), word(text + at[11]), word(text + at[12] - 8) + key);
    }
    Slot& slot_of(std::uint64_t mix) noexcept { return slots_[mix >> (64 - slot_bits)]; }
    /// The part of this mix that stands at the beginning of `text`; null where it is another one or none.
    const Part* part_in(const Slot& slot, std::uint64_t mix, std::string_view text) const noexcept {
        if (slot.part == 0 || slot.mix != mix) return nullptr;
        const Part& part = parts_[slot.part - 1];
        return text.starts_with(part.text) ? &part : nullptr;
    }
    /// Was it this mix that was looked for here the last time, and in another document? Then it is worth to be kept.
    bool comes_again(Slot& slot, std::uint64_t mix) const noexcept {
        if (slot.part != 0 || parts_.size() == most) return false;
        const bool same = std::exchange(slot.mix, mix) == mix;
        if (same && slot.document != document_) return true;
        slot.document = document_;
        return false;
    }
    /// Keeps the part at `first` of the nodes, `offsets` long in the structure, and numbers it; does nothing with one
    /// that is too big or holds an escape.
    void keep(Slot& slot, Tape& tape, std::size_t first, std::size_t count, std::size_t offsets);

private:
    static constexpr std::size_t slot_bits = 12, slot_count = std::size_t{1} << slot_bits;
    static std::uint64_t word(const char* from) noexcept {
        std::uint64_t read = 0;
        std::memcpy(&read, from, sizeof read);
        return read;
    }
    static constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c) noexcept {
        constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
        const std::uint64_t both = (a * factor ^ b) * factor;
        return ((both ^ both >> 32U) + c) * factor;
    }

    std::vector<Slot> slots_;
    std::vector<Part> parts_;
    std::size_t emptied_ = 0;
    std::uint32_t document_ = 0; ///< its number
};

} // namespace apatite::json
