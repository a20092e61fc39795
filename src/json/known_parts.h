// Objects and lists that were read before, recognised by their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "json/tape.h"

namespace apatite::json {

/// Records say the same things again and again: a code of a system, a status. Where the very bytes of an object or a
/// list stand again, what was found of them is copied. Every byte is looked at all the same: it is compared with one
/// that was validated. Holds pieces of the texts that were read, up to a bound; when it is full, it begins anew. For
/// one thread, and for documents that are read with one and the same table of keys.
class KnownParts {
public:
    static constexpr std::size_t most = 1000, most_bytes = 512, most_nodes = 64;

    /// Stands before the text of a part, behind which stand its nodes: places in the text and in the list are counted
    /// from the part's own beginning. Each begins with a block: what is read together stands together.
    struct Part {
        std::uint32_t bytes = 0;
        std::uint32_t height = 0; ///< 1: nothing open within it
        std::uint64_t unused = 0;

        std::string_view text() const noexcept { return {data(), bytes}; }
        const char* nodes() const noexcept { return data() + blocks(bytes) * sizeof(Part); }

    private:
        const char* data() const noexcept { return reinterpret_cast<const char*>(this + 1); }
    };
    /// Where a part stands or may come to stand. Where what follows a part begins is told here, and without a look at
    /// the part: reading on waits for it.
    struct Slot {
        std::uint64_t mix = 0;
        std::uint32_t part = 0;    ///< its block; where there is none, the document in which it was looked for last
        std::uint16_t offsets = 0; ///< of the structure; 0: there is none
        std::uint16_t nodes = 0;
    };

    /// A part is looked for by some of its bytes or of those behind it: so many offsets follow its own in the
    /// structure, and so many bytes the last but one of them. So many stand before it: most of its key.
    static constexpr std::size_t offsets_behind = 12, bytes_behind = 8, bytes_before = 8;

    /// A document begins. Empties what is full. False for the first: who reads only one needs no memory for it.
    bool begin();
    /// How often it was emptied: numbers of parts hold until then.
    std::size_t emptied() const noexcept { return emptied_; }

    /// By the offset of its bracket, `bytes_before` from the beginning of the text or more.
    static std::uint64_t mix_of(const char* text, const std::uint32_t* at) noexcept {
        // In `"code":{"coding":[{"system":"...","code":"..."` the seventh and the eleventh are the system and the code.
        // Each word by a factor of its own: all of them at the same time.
        return word(text + at[0] - bytes_before) * 0x9E3779B97F4A7C15U + word(text + at[7]) * 0xC2B2AE3D27D4EB4FU +
               word(text + at[11]) * 0x165667B19E3779F9U + word(text + at[12] - 8) * 0xD6E8FEB86659FD93U;
    }
    Slot& slot_of(std::uint64_t mix) noexcept { return slots_[mix >> (64 - slot_bits)]; }
    /// The part of this mix that stands at the beginning of `text`; null where it is another one or none.
    const Part* part_in(const Slot& slot, std::uint64_t mix, std::string_view text) const noexcept {
        if (slot.mix != mix || slot.offsets == 0) return nullptr;
        const Part& part = blocks_[slot.part];
        return text.starts_with(part.text()) ? &part : nullptr;
    }
    /// Was it this mix that was looked for here the last time, and in another document? Then it is worth to be kept.
    bool comes_again(Slot& slot, std::uint64_t mix) const noexcept {
        if (slot.offsets != 0 || count_ == most) return false;
        const bool same = std::exchange(slot.mix, mix) == mix;
        return std::exchange(slot.part, document_) != document_ && same;
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
    static constexpr std::size_t blocks(std::size_t bytes) noexcept {
        return (bytes + sizeof(Part) - 1) / sizeof(Part);
    }

    std::vector<Slot> slots_;
    std::vector<Part> blocks_; ///< of 16 bytes: parts, their texts and nodes; the first is none
    std::size_t count_ = 0;    ///< of parts
    std::size_t emptied_ = 0;
    std::uint32_t document_ = 0; ///< its number
};

} // namespace apatite::json
