// What a number is known to be: every value between two ends, each open, closed or at infinity.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "apatite/truth.h"
#include "units/rational.h"

namespace apatite {

enum class End : std::uint8_t { infinite, open, closed };

/// One end of an interval. `value` is 0 when the end is at infinity.
struct Bound {
    End end = End::infinite;
    Rational value;

    bool is_infinite() const noexcept { return end == End::infinite; }
    bool is_closed() const noexcept { return end == End::closed; }
    friend bool operator==(const Bound&, const Bound&) = default;
};

/// A non-empty set of numbers without gaps. A measured value is a point; `< 2` is everything below 2, 2 left out.
/// Arithmetic works outward: the result contains `x op y` for every x and y of the operands, and nothing grows when an
/// operand shrinks.
class Interval {
public:
    Interval() noexcept = default; ///< every number
    explicit Interval(Rational only) : lo_{End::closed, only}, hi_{End::closed, std::move(only)} {}

    static Interval everything() noexcept { return {}; }
    static Interval point(Rational value) { return Interval(std::move(value)); }
    static Interval less_than(Rational limit) { return {{}, {End::open, std::move(limit)}}; }
    static Interval at_most(Rational limit) { return {{}, {End::closed, std::move(limit)}}; }
    static Interval greater_than(Rational limit) { return {{End::open, std::move(limit)}, {}}; }
    static Interval at_least(Rational limit) { return {{End::closed, std::move(limit)}, {}}; }
    /// Both ends belong to it; the smaller argument becomes the lower end.
    static Interval closed(Rational a, Rational b);
    /// Nothing when no number lies between the ends.
    static std::optional<Interval> between(Bound lo, Bound hi);

    const Bound& lo() const noexcept { return lo_; }
    const Bound& hi() const noexcept { return hi_; }

    bool is_point() const noexcept { return lo_.is_closed() && hi_.is_closed() && lo_.value == hi_.value; }
    bool is_everything() const noexcept { return lo_.is_infinite() && hi_.is_infinite(); }
    bool is_bounded() const noexcept { return !lo_.is_infinite() && !hi_.is_infinite(); }
    bool contains(const Rational& value) const noexcept;
    bool contains(const Interval& other) const noexcept;

    /// As `9.7`, `< 2`, `>= 18`, `2 .. 5` (`(2 .. 5]` where an end is open), `any number`.
    std::string to_string() const;

    friend bool operator==(const Interval&, const Interval&) = default;

private:
    Interval(Bound lo, Bound hi) : lo_(std::move(lo)), hi_(std::move(hi)) {}

    Bound lo_;
    Bound hi_;
};

/// The numbers of both; nothing when they have none in common.
std::optional<Interval> intersect(const Interval& a, const Interval& b);
/// The smallest interval around both.
Interval hull(const Interval& a, const Interval& b);

Interval operator+(const Interval& a, const Interval& b);
Interval operator-(const Interval& a, const Interval& b);
Interval operator*(const Interval& a, const Interval& b);
/// Every number when `b` contains 0.
Interval operator/(const Interval& a, const Interval& b);
Interval operator-(const Interval& a);
Interval abs(const Interval& a);
/// `CQL Min`, `Max` over two values.
Interval min(const Interval& a, const Interval& b);
Interval max(const Interval& a, const Interval& b);
/// As `Rational::round`; the ends of the result are closed.
Interval round(const Interval& a, int digits = 0);
/// The truncated, floor and ceiling values; the ends of the result are closed.
Interval truncate(const Interval& a);
Interval floor(const Interval& a);
Interval ceil(const Interval& a);
/// `value * factor + offset`, exact; `factor` must not be 0.
Interval scale(const Interval& a, const Rational& factor, const Rational& offset = {});

/// Which answers the comparison can give as each side ranges over its numbers. Never `unknown`: a set with both `true`
/// and `false` is what is unknown now (see `decided`). `equal` is only `true` of two equal points.
TruthSet less(const Interval& a, const Interval& b);
TruthSet less_or_equal(const Interval& a, const Interval& b);
TruthSet greater(const Interval& a, const Interval& b);
TruthSet greater_or_equal(const Interval& a, const Interval& b);
TruthSet equal(const Interval& a, const Interval& b);

/// The one answer that is possible, otherwise unknown.
Truth decided(TruthSet possible) noexcept;

} // namespace apatite
