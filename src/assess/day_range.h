// Dates as runs of days, for what a date can still be and for "12 weeks or less before".
#pragma once

#include <optional>

#include "apatite/truth.h"
#include "calendar/partial_date.h"
#include "expression/syntax.h"
#include "units/rational.h"

namespace apatite {

/// Every day from `first` to `last`.
struct DayRange {
    Day first, last;

    bool is_point() const noexcept { return first == last; }
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

DayRange day_range(const PartialDate& date) noexcept;
/// The years 1 to 9999.
DayRange every_day() noexcept;
DayRange hull(const DayRange& a, const DayRange& b) noexcept;

/// What a comparison (`equal`, `less`, `less_equal`, `greater`, `greater_equal`) can give as each side ranges over its
/// days and over partial dates within them, for which CQL's comparison may be unknown.
TruthSet compare(Operator op, const DayRange& a, const DayRange& b) noexcept;

/// A span of time that a date is moved by: whole days, or whole calendar months.
struct DateSpan {
    std::int32_t amount = 0;
    DateUnit unit = DateUnit::day;
};
/// From base units (seconds, or months when `calendar`), toward zero; nothing beyond 9999 years.
std::optional<DateSpan> date_span(const Rational& base, bool calendar);

/// `a SPAN or less before b`: a in [b - SPAN, b), as CQL has it.
TruthSet before_within(const DayRange& a, const DateSpan& span, const DayRange& b) noexcept;
/// `a SPAN or less after b`: a in (b, b + SPAN].
TruthSet after_within(const DayRange& a, const DateSpan& span, const DayRange& b) noexcept;

/// A superset of the days of every date in `a` moved by the span.
DayRange shifted(const DayRange& a, const DateSpan& span) noexcept;

} // namespace apatite
