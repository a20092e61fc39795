#include "units/interval.h"

#include <array>
#include <utility>

namespace apatite {

namespace {

/// An end while it is worked with: `infinity` is -1, 0 or 1, and `value` counts when it is 0.
struct Edge {
    int infinity = 0;
    Rational value;
    bool closed = false;
};

Edge lower(const Interval& a) {
    if (a.lo().is_infinite()) return {-1, 0, false};
    return {0, a.lo().value, a.lo().is_closed()};
}

Edge upper(const Interval& a) {
    if (a.hi().is_infinite()) return {1, 0, false};
    return {0, a.hi().value, a.hi().is_closed()};
}

Bound to_bound(const Edge& edge) {
    if (edge.infinity != 0) return {};
    return {edge.closed ? End::closed : End::open, edge.value};
}

int compare(const Edge& a, const Edge& b) noexcept {
    if (a.infinity != b.infinity) return a.infinity < b.infinity ? -1 : 1;
    if (a.infinity != 0 || a.value == b.value) return 0;
    return a.value < b.value ? -1 : 1;
}

/// Of two candidates for the same end the one further out; of two alike the closed one.
const Edge& further(const Edge& a, const Edge& b, int direction) noexcept {
    const int order = compare(a, b) * direction;
    if (order != 0) return order > 0 ? a : b;
    return a.closed ? a : b;
}

/// Of two candidates for the same end the one further in; of two alike the open one.
const Edge& nearer(const Edge& a, const Edge& b, int direction) noexcept {
    const int order = compare(a, b) * direction;
    if (order != 0) return order < 0 ? a : b;
    return a.closed ? b : a;
}

Interval make(const Edge& lo, const Edge& hi) {
    // Ends that arithmetic made always enclose something.
    return *Interval::between(to_bound(lo), to_bound(hi));
}

Edge add(const Edge& a, const Edge& b) {
    if (a.infinity != 0 || b.infinity != 0) return {a.infinity != 0 ? a.infinity : b.infinity, 0, false};
    return {0, a.value + b.value, a.closed && b.closed};
}

int sign(const Edge& a) noexcept { return a.infinity != 0 ? a.infinity : a.value.sign(); }

Edge multiply(const Edge& a, const Edge& b) {
    const bool a_zero = sign(a) == 0;
    const bool b_zero = sign(b) == 0;
    // 0 times anything is 0, and is reached wherever the 0 is: the other side always holds some number.
    if (a_zero || b_zero) return {0, 0, (a_zero && a.closed) || (b_zero && b.closed)};
    if (a.infinity != 0 || b.infinity != 0) return {sign(a) * sign(b), 0, false};
    return {0, a.value * b.value, a.closed && b.closed};
}

Edge negate(const Edge& a) { return {-a.infinity, -a.value, a.closed}; }

/// 1 / x for an interval that does not contain 0.
Interval reciprocal(const Interval& a) {
    const auto invert = [](const Edge& edge, int towards) -> Edge {
        if (edge.infinity != 0) return {0, 0, false};
        if (edge.value.is_zero()) return {towards, 0, false};
        return {0, Rational(1) / edge.value, edge.closed};
    };
    const bool positive = sign(lower(a)) >= 0 && sign(upper(a)) > 0;
    const int towards = positive ? 1 : -1;
    return make(invert(upper(a), towards), invert(lower(a), towards));
}

template <typename Step>
Interval stepwise(const Interval& a, Step step) {
    Edge lo = lower(a);
    Edge hi = upper(a);
    for (Edge* edge : {&lo, &hi}) {
        if (edge->infinity != 0) continue;
        edge->value = step(edge->value);
        edge->closed = true;
    }
    return make(lo, hi);
}

} // namespace

Interval Interval::closed(Rational a, Rational b) {
    if (b < a) std::swap(a, b);
    return {{End::closed, std::move(a)}, {End::closed, std::move(b)}};
}

std::optional<Interval> Interval::between(Bound lo, Bound hi) {
    if (lo.is_infinite()) lo.value = 0;
    if (hi.is_infinite()) hi.value = 0;
    if (!lo.is_infinite() && !hi.is_infinite()) {
        if (hi.value < lo.value) return std::nullopt;
        if (lo.value == hi.value && !(lo.is_closed() && hi.is_closed())) return std::nullopt;
    }
    return Interval(std::move(lo), std::move(hi));
}

bool Interval::contains(const Rational& value) const noexcept {
    if (!lo_.is_infinite() && (value < lo_.value || (value == lo_.value && !lo_.is_closed()))) return false;
    return hi_.is_infinite() || value < hi_.value || (value == hi_.value && hi_.is_closed());
}

bool Interval::contains(const Interval& other) const noexcept {
    const auto common = intersect(*this, other);
    return common && *common == other;
}

std::string Interval::to_string() const {
    if (is_point()) return lo_.value.to_string();
    if (is_everything()) return "any number";
    if (lo_.is_infinite()) return (hi_.is_closed() ? "<= " : "< ") + hi_.value.to_string();
    if (hi_.is_infinite()) return (lo_.is_closed() ? ">= " : "> ") + lo_.value.to_string();
    const std::string text = lo_.value.to_string() + " .. " + hi_.value.to_string();
    if (lo_.is_closed() && hi_.is_closed()) return text;
    return (lo_.is_closed() ? "[" : "(") + text + (hi_.is_closed() ? "]" : ")");
}

std::optional<Interval> intersect(const Interval& a, const Interval& b) {
    return Interval::between(to_bound(nearer(lower(a), lower(b), -1)), to_bound(nearer(upper(a), upper(b), 1)));
}

Interval hull(const Interval& a, const Interval& b) {
    return make(further(lower(a), lower(b), -1), further(upper(a), upper(b), 1));
}

// Measured values are points, so these are most of all calls.
Interval operator+(const Interval& a, const Interval& b) {
    if (a.is_point() && b.is_point()) return Interval(a.lo().value + b.lo().value);
    return make(add(lower(a), lower(b)), add(upper(a), upper(b)));
}

Interval operator-(const Interval& a) {
    if (a.is_point()) return Interval(-a.lo().value);
    return make(negate(upper(a)), negate(lower(a)));
}

Interval operator-(const Interval& a, const Interval& b) { return a + (-b); }

Interval operator*(const Interval& a, const Interval& b) {
    if (a.is_point() && b.is_point()) return Interval(a.lo().value * b.lo().value);
    const std::array<Edge, 4> corners = {multiply(lower(a), lower(b)), multiply(lower(a), upper(b)),
                                         multiply(upper(a), lower(b)), multiply(upper(a), upper(b))};
    Edge lo = corners[0];
    Edge hi = corners[0];
    for (const Edge& corner : corners) {
        lo = further(lo, corner, -1);
        hi = further(hi, corner, 1);
    }
    return make(lo, hi);
}

Interval operator/(const Interval& a, const Interval& b) {
    if (b.contains(Rational(0))) return Interval::everything();
    return a * reciprocal(b);
}

Interval abs(const Interval& a) {
    if (sign(lower(a)) >= 0) return a;
    if (sign(upper(a)) <= 0) return -a;
    return make({0, 0, true}, further(upper(a), negate(lower(a)), 1));
}

Interval min(const Interval& a, const Interval& b) {
    return make(further(lower(a), lower(b), -1), nearer(upper(a), upper(b), 1));
}

Interval max(const Interval& a, const Interval& b) {
    return make(nearer(lower(a), lower(b), -1), further(upper(a), upper(b), 1));
}

Interval round(const Interval& a, int digits) {
    return stepwise(a, [digits](const Rational& value) { return value.round(digits); });
}

Interval truncate(const Interval& a) {
    return stepwise(a, [](const Rational& value) { return value.truncate(); });
}

Interval floor(const Interval& a) {
    return stepwise(a, [](const Rational& value) { return value.floor(); });
}

Interval ceil(const Interval& a) {
    return stepwise(a, [](const Rational& value) { return value.ceil(); });
}

Interval scale(const Interval& a, const Rational& factor, const Rational& offset) {
    if (a.is_point()) return Interval(a.lo().value * factor + offset);
    const auto move = [&](const Edge& edge) -> Edge {
        if (edge.infinity != 0) return {edge.infinity * factor.sign(), 0, false};
        return {0, edge.value * factor + offset, edge.closed};
    };
    return factor.sign() > 0 ? make(move(lower(a)), move(upper(a))) : make(move(upper(a)), move(lower(a)));
}

TruthSet less(const Interval& a, const Interval& b) {
    if (a.is_point() && b.is_point()) return TruthSet(to_truth(a.lo().value < b.lo().value));
    // Some x < y: below the upper end of b there is something of a, whatever the ends are like.
    const bool possible = compare(lower(a), upper(b)) < 0;
    const int order = compare(upper(a), lower(b));
    const bool avoidable = order > 0 || (order == 0 && upper(a).closed && lower(b).closed);
    return {possible, avoidable, false};
}

TruthSet greater_or_equal(const Interval& a, const Interval& b) { return logical_not(less(a, b)); }
TruthSet greater(const Interval& a, const Interval& b) { return less(b, a); }
TruthSet less_or_equal(const Interval& a, const Interval& b) { return logical_not(less(b, a)); }

TruthSet equal(const Interval& a, const Interval& b) {
    const bool points = a.is_point() && b.is_point();
    return {intersect(a, b).has_value(), !points || a != b, false};
}

Truth decided(TruthSet possible) noexcept {
    if (possible.is_only(Truth::is_true)) return Truth::is_true;
    return possible.is_only(Truth::is_false) ? Truth::is_false : Truth::unknown;
}

} // namespace apatite
