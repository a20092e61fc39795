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
    constexpr std::uint8_t number_of(std::string_view key) const noexcept {
        return number_of(Print(key), [&](std::uint8_t number) { return names_[number] == key; });
    }
    /// The same of `"key":` in a text, `size` with its quotes and colon; 0 where there is anything else, a blank before
    /// the colon, too. `before` bytes before it and as many from its first may be read, whatever its size.
    static constexpr std::size_t before = 8;
    std::uint8_t number_in(const char* quoted, std::size_t size) const noexcept {
        return number_of(Print(quoted, size), [&](std::uint8_t number) {
            return Print::word_at(quoted + 8) == prints_[number].middle &&
                   (size <= 24 || names_[number] == std::string_view(quoted + 1, size - 3));
        });
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

    // Of `"key":`, so that its quotes and colon are compared with it: the length, the first eight characters and the
    // last eight. What is shorter stands at the upper end of `head` and at the lower of `tail`, beside zeros.
    struct Print {
        std::uint64_t head = 0, tail = 0, size = 0;
        std::uint64_t middle = 0; ///< from the ninth; only of names

        constexpr Print() noexcept = default;
        constexpr explicit Print(std::string_view key) noexcept : size(key.size() + 3) {
            const auto at = [&](std::size_t i) {
                return i == 0 || i == key.size() + 1 ? '"' : i > key.size() ? ':' : key[i - 1];
            };
            const std::size_t few = size < 8 ? size : 8;
            for (std::size_t i = 0; i < few; ++i) {
                head |= byte(at(i)) << ((8 - few + i) * 8);
                tail |= byte(at(size - few + i)) << (i * 8);
            }
            for (std::size_t i = 8; i < 16 && i < size; ++i) middle |= byte(at(i)) << ((i - 8) * 8);
        }
        Print(const char* quoted, std::size_t length) noexcept : size(length) {
            const std::size_t unused = (length < 8 ? 8 - length : 0) * 8;
            head = word_at(quoted) << unused;
            tail = word_at(quoted + length - 8) >> unused;
        }
        constexpr bool agrees(const Print& other) const noexcept {
            return head == other.head && tail == other.tail && size == other.size;
        }
        static std::uint64_t word_at(const char* from) noexcept {
            std::uint64_t word = 0;
            if constexpr (std::endian::native == std::endian::little)
                std::memcpy(&word, from, sizeof word);
            else
                for (std::size_t i = 0; i < sizeof word; ++i) word |= byte(from[i]) << (i * 8);
            return word;
        }

    private:
        static constexpr std::uint64_t byte(char c) noexcept { return static_cast<unsigned char>(c); }
    };

    template <typename SameRest>
    constexpr std::uint8_t number_of(const Print& print, const SameRest& same_rest) const noexcept {
        for (std::size_t slot = slot_of(print); slots_[slot] != 0; slot = (slot + 1) % slots_.size()) {
            const std::uint8_t number = slots_[slot];
            if (print.agrees(prints_[number]) && (print.size <= 16 || same_rest(number))) return number;
        }
        return 0;
    }

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
