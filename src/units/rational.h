// Exact numbers. Every number that decides something is one of these, so that `1.1 * 50 > 55` is false.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "apatite/result.h"

namespace apatite {

/// A rational number of any size: two 64-bit integers while they fit (inline, no allocation), otherwise shared
/// immutable big integers. Always in lowest terms and in the small form when that fits, so `==` and `hash` are by
/// value. Immutable apart from assignment; safe to share between threads for reading.
class Rational {
public:
    constexpr Rational() noexcept = default;
    constexpr Rational(std::int64_t whole) noexcept : numerator_(whole) {} // NOLINT: whole numbers are rationals
    constexpr Rational(int whole) noexcept : numerator_(whole) {}          // NOLINT
    /// Doubles are refused: the decimal text is the number that was meant.
    Rational(std::floating_point auto) = delete;
    /// `denominator` must not be 0.
    Rational(std::int64_t numerator, std::int64_t denominator);

    /// Reads a decimal number as JSON and CQL write it: sign, digits, fraction, exponent (`-1.5e-3`; also a leading `+`
    /// and leading zeros). The exponent is within ±400 and the number has at most 800 digits when written without one;
    /// anything else is an error (`number-syntax`, `number-range`), never another number.
    static Result<Rational> parse(std::string_view text);

    bool is_zero() const noexcept { return !big_ && numerator_ == 0; }
    bool is_integer() const noexcept;
    /// -1, 0 or 1.
    int sign() const noexcept;
    /// True when the number is held in two 64-bit integers; then `small_numerator()` and `small_denominator()` are it.
    bool is_small() const noexcept { return !big_; }
    std::int64_t small_numerator() const noexcept { return numerator_; }
    std::int64_t small_denominator() const noexcept { return denominator_; }
    /// Bits of the numerator or the denominator, whichever is longer: a bound on the cost of using the number.
    std::size_t bits() const noexcept;
    /// The whole number, if it is one and fits.
    std::optional<std::int64_t> to_int64() const noexcept;
    /// The nearest double; for display and plots only, never for a decision.
    double to_double() const noexcept;

    Rational abs() const;
    Rational floor() const;
    Rational ceil() const;
    /// Toward zero.
    Rational truncate() const;
    /// To `digits` decimal places, halves away from zero: `round(-0.5)` is -1, as HL7's CQL tests have it.
    /// `digits` is taken within ±400.
    Rational round(int digits = 0) const;
    /// `exponent` within ±1000; a negative one needs a number other than 0.
    Rational pow(int exponent) const;

    /// The exact decimal when it ends (and has at most 800 fraction digits), otherwise rounded to 8 fraction digits.
    /// `Rational::parse(to_string())` gives the same number back whenever it came from `parse`.
    std::string to_string() const;
    /// For display: rounded to `significant` digits, trailing zeros dropped: `9.69`, `0.8`, `1.2e-9`, `150000`.
    std::string to_text(int significant) const;

    friend Rational operator+(const Rational& a, const Rational& b) {
        std::int64_t sum = 0;
        if (both_whole(a, b) && !__builtin_add_overflow(a.numerator_, b.numerator_, &sum)) return Rational(sum);
        return add(a, b);
    }
    friend Rational operator-(const Rational& a, const Rational& b) {
        std::int64_t difference = 0;
        if (both_whole(a, b) && !__builtin_sub_overflow(a.numerator_, b.numerator_, &difference))
            return Rational(difference);
        return subtract(a, b);
    }
    friend Rational operator*(const Rational& a, const Rational& b) {
        std::int64_t product = 0;
        if (both_whole(a, b) && !__builtin_mul_overflow(a.numerator_, b.numerator_, &product)) return Rational(product);
        return multiply(a, b);
    }
    /// `b` must not be 0; see `divide` for the checked form.
    friend Rational operator/(const Rational& a, const Rational& b) { return quotient(a, b); }
    Rational operator-() const;
    Rational& operator+=(const Rational& other) { return *this = *this + other; }
    Rational& operator-=(const Rational& other) { return *this = *this - other; }
    Rational& operator*=(const Rational& other) { return *this = *this * other; }
    Rational& operator/=(const Rational& other) { return *this = *this / other; }

    friend bool operator==(const Rational& a, const Rational& b) noexcept {
        if (!a.big_ && !b.big_) return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
        return compare(a, b) == 0;
    }
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) noexcept {
        if (both_whole(a, b)) return a.numerator_ <=> b.numerator_;
        return compare(a, b) <=> 0;
    }

    std::size_t hash() const noexcept;

    struct Big; ///< of the .cpp alone

private:
    explicit Rational(std::shared_ptr<const Big> big) noexcept;
    static bool both_whole(const Rational& a, const Rational& b) noexcept {
        return a.denominator_ == 1 && b.denominator_ == 1 && !a.big_ && !b.big_;
    }
    static Rational add(const Rational& a, const Rational& b);
    static Rational subtract(const Rational& a, const Rational& b);
    static Rational multiply(const Rational& a, const Rational& b);
    static Rational quotient(const Rational& a, const Rational& b);
    static int compare(const Rational& a, const Rational& b) noexcept;
    static Rational from_big(Big&& value);
    Big to_big() const;

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1; ///< > 0
    std::shared_ptr<const Big> big_;
};

/// Nothing when `b` is 0.
std::optional<Rational> divide(const Rational& a, const Rational& b);

/// The decimal with the fewest digits strictly between the two, and of those the one nearest to the middle: 12 between
/// 10.4 and 14, 1.4 between 1.35 and 1.47. The middle itself when nothing lies between. A person's example of a range.
Rational roundest_between(const Rational& low, const Rational& high);

inline const Rational& min(const Rational& a, const Rational& b) noexcept { return b < a ? b : a; }
inline const Rational& max(const Rational& a, const Rational& b) noexcept { return a < b ? b : a; }

} // namespace apatite

template <>
struct std::hash<apatite::Rational> {
    std::size_t operator()(const apatite::Rational& value) const noexcept { return value.hash(); }
};
