#include "units/rational.h"

#include <array>
#include <cassert>
#include <limits>
#include <numeric>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

namespace apatite {

using BigInt = boost::multiprecision::cpp_int;
using BigRational = boost::multiprecision::cpp_rational;

struct Rational::Big {
    BigRational value;
};

namespace {

__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

constexpr bool fits(Wide value) noexcept { return value >= smallest && value <= largest; }

constexpr std::uint64_t magnitude(std::int64_t value) noexcept {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

std::int64_t common_divisor(std::int64_t a, std::int64_t positive) noexcept {
    return static_cast<std::int64_t>(std::gcd(magnitude(a), magnitude(positive)));
}

/// The quotient rounded down; `denominator` > 0.
constexpr std::int64_t floor_divide(std::int64_t numerator, std::int64_t denominator) noexcept {
    const std::int64_t quotient = numerator / denominator;
    return numerator % denominator < 0 ? quotient - 1 : quotient;
}

BigInt floor_divide(const BigInt& numerator, const BigInt& denominator) {
    BigInt quotient;
    BigInt remainder;
    boost::multiprecision::divide_qr(numerator, denominator, quotient, remainder);
    if (remainder < 0) --quotient;
    return quotient;
}

} // namespace

Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
    assert(denominator != 0);
    *this = quotient(Rational(numerator), Rational(denominator));
}

Rational::Rational(std::shared_ptr<const Big> big) noexcept : big_(std::move(big)) {}

Rational Rational::from_big(Big&& big) {
    const BigInt numerator = boost::multiprecision::numerator(big.value);
    const BigInt denominator = boost::multiprecision::denominator(big.value);
    if (numerator >= smallest && numerator <= largest && denominator <= largest) {
        Rational small(numerator.convert_to<std::int64_t>());
        small.denominator_ = denominator.convert_to<std::int64_t>();
        return small;
    }
    return Rational(std::make_shared<const Big>(std::move(big)));
}

Rational::Big Rational::to_big() const {
    if (big_) return *big_;
    return {BigRational(BigInt(numerator_), BigInt(denominator_))};
}

bool Rational::is_integer() const noexcept {
    return big_ ? boost::multiprecision::denominator(big_->value) == 1 : denominator_ == 1;
}

int Rational::sign() const noexcept {
    if (big_) return big_->value.sign();
    return numerator_ < 0 ? -1 : numerator_ > 0 ? 1 : 0;
}

std::size_t Rational::bits() const noexcept {
    const auto length = [](const BigInt& value) -> std::size_t {
        return value == 0 ? 0 : boost::multiprecision::msb(boost::multiprecision::abs(value)) + 1;
    };
    if (!big_) return 64;
    return std::max(length(boost::multiprecision::numerator(big_->value)),
                    length(boost::multiprecision::denominator(big_->value)));
}

std::optional<std::int64_t> Rational::to_int64() const noexcept {
    if (big_ || denominator_ != 1) return std::nullopt;
    return numerator_;
}

double Rational::to_double() const noexcept {
    if (big_) return big_->value.convert_to<double>();
    return static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

// Knuth, The Art of Computer Programming 4.5.1: the greatest common divisors stay within 64 bits.
Rational Rational::add(const Rational& a, const Rational& b) {
    if (a.big_ || b.big_) return from_big({a.to_big().value + b.to_big().value});
    const std::int64_t common = common_divisor(a.denominator_, b.denominator_);
    const Wide sum = static_cast<Wide>(a.numerator_) * (b.denominator_ / common) +
                     static_cast<Wide>(b.numerator_) * (a.denominator_ / common);
    const std::int64_t reduced = common == 1 ? 1 : common_divisor(static_cast<std::int64_t>(sum % common), common);
    const Wide numerator = sum / reduced;
    const Wide denominator = static_cast<Wide>(a.denominator_ / common) * (b.denominator_ / reduced);
    if (!fits(numerator) || !fits(denominator)) return from_big({a.to_big().value + b.to_big().value});
    Rational result(static_cast<std::int64_t>(numerator));
    result.denominator_ = static_cast<std::int64_t>(denominator);
    return result;
}

Rational Rational::subtract(const Rational& a, const Rational& b) { return add(a, -b); }

Rational Rational::multiply(const Rational& a, const Rational& b) {
    if (a.big_ || b.big_) return from_big({a.to_big().value * b.to_big().value});
    const std::int64_t left = common_divisor(a.numerator_, b.denominator_);
    const std::int64_t right = common_divisor(b.numerator_, a.denominator_);
    const Wide numerator = static_cast<Wide>(a.numerator_ / left) * (b.numerator_ / right);
    const Wide denominator = static_cast<Wide>(a.denominator_ / right) * (b.denominator_ / left);
    if (!fits(numerator) || !fits(denominator)) return from_big({a.to_big().value * b.to_big().value});
    Rational result(static_cast<std::int64_t>(numerator));
    result.denominator_ = static_cast<std::int64_t>(denominator);
    return result;
}

Rational Rational::quotient(const Rational& a, const Rational& b) {
    assert(!b.is_zero());
    if (b.big_ || b.numerator_ == smallest) return from_big({a.to_big().value / b.to_big().value});
    Rational inverse(b.numerator_ < 0 ? -b.denominator_ : b.denominator_);
    inverse.denominator_ = b.numerator_ < 0 ? -b.numerator_ : b.numerator_;
    return multiply(a, inverse);
}

Rational Rational::operator-() const {
    if (big_ || numerator_ == smallest) return from_big({-to_big().value});
    Rational result(-numerator_);
    result.denominator_ = denominator_;
    return result;
}

int Rational::compare(const Rational& a, const Rational& b) noexcept {
    if (a.big_ || b.big_) return a.to_big().value.compare(b.to_big().value);
    const Wide left = static_cast<Wide>(a.numerator_) * b.denominator_;
    const Wide right = static_cast<Wide>(b.numerator_) * a.denominator_;
    return left < right ? -1 : left > right ? 1 : 0;
}

std::size_t Rational::hash() const noexcept {
    if (!big_) return std::hash<std::int64_t>{}(numerator_)*1000003U ^ std::hash<std::int64_t>{}(denominator_);
    // The low words are enough: equal numbers have equal words.
    const auto low = [](const BigInt& value) {
        return static_cast<std::uint64_t>(boost::multiprecision::abs(value) & ~0ULL);
    };
    return low(boost::multiprecision::numerator(big_->value)) * 1000003U ^
           low(boost::multiprecision::denominator(big_->value));
}

Rational Rational::abs() const { return sign() < 0 ? -*this : *this; }

Rational Rational::floor() const {
    if (!big_) return Rational(floor_divide(numerator_, denominator_));
    return from_big({BigRational(
        floor_divide(boost::multiprecision::numerator(big_->value), boost::multiprecision::denominator(big_->value)))});
}

Rational Rational::ceil() const { return -(-*this).floor(); }

Rational Rational::truncate() const { return sign() < 0 ? ceil() : floor(); }

Rational Rational::pow(int exponent) const {
    assert(exponent >= -1000 && exponent <= 1000);
    if (exponent < 0) return Rational(1) / pow(-exponent);
    Rational result = 1;
    Rational square = *this;
    for (unsigned rest = static_cast<unsigned>(exponent); rest != 0; rest >>= 1U) {
        if ((rest & 1U) != 0) result *= square;
        if (rest > 1) square *= square;
    }
    return result;
}

Rational Rational::round(int digits) const {
    digits = digits > 400 ? 400 : digits < -400 ? -400 : digits;
    const Rational unit = Rational(10).pow(digits);
    const Rational rounded = (abs() * unit + Rational(1, 2)).floor() / unit;
    return sign() < 0 ? -rounded : rounded;
}

std::optional<Rational> divide(const Rational& a, const Rational& b) {
    if (b.is_zero()) return std::nullopt;
    return a / b;
}

} // namespace apatite
