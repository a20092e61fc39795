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
            const Print print(names[i]);
            std::size_t slot = print.slot();
            while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
            slots_[slot] = static_cast<std::uint8_t>(i + 1);
            names_[i + 1] = names[i];
            prints_[i + 1] = print;
        }
        watched_ = number_of(watched);
    }

    /// 0 for a key that is not in it.
    constexpr std::uint8_t number_of(std::string_view key) const noexcept {
        const Print print(key);
        for (std::size_t slot = print.slot(); slots_[slot] != 0; slot = (slot + 1) % slots_.size()) {
            const std::uint8_t number = slots_[slot];
            if (print == prints_[number] && (key.size() <= 16 || key == names_[number])) return number;
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
    static constexpr std::size_t slot_bits = 10;

    // The first and the last eight characters, which is all of a key of sixteen.
    struct Print {
        std::uint64_t head = 0, tail = 0;
        std::size_t size = 0;

        constexpr Print() noexcept = default;
        constexpr explicit Print(std::string_view key) noexcept : size(key.size()) {
            if (size >= 8) {
                head = load<std::uint64_t>(key.data());
                tail = load<std::uint64_t>(key.data() + size - 8);
            } else if (size >= 4) {
                head = load<std::uint32_t>(key.data());
                tail = load<std::uint32_t>(key.data() + size - 4);
            } else {
                for (const char c : key) head = head << 8U | static_cast<unsigned char>(c);
            }
        }
        constexpr std::size_t slot() const noexcept {
            return (head + tail * 31 + size * 7) * 0x9E3779B97F4A7C15U >> (64 - slot_bits);
        }
        friend constexpr bool operator==(const Print&, const Print&) = default;

        // The same at compile time and at run time, on any machine.
        template <typename Word>
        static constexpr Word load(const char* from) noexcept {
            Word word = 0;
            if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
                std::memcpy(&word, from, sizeof(Word));
                return word;
            }
            for (std::size_t i = sizeof(Word); i-- > 0;)
                word = static_cast<Word>(word << 8U | static_cast<unsigned char>(from[i]));
            return word;
        }
    };

    std::array<std::uint8_t, std::size_t{1} << slot_bits> slots_{}; ///< numbers; 0 is empty
    std::array<Print, most + 1> prints_{};                          ///< by number
    std::array<std::string_view, most + 1> names_{};
    std::uint8_t watched_ = 0;
};

} // namespace apatite::json
