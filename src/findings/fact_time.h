// When a fact held, seen from the assessment date.
#pragma once

#include <optional>

#include "findings/declaration.h"
#include "findings/record.h"

namespace apatite {

/// The days between which a day lies that is not known better; both belong to it.
struct DaySpan {
    Day first, last;
    friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// The days a selection looks at. `any within 14 days` asks what was dated in them (a drug begun, a dose given);
/// `active` and `ever within 14 days` also take what began before and still went on.
struct Window {
    std::optional<Day> from;
    Day to;
    bool by_own_date = false;
};
Window window_of(const Selection& selection, const PartialDate& as_of);

/// Is the fact part of what could be known at that day? What begins after it is not; a condition without a date begins
/// no later than it was recorded.
bool exists_at(const Fact& fact, Day as_of);

/// Did it hold on some day of the window? Unknown when its date is missing or too coarse to tell.
Truth in_window(const Fact& fact, const Window& window);

/// The day for which the fact speaks: the last day of a period that has ended, the first of one that goes on. Cut at
/// `as_of`. Nothing when undated.
std::optional<DaySpan> spoken_for(const Fact& fact, Day as_of);

/// When the word was given, to tell which of two contradicting ones is later: when recorded, else `spoken_for`.
std::optional<DaySpan> word_given(const Fact& fact, Day as_of);

/// What the resource says, moved to the assessment date: a course whose end lies ahead is still present, one whose
/// planned end has passed is past.
Presence presence_at(const Fact& fact, Day as_of);

} // namespace apatite
