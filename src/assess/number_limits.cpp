#include "assess/number_limits.h"

#include <algorithm>
#include <cstdint>

namespace apatite {
namespace {

const Interval& integer_limits() {
    static const Interval limits = Interval::closed(Rational(INT32_MIN), Rational(INT32_MAX));
    return limits;
}

/// Digits after the point, trailing zeros left out; at most 28.
int fraction_digits(const Rational& value) {
    int digits = 0;
    for (Rational rest = value; digits < 28 && !rest.is_integer(); ++digits) rest = rest * Rational(10);
    return digits;
}

} // namespace

const Interval* number_limits(Kind type) { return type == Kind::integer ? &integer_limits() : nullptr; }

std::optional<Interval> within_limits(Kind type, Interval value) {
    const Interval* limits = number_limits(type);
    if (limits == nullptr) return value;
    const bool low_fits = value.lo().is_infinite() || limits->contains(value.lo().value);
    const bool high_fits = value.hi().is_infinite() || limits->contains(value.hi().value);
    if (!low_fits || !high_fits) return std::nullopt;
    return value;
}

bool could_overflow(Kind type, const Interval& value) {
    const Interval* limits = number_limits(type);
    return limits != nullptr && !limits->contains(value);
}

bool equivalent_decimals(const Rational& a, const Rational& b) {
    if (a == b) return true;
    const int digits = std::min(fraction_digits(a), fraction_digits(b));
    return a.round(digits) == b.round(digits);
}

} // namespace apatite
