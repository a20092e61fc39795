// Decimal text to rational and back. No locale, no floating point.
#include "units/rational.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace apatite {

namespace {

/// Of a number written without exponent; whatever is read can so be printed and read again.
constexpr int max_digits = 800;
constexpr int max_exponent = 400;

/// The parts of a decimal text; `digits` without the point.
struct Decimal {
    bool negative = false;
    std::string digits;
    int exponent = 0;
};

Error syntax_error(std::string_view text) {
    constexpr std::size_t shown = 40;
    std::string part(text.substr(0, shown));
    if (text.size() > shown) part += "...";
    return {"number-syntax", "`" + part + "` is not a decimal number; write it as `12`, `-0.5` or `1.5e-3`"};
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::string_view take_digits(std::string_view& rest) {
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
    const std::string_view digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(digits.size());
    return digits;
}

bool take(std::string_view& rest, std::string_view any_of) {
    if (rest.empty() || any_of.find(rest.front()) == std::string_view::npos) return false;
    rest.remove_prefix(1);
    return true;
}

Error range_error() {
    return {"number-range", "the number has an exponent beyond 400 or needs more than 800 digits; write a shorter one"};
}

/// The exponent after `e`; nothing when there are no digits.
std::optional<int> take_exponent(std::string_view& rest) {
    const bool negative = !rest.empty() && rest.front() == '-';
    take(rest, "+-");
    std::string_view digits = take_digits(rest);
    if (digits.empty()) return std::nullopt;
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    int exponent = max_exponent + 1;
    if (digits.size() <= 4) std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    return negative ? -exponent : exponent;
}

Result<Decimal> split(std::string_view text) {
    Decimal decimal;
    std::string_view rest = text;
    decimal.negative = !rest.empty() && rest.front() == '-';
    take(rest, "+-");
    const std::string_view whole = take_digits(rest);
    if (whole.empty()) return syntax_error(text);
    std::string_view fraction;
    if (take(rest, ".")) {
        fraction = take_digits(rest);
        if (fraction.empty()) return syntax_error(text);
    }
    if (whole.size() + fraction.size() > max_digits) return range_error();
    if (take(rest, "eE")) {
        const std::optional<int> exponent = take_exponent(rest);
        if (!exponent) return syntax_error(text);
        if (*exponent > max_exponent || *exponent < -max_exponent) return range_error();
        decimal.exponent = *exponent;
    }
    if (!rest.empty()) return syntax_error(text);
    decimal.digits = std::string(whole).append(fraction);
    decimal.exponent -= static_cast<int>(fraction.size());
    const int size = static_cast<int>(decimal.digits.size());
    const int written = decimal.exponent >= 0 ? size + decimal.exponent : std::max(size, 1 - decimal.exponent);
    if (written > max_digits) return range_error();
    return decimal;
}

Rational whole_number(std::string_view digits) {
    constexpr std::size_t chunk = 18; // 10^18 fits 64 bits
    Rational result = 0;
    while (!digits.empty()) {
        const std::string_view part = digits.substr(0, chunk);
        std::int64_t value = 0;
        std::from_chars(part.data(), part.data() + part.size(), value);
        if (!result.is_zero()) result *= Rational(10).pow(static_cast<int>(part.size()));
        result += Rational(value);
        digits.remove_prefix(part.size());
    }
    return result;
}

std::string digits_of(Rational whole) {
    constexpr std::int64_t chunk = 1'000'000'000'000'000'000;
    if (const auto small = whole.to_int64()) return std::to_string(*small);
    std::string text;
    while (!whole.to_int64()) {
        const Rational upper = (whole / Rational(chunk)).floor();
        std::string part = std::to_string(*(whole - upper * Rational(chunk)).to_int64());
        text.insert(0, std::string(18 - part.size(), '0') + part);
        whole = upper;
    }
    return std::to_string(*whole.to_int64()) + text;
}

/// `whole` divided by 10^`places`, in plain notation.
std::string plain(const Rational& whole, int places) {
    std::string digits = digits_of(whole.abs());
    const auto fraction = static_cast<std::size_t>(std::max(places, 0));
    if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');
    std::string text = whole.sign() < 0 ? "-" : "";
    text += digits.substr(0, digits.size() - fraction);
    if (fraction > 0) text += "." + digits.substr(digits.size() - fraction);
    return text;
}

std::string without_trailing_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

/// How often `factor` divides `number`, which is left without it.
int take_factor(std::int64_t& number, std::int64_t factor) noexcept {
    int count = 0;
    for (; number % factor == 0; number /= factor) ++count;
    return count;
}

/// The places after the point that the exact decimal needs; nothing when it never ends or is too long.
std::optional<int> exact_places(const Rational& value) {
    if (value.is_small()) {
        std::int64_t rest = value.small_denominator();
        const int places = std::max(take_factor(rest, 2), take_factor(rest, 5));
        return rest == 1 ? std::optional(places) : std::nullopt;
    }
    constexpr int step = 18;
    int places = 0;
    for (Rational scaled = value; !scaled.is_integer(); scaled *= Rational(10).pow(step)) {
        if (places > max_digits) return std::nullopt;
        places += step;
    }
    const int below = std::max(places - step, 0);
    places = below;
    for (Rational scaled = value * Rational(10).pow(below); !scaled.is_integer(); scaled *= Rational(10)) ++places;
    return places;
}

/// The largest e with 10^e <= |value|; `value` is not 0.
int decimal_exponent(const Rational& value) {
    const Rational size = value.abs();
    if (size >= Rational(1)) return static_cast<int>(digits_of(size.floor()).size()) - 1;
    const Rational inverse = Rational(1) / size;
    const int digits = static_cast<int>(digits_of(inverse.floor()).size());
    return inverse == Rational(10).pow(digits - 1) ? 1 - digits : -digits;
}

} // namespace

namespace {

std::int64_t power_of_ten(int exponent) noexcept { // at most 18
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

} // namespace

Result<Rational> Rational::parse(std::string_view text) {
    const Result<Decimal> decimal = split(text);
    if (!decimal.ok()) return decimal.error();
    const Rational whole = whole_number(decimal->digits);
    const Rational signed_whole = decimal->negative ? -whole : whole;
    if (decimal->exponent == 0 || whole.is_zero()) return signed_whole;
    const std::optional<std::int64_t> small = signed_whole.to_int64();
    if (small && decimal->exponent < 0 && decimal->exponent >= -18)
        return Rational(*small, power_of_ten(-decimal->exponent));
    return signed_whole * Rational(10).pow(decimal->exponent);
}

std::string Rational::to_string() const {
    if (const std::optional<int> places = exact_places(*this)) return plain(*this * Rational(10).pow(*places), *places);
    // Eight places, but as many as keep eight digits of a small number: a value that is not 0 is never printed as 0.
    const int places = std::clamp(7 - decimal_exponent(*this), 8, 1000);
    const Rational shown = (abs() * Rational(10).pow(places) + Rational(1, 2)).floor();
    return without_trailing_zeros(plain(sign() < 0 ? -shown : shown, places));
}

std::string Rational::to_text(int significant) const {
    if (is_zero()) return "0";
    significant = std::clamp(significant, 1, 100);
    const int exponent = decimal_exponent(*this);
    constexpr int plain_above = 15;
    constexpr int plain_below = -6;
    if (exponent < plain_above && exponent >= plain_below) return round(significant - 1 - exponent).to_string();
    const Rational mantissa = (*this / Rational(10).pow(std::clamp(exponent, -1000, 1000))).round(significant - 1);
    if (mantissa.abs() >= Rational(10))
        return (mantissa / Rational(10)).to_string() + "e" + std::to_string(exponent + 1);
    return mantissa.to_string() + "e" + std::to_string(exponent);
}

Rational roundest_between(const Rational& low, const Rational& high) {
    const Rational middle = (low + high) * Rational(1, 2);
    if (!(low < high)) return middle;
    const int widest = decimal_exponent(max(low.abs(), high.abs())) + 1;
    const int narrowest =
        std::max(decimal_exponent(high - low) - 1, -400); // a step of a tenth of the width always fits
    for (int step = widest; step >= narrowest; --step) {
        const Rational candidate = middle.round(-step);
        if (low < candidate && candidate < high) return candidate;
    }
    return middle;
}

} // namespace apatite
