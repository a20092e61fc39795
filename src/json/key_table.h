// The keys that a reader knows, numbered, so that it finds members by number.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

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
    constexpr KeyTable(std::span<const std::string_view> names, std::string_view watched) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            names_[i + 1] = names[i];
            prints_[i + 1] = Print(names[i]);
        }
        while (!fill(names.size()) && factor_ < most_tries) factor_ += 2;
        watched_ = number_of(watched);
    }

    /// 0 for a key that is not in it.
    constexpr std::uint8_t number_of(std::string_view key) const noexcept { return number_of(key, 0); }
    /// The same, quicker where the bytes behind the key may be read too: `readable` of them from its first.
    constexpr std::uint8_t number_of(std::string_view key, std::size_t readable) const noexcept {
        const Print print(key, readable);
        for (std::size_t slot = slot_of(print); slots_[slot] != 0; slot = (slot + 1) % slots_.size()) {
            const std::uint8_t number = slots_[slot];
            if (print == prints_[number] && (key.size() <= Print::whole || key == names_[number])) return number;
        }
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
    static constexpr std::size_t slot_bits = 12;
    static constexpr std::uint64_t most_tries = 400; ///< more names than can all have a slot of their own stay findable

    // The length and the first sixteen characters, with zeros behind those of a shorter key.
    struct Print {
        static constexpr std::size_t whole = 16;
        std::uint64_t head = 0, tail = 0;
        std::size_t size = 0;

        constexpr Print() noexcept = default;
        constexpr explicit Print(std::string_view key, std::size_t readable = 0) noexcept : size(key.size()) {
            if (!std::is_constant_evaluated() && std::endian::native == std::endian::little && readable >= whole) {
                const char* const kept = masks.data() + (whole - (size < whole ? size : whole));
                head = word_at(key.data()) & word_at(kept);
                tail = word_at(key.data() + 8) & word_at(kept + 8);
                return;
            }
            for (std::size_t i = 0; i < key.size() && i < whole; ++i)
                (i < 8 ? head : tail) |= std::uint64_t{static_cast<unsigned char>(key[i])} << (i % 8 * 8);
        }
        friend constexpr bool operator==(const Print& a, const Print& b) noexcept {
            return ((a.head ^ b.head) | (a.tail ^ b.tail) | (a.size ^ b.size)) == 0;
        }
        static std::uint64_t word_at(const char* from) noexcept {
            std::uint64_t word = 0;
            std::memcpy(&word, from, sizeof word);
            return word;
        }
    };

    // Sixteen bytes that keep all, then sixteen that keep nothing.
    static constexpr std::array<char, 2 * Print::whole> masks = [] {
        std::array<char, 2 * Print::whole> bytes{};
        for (std::size_t i = 0; i < Print::whole; ++i) bytes[i] = '\xFF';
        return bytes;
    }();

    constexpr std::size_t slot_of(const Print& print) const noexcept {
        return (print.head + (print.tail ^ print.size) * factor_) * 0x9E3779B97F4A7C15U >> (64 - slot_bits);
    }
    // False when two names fell into one slot; each has one all the same.
    constexpr bool fill(std::size_t count) {
        slots_ = {};
        bool each_its_own = true;
        for (std::size_t number = 1; number <= count; ++number) {
            std::size_t slot = slot_of(prints_[number]);
            for (; slots_[slot] != 0; slot = (slot + 1) % slots_.size()) each_its_own = false;
            slots_[slot] = static_cast<std::uint8_t>(number);
        }
        return each_its_own;
    }

    std::array<std::uint8_t, std::size_t{1} << slot_bits> slots_{}; ///< numbers; 0 is empty
    std::array<Print, most + 1> prints_{};                          ///< by number
    std::array<std::string_view, most + 1> names_{};
    std::uint64_t factor_ = 1; ///< that gives each name a slot of its own
    std::uint8_t watched_ = 0;
};

} // namespace apatite::json
