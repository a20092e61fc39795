// Every word that a condition or a finding of a pack can hold, numbered in lexical order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "findings/declaration.h"

namespace apatite {

/// A set of words as bits; `WordTable::stride` of them make one set.
using WordBits = std::uint64_t;

/// Words compare as their numbers do, because the numbers follow the order of the bytes (which in UTF-8 is that of the
/// code points, as CQL has it).
class WordTable {
public:
    WordTable() = default;
    /// The choices and sites of a catalogue and the literals of the conditions; repeats do no harm.
    WordTable(const FindingCatalogue& catalogue, std::vector<std::string> literals);

    std::size_t size() const noexcept { return words_.size(); }
    std::size_t stride() const noexcept { return (words_.size() + 63) / 64; }
    std::optional<std::uint32_t> find(std::string_view word) const noexcept;
    const std::string& word(std::uint32_t number) const { return words_[number]; }
    /// CQL's `~`: case and runs of blanks do not matter.
    bool equivalent(std::uint32_t a, std::uint32_t b) const noexcept { return folded_[a] == folded_[b]; }

    /// Equal, or one lies (transitively) within the other. False for words that are no sites unless they are equal.
    bool same_region(std::uint32_t a, std::uint32_t b) const noexcept;
    /// All words in the same region as `a`, as bits.
    const WordBits* region(std::uint32_t a) const noexcept { return regions_.data() + a * stride(); }

    friend bool operator==(const WordTable&, const WordTable&) = default;

private:
    friend struct GraphBytes;
    void relate(std::uint32_t a, std::uint32_t b) noexcept;
    void make_slots();
    std::size_t first_slot(std::string_view word) const noexcept;

    std::vector<std::string> words_;    ///< in order
    std::vector<std::uint32_t> slots_;  ///< word + 1, 0 is empty; open addressing, at most half full
    std::vector<std::uint32_t> folded_; ///< number of the first word that is equivalent
    std::vector<WordBits> regions_;     ///< a row of `stride()` for each word
};

} // namespace apatite
