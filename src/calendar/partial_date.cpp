#include "calendar/partial_date.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace apatite {

namespace {

constexpr int first_year = 1;
constexpr int last_year = 9999;

/// Days since 1970-01-01. Years are counted from March, so that the leap day is the last of its year, in eras of 400
/// years, which all have the same length.
constexpr Day day_of(int year, int month, int day) noexcept {
    const int shifted = month <= 2 ? year - 1 : year;
    const int era = shifted / 400;
    const int year_of_era = shifted - era * 400;
    const int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return {era * 146097 + day_of_era - 719468};
}

struct Parts {
    int year;
    int month;
    int day;
};

constexpr Parts parts_of(Day date) noexcept {
    const int shifted = date.since_1970 + 719468;
    const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int day_of_era = shifted - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int march_month = (5 * day_of_year + 2) / 153;
    const int month = march_month < 10 ? march_month + 3 : march_month - 9;
    const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day_of_year - (153 * march_month + 2) / 5 + 1};
}

Parts parts_of_first(const PartialDate& date) noexcept {
    return {date.year(), date.month().value_or(1), date.day().value_or(1)};
}

Parts parts_of_last(const PartialDate& date) noexcept {
    const int month = date.month().value_or(12);
    return {date.year(), month, date.day().value_or(days_in_month(date.year(), month))};
}

/// Completed months, toward zero: the day of the month has to be reached.
std::int32_t completed_months(const Parts& from, const Parts& to) noexcept {
    const std::int32_t months = (to.year - from.year) * 12 + to.month - from.month;
    if (months > 0 && to.day < from.day) return months - 1;
    if (months < 0 && to.day > from.day) return months + 1;
    return months;
}

std::int32_t completed(const Parts& from, const Parts& to, DateUnit unit) noexcept {
    switch (unit) {
    case DateUnit::year: return completed_months(from, to) / 12;
    case DateUnit::month: return completed_months(from, to);
    default: break;
    }
    const std::int32_t days = day_of(to.year, to.month, to.day) - day_of(from.year, from.month, from.day);
    return unit == DateUnit::week ? days / 7 : days;
}

constexpr int days_a_year = 365;
constexpr int days_a_month = 30;

/// The amount in whole months for a date that knows no day, truncated.
std::int64_t amount_in_months(std::int64_t amount, DateUnit unit) noexcept {
    switch (unit) {
    case DateUnit::year: return amount * 12;
    case DateUnit::month: return amount;
    case DateUnit::week: return amount * 7 / days_a_month;
    case DateUnit::day: break;
    }
    return amount / days_a_month;
}

std::int64_t amount_in_years(std::int64_t amount, DateUnit unit) noexcept {
    switch (unit) {
    case DateUnit::year: return amount;
    case DateUnit::month: return amount / 12;
    case DateUnit::week: return amount * 7 / days_a_year;
    case DateUnit::day: break;
    }
    return amount / days_a_year;
}

} // namespace

bool is_leap_year(int year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) noexcept {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month == 2 && is_leap_year(year)) return 29;
    return days[static_cast<std::size_t>(month - 1)];
}

std::optional<PartialDate> PartialDate::from(int year, std::optional<int> month, std::optional<int> day) {
    if (year < first_year || year > last_year) return std::nullopt;
    if (!month) return day ? std::nullopt : std::optional(PartialDate(year, 0, 0));
    if (*month < 1 || *month > 12) return std::nullopt;
    if (!day) return PartialDate(year, *month, 0);
    if (*day < 1 || *day > days_in_month(year, *month)) return std::nullopt;
    return PartialDate(year, *month, *day);
}

PartialDate PartialDate::from_day(Day day) {
    const Day clamped = std::clamp(day, day_of(first_year, 1, 1), day_of(last_year, 12, 31));
    const Parts parts = parts_of(clamped);
    return {parts.year, parts.month, parts.day};
}

DateUnit PartialDate::precision() const noexcept {
    return day_or_0() != 0 ? DateUnit::day : month_or_0() != 0 ? DateUnit::month : DateUnit::year;
}

Day PartialDate::first_day() const noexcept {
    const Parts parts = parts_of_first(*this);
    return day_of(parts.year, parts.month, parts.day);
}

Day PartialDate::last_day() const noexcept {
    const Parts parts = parts_of_last(*this);
    return day_of(parts.year, parts.month, parts.day);
}

std::optional<PartialDate> PartialDate::plus(std::int32_t amount, DateUnit unit) const {
    if (month_or_0() == 0) {
        const std::int64_t year = this->year() + amount_in_years(amount, unit);
        if (year < first_year || year > last_year) return std::nullopt;
        return from(static_cast<int>(year));
    }
    if (day_or_0() != 0 && (unit == DateUnit::day || unit == DateUnit::week)) {
        const std::int64_t days =
            first_day().since_1970 + static_cast<std::int64_t>(amount) * (unit == DateUnit::week ? 7 : 1);
        if (days < day_of(first_year, 1, 1).since_1970 || days > day_of(last_year, 12, 31).since_1970)
            return std::nullopt;
        return from_day({static_cast<std::int32_t>(days)});
    }
    const std::int64_t months = year() * 12 + month_or_0() - 1 + amount_in_months(amount, unit);
    if (months < first_year * 12 || months >= (last_year + 1) * 12) return std::nullopt;
    const int year = static_cast<int>(months / 12);
    const int month = static_cast<int>(months % 12) + 1;
    return PartialDate(year, month, std::min<int>(day_or_0(), days_in_month(year, month)));
}

std::optional<PartialDate> PartialDate::minus(std::int32_t amount, DateUnit unit) const {
    // Every amount that overflows here leaves the calendar anyway.
    if (amount == INT32_MIN) return std::nullopt;
    return plus(-amount, unit);
}

IntRange completed_between(const PartialDate& from, const PartialDate& to, DateUnit unit) noexcept {
    return {completed(parts_of_last(from), parts_of_first(to), unit),
            completed(parts_of_first(from), parts_of_last(to), unit)};
}

std::optional<IntRange> age_in(DateUnit unit, const PartialDate& birth, const PartialDate& at) noexcept {
    if (birth.first_day() > at.last_day()) return std::nullopt;
    const IntRange whole = completed_between(birth, at, unit);
    return IntRange{std::max(whole.min, 0), whole.max};
}

} // namespace apatite
