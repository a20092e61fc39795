// What kind of thing a unit measures.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace apatite {

/// Base dimensions. UCUM's seven, and two of our own: UCUM reads `mol` and `eq` as plain numbers, which would let
/// 5 mmol/L pass for a count per volume, or for 5 meq/L of calcium.
enum class Base : std::uint8_t { length, time, mass, angle, temperature, charge, luminous, amount, equivalent };
inline constexpr std::size_t base_count = 9;

/// A product of powers of base dimensions and of arbitrary units (`[IU]`, `[arb'U]`, `[pH]`), each of which is a
/// dimension of its own and so comparable only with itself.
class Dimension {
public:
    Dimension() noexcept = default; ///< a plain number
    static Dimension of(Base base, int exponent = 1) noexcept;
    static Dimension of_arbitrary(std::string symbol, int exponent = 1);

    int exponent(Base base) const noexcept { return exponents_[static_cast<std::size_t>(base)]; }
    bool is_number() const noexcept { return *this == Dimension(); }
    bool has_arbitrary() const noexcept { return !arbitrary_.empty(); }
    /// Symbols with their exponents, by symbol.
    const std::vector<std::pair<std::string, std::int32_t>>& arbitrary() const noexcept { return arbitrary_; }

    Dimension pow(int exponent) const;
    friend Dimension operator*(const Dimension& a, const Dimension& b);
    friend Dimension operator/(const Dimension& a, const Dimension& b) { return a * b.pow(-1); }
    friend bool operator==(const Dimension&, const Dimension&) = default;

    /// For messages: `mass per volume`, `substance per volume`, `[IU] per volume`, `time`, `a plain number`.
    std::string to_words() const;
    std::size_t hash() const noexcept;

private:
    std::array<std::int32_t, base_count> exponents_{};
    std::vector<std::pair<std::string, std::int32_t>> arbitrary_; ///< by symbol, no exponent 0
};

} // namespace apatite

template <>
struct std::hash<apatite::Dimension> {
    std::size_t operator()(const apatite::Dimension& dimension) const noexcept { return dimension.hash(); }
};
