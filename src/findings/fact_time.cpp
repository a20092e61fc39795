#include "findings/fact_time.h"

#include <algorithm>

namespace apatite {
namespace {

DaySpan span_of(const PartialDate& date, Day as_of) {
    return {std::min(date.first_day(), as_of), std::min(date.last_day(), as_of)};
}

bool starts_after(const std::optional<PartialDate>& date, Day day) { return date && date->first_day() > day; }

// Does something that lasts until some day of `end` reach `from`?
Truth reaches(DaySpan end, Day from) {
    if (end.first >= from) return Truth::is_true;
    return end.last < from ? Truth::is_false : Truth::unknown;
}

} // namespace

Window window_of(const Selection& selection, const PartialDate& as_of) {
    Window window{std::nullopt, as_of.last_day(), selection.policy == SelectPolicy::any};
    if (selection.within_days) {
        window.from = window.to - *selection.within_days;
    } else if (selection.within_months) {
        const auto date = PartialDate::from_day(window.to).minus(*selection.within_months, DateUnit::month);
        if (date) window.from = date->first_day();
    }
    return window;
}

bool exists_at(const Fact& fact, Day as_of) {
    if (starts_after(fact.date, as_of)) return false;
    return fact.date || !starts_after(fact.recorded, as_of);
}

Truth in_window(const Fact& fact, const Window& window) {
    if (!window.from) return Truth::is_true;
    const Presence presence = presence_at(fact, window.to);
    if (window.by_own_date && (fact.ongoing || presence == Presence::past)) {
        return fact.date ? reaches(span_of(*fact.date, window.to), *window.from) : Truth::unknown;
    }
    if (fact.ongoing && presence != Presence::past) {
        // A condition that is active today needs no date; how long a medicine has been taken does.
        return fact.date || fact.kind == FactKind::condition ? Truth::is_true : Truth::unknown;
    }
    if (fact.end_date) return reaches(span_of(*fact.end_date, window.to), *window.from);
    if (!fact.date) return Truth::unknown;
    const Truth began = reaches(span_of(*fact.date, window.to), *window.from);
    const bool end_unknown = presence == Presence::past && began != Truth::is_true;
    return end_unknown ? Truth::unknown : began;
}

std::optional<DaySpan> spoken_for(const Fact& fact, Day as_of) {
    if (fact.end_date && fact.end_date->first_day() <= as_of) return span_of(*fact.end_date, as_of);
    if (fact.date) return span_of(*fact.date, as_of);
    return std::nullopt;
}

std::optional<DaySpan> word_given(const Fact& fact, Day as_of) {
    if (fact.recorded) return span_of(*fact.recorded, as_of);
    return spoken_for(fact, as_of);
}

Presence presence_at(const Fact& fact, Day as_of) {
    if (!fact.end_date) return fact.presence;
    if (fact.presence == Presence::past && starts_after(fact.end_date, as_of)) return Presence::present;
    const bool over = fact.ongoing && fact.presence == Presence::present && fact.end_date->last_day() < as_of;
    return over ? Presence::past : fact.presence;
}

} // namespace apatite
