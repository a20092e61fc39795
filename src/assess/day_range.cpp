#include "assess/day_range.h"

#include <algorithm>

namespace apatite {
namespace {

enum class Precision { day, month, year };

Precision precision_of(const DayRange& range) noexcept {
    if (range.is_point()) return Precision::day;
    const PartialDate first = PartialDate::from_day(range.first);
    const PartialDate last = PartialDate::from_day(range.last);
    return first.year() == last.year() && first.month() == last.month() ? Precision::month : Precision::year;
}

DayRange coarsened(const DayRange& range, Precision precision) noexcept {
    if (precision == Precision::day) return range;
    const PartialDate first = PartialDate::from_day(range.first);
    const PartialDate last = PartialDate::from_day(range.last);
    const bool month = precision == Precision::month;
    const auto from = PartialDate::from(first.year(), month ? first.month() : std::nullopt);
    const auto to = PartialDate::from(last.year(), month ? last.month() : std::nullopt);
    return {from->first_day(), to->last_day()};
}

TruthSet by_days(Operator op, const DayRange& a, const DayRange& b) noexcept {
    switch (op) {
    case Operator::equal: {
        const bool meet = a.first <= b.last && b.first <= a.last;
        return {meet, !(a.is_point() && a == b), false};
    }
    case Operator::less: return {a.first < b.last, a.last >= b.first, false};
    case Operator::less_equal: return {a.first <= b.last, a.last > b.first, false};
    case Operator::greater: return by_days(Operator::less, b, a);
    default: return by_days(Operator::less_equal, b, a);
    }
}

TruthSet with_unknown(TruthSet set) noexcept { return set.united(TruthSet(Truth::unknown)); }

bool is_single(TruthSet set) noexcept { return !(set.can_be_true() && set.can_be_false()); }

Day moved(Day day, const DateSpan& span) noexcept {
    if (span.unit == DateUnit::day) {
        const std::int64_t to = std::int64_t{day.since_1970} + span.amount;
        return {static_cast<std::int32_t>(
            std::clamp<std::int64_t>(to, every_day().first.since_1970 - 1, every_day().last.since_1970 + 1))};
    }
    const auto to = PartialDate::from_day(day).plus(span.amount, span.unit);
    if (to) return to->first_day();
    return span.amount < 0 ? every_day().first - 1 : every_day().last + 1;
}

} // namespace

DayRange day_range(const PartialDate& date) noexcept { return {date.first_day(), date.last_day()}; }

DayRange every_day() noexcept {
    static const DayRange all{PartialDate::from(1)->first_day(), PartialDate::from(9999)->last_day()};
    return all;
}

DayRange hull(const DayRange& a, const DayRange& b) noexcept {
    return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

// The days alone may decide where CQL does not (2014 is never before 2014-01-01, yet CQL's answer is unknown), so the
// answer must also stand when both are taken as coarsely as the coarser of them is told.
TruthSet compare(Operator op, const DayRange& a, const DayRange& b) noexcept {
    const TruthSet exact = by_days(op, a, b);
    if (!is_single(exact)) return with_unknown(exact);
    const Precision coarse = std::max(precision_of(a), precision_of(b));
    if (coarse == Precision::day) return exact;
    return is_single(by_days(op, coarsened(a, coarse), coarsened(b, coarse))) ? exact : with_unknown(exact);
}

std::optional<DateSpan> date_span(const Rational& base, bool calendar) {
    const auto whole = (calendar ? base : base / Rational(86400)).truncate().to_int64();
    if (!whole || *whole > 3660000 || *whole < -3660000) return std::nullopt;
    return DateSpan{static_cast<std::int32_t>(*whole), calendar ? DateUnit::month : DateUnit::day};
}

TruthSet before_within(const DayRange& a, const DateSpan& span, const DayRange& b) noexcept {
    const DateSpan back{-span.amount, span.unit};
    if (span.amount <= 0) return TruthSet(Truth::is_false);
    const bool always = a.last < b.first && a.first >= moved(b.last, back);
    const bool sometimes = a.first < b.last && a.last >= moved(b.first, back);
    return always ? TruthSet(Truth::is_true) : sometimes ? TruthSet() : TruthSet(Truth::is_false);
}

TruthSet after_within(const DayRange& a, const DateSpan& span, const DayRange& b) noexcept {
    if (span.amount <= 0) return TruthSet(Truth::is_false);
    const bool always = a.first > b.last && a.last <= moved(b.first, span);
    const bool sometimes = a.last > b.first && a.first <= moved(b.last, span);
    return always ? TruthSet(Truth::is_true) : sometimes ? TruthSet() : TruthSet(Truth::is_false);
}

DayRange shifted(const DayRange& a, const DateSpan& span) noexcept {
    const DayRange all = every_day();
    DayRange to{moved(a.first, span), moved(a.last, span)};
    // A partial date is moved in its own precision, so its days may lag behind by up to a year on either side.
    if (!a.is_point()) to = {to.first - 366, to.last + 366};
    return {std::clamp(to.first, all.first, all.last), std::clamp(to.last, all.first, all.last)};
}

} // namespace apatite
