// Dates as records tell them: a day, or only a month, or only a year.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "apatite/result.h"
#include "apatite/truth.h"

namespace apatite {

/// A day of the Gregorian calendar, counted from 1970-01-01 (which is 0).
struct Day {
    std::int32_t since_1970 = 0;

    friend auto operator<=>(const Day&, const Day&) = default;
    friend constexpr Day operator+(Day day, std::int32_t days) noexcept { return {day.since_1970 + days}; }
    friend constexpr Day operator-(Day day, std::int32_t days) noexcept { return {day.since_1970 - days}; }
    friend constexpr std::int32_t operator-(Day a, Day b) noexcept { return a.since_1970 - b.since_1970; }
};

/// Every whole number from `min` to `max`, both included.
struct IntRange {
    std::int32_t min = 0;
    std::int32_t max = 0;

    bool is_point() const noexcept { return min == max; }
    friend bool operator==(const IntRange&, const IntRange&) = default;
};

enum class DateUnit : std::uint8_t { year, month, week, day };

bool is_leap_year(int year) noexcept;
/// `month` is 1 to 12.
int days_in_month(int year, int month) noexcept;

/// A year from 1 to 9999, with or without month, with or without day. Always a date that exists.
class PartialDate {
public:
    static std::optional<PartialDate> from(int year, std::optional<int> month = {}, std::optional<int> day = {});
    static PartialDate from_day(Day day);

    /// Reads `2024`, `2024-05`, `2024-05-01`, and the date part of a FHIR dateTime or instant such as
    /// `2024-05-01T12:00:00+02:00`, as written: the time and zone are checked but do not move the date. Errors:
    /// `date-syntax`, `date-impossible` (`2024-02-30`).
    static Result<PartialDate> parse(std::string_view text);
    /// The same for a reader that need not say what is wrong.
    static std::optional<PartialDate> read(std::string_view text) {
        const std::int32_t parts = packed(text); // one number, handed on in a register
        return parts == 0 ? std::nullopt : std::optional(PartialDate(parts));
    }

    int year() const noexcept { return parts_ >> 9; }
    std::optional<int> month() const noexcept { return month_or_0() == 0 ? std::nullopt : std::optional(month_or_0()); }
    std::optional<int> day() const noexcept { return day_or_0() == 0 ? std::nullopt : std::optional(day_or_0()); }
    bool is_exact() const noexcept { return day_or_0() != 0; }
    /// `year`, `month` or `day`.
    DateUnit precision() const noexcept;

    Day first_day() const noexcept;
    Day last_day() const noexcept;

    /// As CQL's `+`: a day beyond the end of the month becomes its last day (2024-01-31 + 1 month is 2024-02-29). On a
    /// date without day or month the amount is first turned into the date's precision, truncated (12 months or 365
    /// days a year, 30 days a month). Nothing when the result would leave the years 1 to 9999.
    std::optional<PartialDate> plus(std::int32_t amount, DateUnit unit) const;
    std::optional<PartialDate> minus(std::int32_t amount, DateUnit unit) const;

    /// ISO 8601, with the precision it has.
    std::string to_string() const;

    /// The same date with the same precision; not CQL's `=`, which is `equal`.
    friend bool operator==(const PartialDate&, const PartialDate&) = default;

private:
    PartialDate(int year, int month, int day) noexcept : parts_(year << 9 | month << 5 | day) {}
    explicit PartialDate(std::int32_t parts) noexcept : parts_(parts) {}
    static std::int32_t packed(std::string_view text); ///< 0 for what is no date
    int month_or_0() const noexcept { return parts_ >> 5 & 15; }
    int day_or_0() const noexcept { return parts_ & 31; }

    std::int32_t parts_; ///< year, four bits of month, five of day; 0 is not known
};

/// CQL's comparisons: component by component from the year; unknown when one has a component that the other lacks and
/// all before were equal.
Truth equal(const PartialDate& a, const PartialDate& b) noexcept;
Truth less(const PartialDate& a, const PartialDate& b) noexcept;
Truth less_or_equal(const PartialDate& a, const PartialDate& b) noexcept;
Truth greater(const PartialDate& a, const PartialDate& b) noexcept;
Truth greater_or_equal(const PartialDate& a, const PartialDate& b) noexcept;

/// Which answers are possible as each date ranges over its days; never `unknown`. Contains CQL's answer where that is
/// not unknown.
TruthSet could_be_equal(const PartialDate& a, const PartialDate& b) noexcept;
TruthSet could_be_less(const PartialDate& a, const PartialDate& b) noexcept;
TruthSet could_be_less_or_equal(const PartialDate& a, const PartialDate& b) noexcept;

/// Days from `from` to `to`, negative when `to` is earlier.
IntRange days_between(const PartialDate& from, const PartialDate& to) noexcept;

/// Completed units from `from` to `to` (a birthday on 29 February is kept on 1 March in common years), toward zero.
/// The range is exact: each of its ends is reached by some pair of days.
IntRange completed_between(const PartialDate& from, const PartialDate& to, DateUnit unit) noexcept;

/// Completed units of age at a date, exact as above. Nothing when the birth is certainly later; never negative.
std::optional<IntRange> age_in(DateUnit unit, const PartialDate& birth, const PartialDate& at) noexcept;

/// True when some day belongs to both.
bool overlap(const PartialDate& a, const PartialDate& b) noexcept;

} // namespace apatite
