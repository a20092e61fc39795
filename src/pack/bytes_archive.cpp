#include "pack/bytes_archive.h"

#include <algorithm>

namespace apatite {

std::string_view BytesReader::take(std::size_t bytes) {
    sound_ = sound_ && bytes <= rest_.size();
    const std::string_view taken = rest_.substr(0, sound_ ? bytes : 0);
    rest_.remove_prefix(taken.size());
    return taken;
}

std::uint64_t BytesReader::long_number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::string_view byte = take(1);
        if (byte.empty()) return 0;
        value |= std::uint64_t{static_cast<unsigned char>(byte.front()) & 127U} << shift;
        if (static_cast<unsigned char>(byte.front()) < 128) break;
    }
    return value;
}

std::string_view BytesReader::text() {
    const std::uint64_t which = number();
    if (which < texts_.size()) return texts_[which];
    texts_.push_back(take(number()));
    return texts_.back();
}

std::size_t BytesReader::count() {
    const std::uint64_t sent = number();
    sound_ = sound_ && sent <= rest_.size();
    return sound_ ? sent : 0;
}

void BytesReader::block(std::vector<std::uint32_t>& values) {
    const std::uint64_t sent = number();
    sound_ = sound_ && sent <= rest_.size() / 4;
    const std::string_view bytes = take(sound_ ? sent * 4 : 0);
    values.resize(bytes.size() / 4);
    const auto byte = [&](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(bytes[at])}; };
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = byte(4 * i) | byte(4 * i + 1) << 8U | byte(4 * i + 2) << 16U | byte(4 * i + 3) << 24U;
}

const Unit& BytesReader::unit() {
    const auto [at, is_new] = units_.try_emplace(text());
    if (!is_new) return at->second;
    if (const auto parsed = Unit::parse(at->first))
        at->second = *parsed;
    else
        sound_ = false;
    return at->second;
}

namespace {

// A number beyond 64 bits as the whole numbers of its continued fraction.
std::vector<std::string> continued_fraction(Rational value) {
    std::vector<std::string> terms;
    for (;;) {
        const Rational whole = value.floor();
        terms.push_back(whole.to_string());
        if (whole == value) return terms;
        value = Rational(1) / (value - whole);
    }
}

Rational from_continued_fraction(const std::vector<std::string>& terms) {
    Rational value;
    for (auto term = terms.rbegin(); term != terms.rend(); ++term) {
        const auto whole = Rational::parse(*term);
        if (!whole) return {};
        value = term == terms.rbegin() || value.is_zero() ? *whole : *whole + Rational(1) / value;
    }
    return value;
}

} // namespace

void put(BytesWriter& archive, Rational& value) {
    bool small = value.is_small();
    put(archive, small);
    if (small) {
        std::int64_t above = value.small_numerator(), below = value.small_denominator();
        put(archive, above);
        put(archive, below);
    } else {
        auto terms = continued_fraction(value);
        put(archive, terms);
    }
}

void put(BytesReader& archive, Rational& value) {
    bool small = true;
    put(archive, small);
    if (small) {
        std::int64_t above = 0, below = 1;
        put(archive, above);
        put(archive, below);
        value = below == 1 ? Rational(above) : Rational(above, below == 0 ? 1 : below);
    } else {
        std::vector<std::string> terms;
        put(archive, terms);
        value = from_continued_fraction(terms);
    }
}

} // namespace apatite
