// Random numbers and intervals for the properties.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "units/interval.h"
#include "units/rational.h"

namespace rc {

/// Mostly small fractions, so that equal ones and zero come up; now and then numbers beyond 64 bits.
template <>
struct Arbitrary<apatite::Rational> {
    static Gen<apatite::Rational> arbitrary() {
        const auto small = gen::map(gen::pair(gen::inRange<std::int64_t>(-30, 31), gen::inRange<std::int64_t>(1, 13)),
                                    [](const auto& p) { return apatite::Rational(p.first, p.second); });
        const auto large = gen::map(gen::pair(gen::arbitrary<std::int64_t>(), gen::positive<std::int64_t>()),
                                    [](const auto& p) { return apatite::Rational(p.first, p.second); });
        const auto huge =
            gen::map(gen::tuple(gen::arbitrary<std::int64_t>(), gen::positive<std::int64_t>(), gen::inRange(-3, 4)),
                     [](const auto& t) {
                         const apatite::Rational base(std::get<0>(t), std::get<1>(t));
                         return base * apatite::Rational(1'000'000'007).pow(std::get<2>(t));
                     });
        return gen::weightedOneOf<apatite::Rational>({{6, small}, {2, large}, {2, huge}});
    }
};

template <>
struct Arbitrary<apatite::Bound> {
    static Gen<apatite::Bound> arbitrary() {
        return gen::map(gen::pair(gen::inRange(0, 6), gen::arbitrary<apatite::Rational>()), [](const auto& p) {
            if (p.first == 0) return apatite::Bound{};
            return apatite::Bound{p.first < 3 ? apatite::End::open : apatite::End::closed, p.second};
        });
    }
};

template <>
struct Arbitrary<apatite::Interval> {
    static Gen<apatite::Interval> arbitrary() {
        return gen::map(
            gen::tuple(gen::arbitrary<apatite::Bound>(), gen::arbitrary<apatite::Bound>(), gen::inRange(0, 5)),
            [](const auto& t) {
                const auto& [a, b, shape] = t;
                if (shape == 0) return apatite::Interval(a.value);
                if (const auto made = apatite::Interval::between(a, b)) return *made;
                if (const auto turned = apatite::Interval::between(b, a)) return *turned;
                return apatite::Interval(a.value);
            });
    }
};

} // namespace rc

namespace apatite {

inline void showValue(const Rational& value, std::ostream& os) { os << value.to_string(); }
inline void showValue(const Interval& value, std::ostream& os) { os << value.to_string(); }
inline void PrintTo(const Rational& value, std::ostream* os) { *os << value.to_string(); }
inline void PrintTo(const Interval& value, std::ostream* os) { *os << value.to_string(); }

/// The number that a decimal or a fraction `5/9` says.
inline Rational rational(std::string_view text) {
    const std::size_t bar = text.find('/');
    const Rational above = Rational::parse(text.substr(0, bar)).value();
    return bar == std::string_view::npos ? above : above / Rational::parse(text.substr(bar + 1)).value();
}

/// Some number of the interval: an end if it belongs to it, otherwise one inside.
inline rc::Gen<Rational> inside(const Interval& interval) {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 9), rc::gen::arbitrary<Rational>()),
                        [interval](const auto& p) {
                            const auto& [where, other] = p;
                            if (interval.contains(other)) return other;
                            const Bound& lo = interval.lo();
                            const Bound& hi = interval.hi();
                            if (lo.is_infinite() && hi.is_infinite()) return other;
                            if (lo.is_infinite())
                                return where == 0 && hi.is_closed() ? hi.value : hi.value - Rational(where + 1, 7);
                            if (hi.is_infinite())
                                return where == 0 && lo.is_closed() ? lo.value : lo.value + Rational(where + 1, 7);
                            if (where == 0 && lo.is_closed()) return lo.value;
                            if (where == 8 && hi.is_closed()) return hi.value;
                            return lo.value + (hi.value - lo.value) * Rational(where + 1, 10);
                        });
}

} // namespace apatite
