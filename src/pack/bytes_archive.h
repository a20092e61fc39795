// Values to bytes and back, for the pack and the graph that are compiled into the library. Both archives share one
// function a type, `fields(archive, value)`, so that what is written is what is read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "units/rational.h"
#include "units/unit.h"

namespace apatite {

/// Appends. Numbers take seven bits a byte; a text is written once and then named by its number.
class BytesWriter {
public:
    static constexpr bool reads = false;

    /// How many texts there are, then all that was put.
    std::string take() {
        const std::string bytes = std::exchange(bytes_, {});
        number(numbers_.size());
        return std::move(bytes_) + bytes;
    }
    void number(std::uint64_t value) {
        for (; value >= 128; value >>= 7U) bytes_ += static_cast<char>(value | 128U);
        bytes_ += static_cast<char>(value);
    }
    void text(const std::string& value) {
        const auto [at, is_new] = numbers_.emplace(value, numbers_.size());
        number(at->second);
        if (!is_new) return;
        number(value.size());
        bytes_ += value;
    }
    void block(const std::vector<std::uint32_t>& values) {
        number(values.size());
        for (const std::uint32_t value : values)
            for (const unsigned shift : {0U, 8U, 16U, 24U}) bytes_ += static_cast<char>(value >> shift & 255U);
    }

private:
    std::string bytes_;
    std::unordered_map<std::string, std::size_t> numbers_;
};

/// Takes back what a writer wrote. Damage is noticed at the end of the bytes at the latest, never read beyond.
class BytesReader {
public:
    static constexpr bool reads = true;

    explicit BytesReader(std::string_view bytes) : rest_(bytes) { texts_.reserve(count()); }
    /// Everything was read, and nothing was missing.
    bool finished() const noexcept { return sound_ && rest_.empty(); }
    std::uint64_t number() {
        if (!rest_.empty() && static_cast<unsigned char>(rest_.front()) < 128) { // nearly every number
            const auto value = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            return value;
        }
        return long_number();
    }
    std::string_view text();
    /// The next numbers of four bytes each; nothing when they are not all there.
    void block(std::vector<std::uint32_t>& values);
    /// How many elements follow; each takes a byte at least.
    std::size_t count();
    /// Units repeat, and their text is all there is to them.
    const Unit& unit();

private:
    std::uint64_t long_number();
    std::string_view take(std::size_t bytes);

    std::string_view rest_;
    bool sound_ = true;
    std::vector<std::string_view> texts_;
    std::map<std::string_view, Unit> units_;
};

void put(BytesWriter& archive, Rational& value);
void put(BytesReader& archive, Rational& value);

template <typename Archive>
void put(Archive& archive, std::string& value) {
    if constexpr (Archive::reads)
        value = archive.text();
    else
        archive.text(value);
}

// Signed numbers have their sign in the lowest bit, so that small ones stay short.
template <typename Archive, typename T>
requires(std::is_integral_v<T> || std::is_enum_v<T>) void put(Archive& archive, T& value) {
    if constexpr (Archive::reads) {
        const std::uint64_t sent = archive.number();
        value = static_cast<T>(static_cast<std::int64_t>(sent >> 1U) ^ -static_cast<std::int64_t>(sent & 1U));
    } else {
        const auto wide = static_cast<std::int64_t>(value);
        archive.number((static_cast<std::uint64_t>(wide) << 1U) ^ static_cast<std::uint64_t>(wide >> 63));
    }
}

template <typename Archive>
void put(Archive& archive, Unit& value) {
    if constexpr (Archive::reads)
        value = archive.unit();
    else
        archive.text(value.text());
}

template <typename Archive, typename T>
void put(Archive& archive, std::optional<T>& value) {
    bool there = value.has_value();
    put(archive, there);
    if (Archive::reads && there) value.emplace();
    if (there) put(archive, *value);
}

template <typename Archive, typename A, typename B>
void put(Archive& archive, std::pair<A, B>& value) {
    put(archive, value.first);
    put(archive, value.second);
}

template <typename Archive, typename T>
void put(Archive& archive, std::vector<T>& values) {
    if constexpr (Archive::reads)
        values.resize(archive.count());
    else
        archive.number(values.size());
    for (T& value : values) put(archive, value);
}

/// Long lists of positions: four bytes each are quicker to read back than to shorten.
template <typename Archive>
void put(Archive& archive, std::vector<std::uint32_t>& values) {
    archive.block(values);
}

template <typename Archive, typename T>
void put(Archive& archive, std::map<std::string, T>& values) {
    std::vector<std::pair<std::string, T>> list(values.begin(), values.end());
    put(archive, list);
    if constexpr (Archive::reads)
        for (auto& each : list) values.emplace_hint(values.end(), std::move(each));
}

/// Anything else is a structure with `fields`.
template <typename Archive, typename T>
void put(Archive& archive, T& value) {
    fields(archive, value);
}

template <typename Archive, typename... Values>
void put_all(Archive& archive, Values&... values) {
    (put(archive, values), ...);
}

} // namespace apatite
