// The keys that a reader knows, numbered, so that it finds members by number.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace apatite::json {

/// A key by its number in the table that the document was read with, and by its name for any other document.
struct Key {
    std::uint8_t number = 0;
    std::string_view name;
};

/// Built once, at compile time where its names are known; immutable. Names are numbered from 1 in their order.
class KeyTable {
public:
    static constexpr std::size_t most = 255;

    /// At most `most` names, each once; they must outlive the table. A document tells the places of the key `watched`
    /// without being searched (`Value::holds_watched_key`).
    constexpr KeyTable(std::span<const std::string_view> names, std::string_view watched) : names_(names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::size_t slot = hash(names[i]);
            while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
            slots_[slot] = static_cast<std::uint8_t>(i + 1);
        }
        watched_ = number_of(watched);
    }

    /// 0 for a key that is not in it.
    constexpr std::uint8_t number_of(std::string_view key) const noexcept {
        for (std::size_t slot = hash(key); slots_[slot] != 0; slot = (slot + 1) % slots_.size())
            if (names_[slots_[slot] - 1U] == key) return slots_[slot];
        return 0;
    }
    constexpr std::uint8_t watched() const noexcept { return watched_; }

    /// Mixes the length with three characters, which tells most keys apart.
    static constexpr std::uint64_t mixed(std::string_view key) noexcept {
        const std::size_t size = key.size();
        const auto at = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(key[i])}; };
        const std::uint64_t sum = size == 0 ? 0 : size + at(0) * 7 + at(size / 2) * 31 + at(size - 1) * 113;
        return sum * 0x9E3779B97F4A7C15U;
    }

private:
    static constexpr std::size_t slot_bits = 10;
    static constexpr std::size_t hash(std::string_view key) noexcept { return mixed(key) >> (64 - slot_bits); }

    std::span<const std::string_view> names_;
    std::array<std::uint8_t, std::size_t{1} << slot_bits> slots_{}; ///< numbers; 0 is empty
    std::uint8_t watched_ = 0;
};

} // namespace apatite::json
