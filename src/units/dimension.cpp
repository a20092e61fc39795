#include "units/dimension.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace apatite {

namespace {

struct NamedDimension {
    Dimension dimension;
    std::string_view words;
};

constexpr std::array<std::string_view, base_count> base_words = {
    "length",    "time",       "mass", "angle", "temperature", "electric charge", "luminous intensity",
    "substance", "equivalents"};

/// Compound dimensions that have a name of their own.
std::vector<NamedDimension> make_named() {
    const auto length = Dimension::of(Base::length);
    const auto time = Dimension::of(Base::time);
    const auto force = Dimension::of(Base::mass) * length / time.pow(2);
    return {{force, "force"},
            {force / length.pow(2), "pressure"},
            {force * length, "energy"},
            {force * length / time, "power"},
            {length.pow(2), "area"},
            {length.pow(3), "volume"},
            {time.pow(-1), "frequency"},
            {Dimension::of(Base::charge) / time, "electric current"},
            {Dimension::of(Base::amount) / time, "catalytic activity"},
            {Dimension::of(Base::amount) / time / length.pow(3), "catalytic activity per volume"}};
}

std::string_view name_of(const Dimension& dimension) {
    static const std::vector<NamedDimension> named = make_named();
    const auto found = std::find_if(named.begin(), named.end(),
                                    [&](const NamedDimension& entry) { return entry.dimension == dimension; });
    return found == named.end() ? std::string_view() : found->words;
}

std::string powered(std::string_view word, int exponent) {
    if (exponent == 1) return std::string(word);
    return std::string(word) + "^" + std::to_string(exponent);
}

void append(std::string& list, std::string_view word) {
    if (!list.empty()) list += " ";
    list += word;
}

std::string length_words(int exponent) {
    if (exponent == 2) return "area";
    if (exponent == 3) return "volume";
    return powered("length", exponent);
}

} // namespace

Dimension Dimension::of(Base base, int exponent) noexcept {
    Dimension dimension;
    dimension.exponents_[static_cast<std::size_t>(base)] = exponent;
    return dimension;
}

Dimension Dimension::of_arbitrary(std::string symbol, int exponent) {
    Dimension dimension;
    if (exponent != 0) dimension.arbitrary_.emplace_back(std::move(symbol), exponent);
    return dimension;
}

Dimension Dimension::pow(int exponent) const {
    if (exponent == 0) return {};
    Dimension result = *this;
    for (std::int32_t& own : result.exponents_) own *= exponent;
    for (auto& [symbol, own] : result.arbitrary_) own *= exponent;
    return result;
}

Dimension operator*(const Dimension& a, const Dimension& b) {
    Dimension result = a;
    for (std::size_t i = 0; i < base_count; ++i) result.exponents_[i] += b.exponents_[i];
    for (const auto& [symbol, exponent] : b.arbitrary_) {
        const auto place =
            std::lower_bound(result.arbitrary_.begin(), result.arbitrary_.end(), symbol,
                             [](const auto& entry, const std::string& key) { return entry.first < key; });
        if (place == result.arbitrary_.end() || place->first != symbol)
            result.arbitrary_.emplace(place, symbol, exponent);
        else
            place->second += exponent;
    }
    std::erase_if(result.arbitrary_, [](const auto& entry) { return entry.second == 0; });
    return result;
}

std::string Dimension::to_words() const {
    if (is_number()) return "a plain number";
    if (const std::string_view name = name_of(*this); !name.empty()) return std::string(name);
    std::string above;
    std::string below;
    const auto add = [&](int exponent, const std::string& words) {
        if (exponent != 0) append(exponent > 0 ? above : below, words);
    };
    // The measured thing first, then the space and time that it is told by.
    for (const auto& [symbol, exponent] : arbitrary_) add(exponent, powered(symbol, std::abs(exponent)));
    for (const Base base : {Base::mass, Base::amount, Base::equivalent, Base::charge, Base::luminous, Base::temperature,
                            Base::angle, Base::length, Base::time}) {
        const int size = std::abs(exponent(base));
        add(exponent(base),
            base == Base::length ? length_words(size) : powered(base_words[static_cast<std::size_t>(base)], size));
    }
    if (below.empty()) return above;
    return (above.empty() ? "a number" : above) + " per " + below;
}

std::size_t Dimension::hash() const noexcept {
    std::size_t result = 17;
    for (const std::int32_t exponent : exponents_) result = result * 31 + static_cast<std::size_t>(exponent + 64);
    for (const auto& [symbol, exponent] : arbitrary_)
        result = (result * 31 + std::hash<std::string>{}(symbol)) * 31 + static_cast<std::size_t>(exponent + 64);
    return result;
}

} // namespace apatite
