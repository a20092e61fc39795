// How two dates of any precision stand to each other.
#include <array>
#include <optional>
#include <utility>

#include "calendar/partial_date.h"

namespace apatite {

namespace {

/// Compares the components that both have: less, equal or greater, and whether that was all of them.
struct Comparison {
    int order = 0;
    bool complete = true;
};

Comparison compare(const PartialDate& a, const PartialDate& b) noexcept {
    const std::array<std::pair<std::optional<int>, std::optional<int>>, 3> components = {
        {{a.year(), b.year()}, {a.month(), b.month()}, {a.day(), b.day()}}};
    for (const auto& [x, y] : components) {
        if (!x || !y) return {0, x.has_value() == y.has_value()};
        if (*x != *y) return {*x < *y ? -1 : 1, true};
    }
    return {};
}

} // namespace

Truth equal(const PartialDate& a, const PartialDate& b) noexcept {
    const Comparison found = compare(a, b);
    if (!found.complete) return Truth::unknown;
    return to_truth(found.order == 0);
}

Truth less(const PartialDate& a, const PartialDate& b) noexcept {
    const Comparison found = compare(a, b);
    if (!found.complete) return Truth::unknown;
    return to_truth(found.order < 0);
}

Truth less_or_equal(const PartialDate& a, const PartialDate& b) noexcept { return logical_not(less(b, a)); }
Truth greater(const PartialDate& a, const PartialDate& b) noexcept { return less(b, a); }
Truth greater_or_equal(const PartialDate& a, const PartialDate& b) noexcept { return logical_not(less(a, b)); }

TruthSet could_be_equal(const PartialDate& a, const PartialDate& b) noexcept {
    const bool exact = a.is_exact() && b.is_exact();
    return {overlap(a, b), !exact || a != b, false};
}

TruthSet could_be_less(const PartialDate& a, const PartialDate& b) noexcept {
    return {a.first_day() < b.last_day(), a.last_day() >= b.first_day(), false};
}

TruthSet could_be_less_or_equal(const PartialDate& a, const PartialDate& b) noexcept {
    return logical_not(could_be_less(b, a));
}

IntRange days_between(const PartialDate& from, const PartialDate& to) noexcept {
    return {to.first_day() - from.last_day(), to.last_day() - from.first_day()};
}

bool overlap(const PartialDate& a, const PartialDate& b) noexcept {
    return a.first_day() <= b.last_day() && b.first_day() <= a.last_day();
}

} // namespace apatite
