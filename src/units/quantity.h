// A number with its unit, as text in packs and on the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "apatite/result.h"
#include "units/interval.h"
#include "units/unit.h"

namespace apatite {

/// CQL's calendar words. A calendar year is no fixed number of days, so it is not UCUM's `a`; `none` is a UCUM unit.
enum class CalendarUnit : std::uint8_t { none, year, month, week, day, hour, minute, second, millisecond };

/// `year`, `years` …; nothing for another word. Case-sensitive, as CQL is.
std::optional<CalendarUnit> calendar_unit(std::string_view word) noexcept;
/// `years`, or `year` when `plural` is false; empty for `none`.
std::string_view to_string(CalendarUnit unit, bool plural = true) noexcept;

/// What is known of a quantity. For a calendar duration `unit` is the definite one nearest to it (`a` of 365.25 days,
/// `mo` of a twelfth of that, `wk`, `d`, `h`, `min`, `s`, `ms`): right for ages and spans of findings; whoever compares
/// calendar years or months with definite durations in a condition must refuse, and `calendar` tells them.
struct Quantity {
    Interval value;
    Unit unit;
    CalendarUnit calendar = CalendarUnit::none;

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// In another unit. Errors as `conversion`.
Result<Quantity> convert(const Quantity& quantity, const Unit& to, const Analyte& analyte = {});

enum class Comparator : std::uint8_t { none, less, less_or_equal, greater, greater_or_equal };

/// A point without comparator, otherwise everything on that side.
Interval to_interval(Comparator comparator, const Rational& number);

/// The parts of a quantity's text, the unit not yet looked at.
struct QuantityText {
    Comparator comparator = Comparator::none;
    Rational number;
    std::string unit;    ///< without quotes; empty when there is none
    bool quoted = false; ///< it stood in quotes, so it is UCUM and not a calendar word
};

/// Splits `9.7 mg/dL`, `10.5 'mg/dL'`, `< 2 pmol/L`, `>=5`, `90 days`. Errors `quantity-syntax`, `number-…`.
Result<QuantityText> split_quantity(std::string_view text);

/// Reads the same, the unit in UCUM or a calendar word. Without a unit the unit is `1`. Errors also as `Unit::parse`.
Result<Quantity> parse_quantity(std::string_view text);

/// Reads `0.3 mg/dL .. 30 mg/dL`, `18 years ..`, `.. 5 'mg/dL'`, `0 .. 2 years` (the unit may stand once). The ends
/// belong to it, but with `upper_open` the upper one does not, as in ages (`0 .. 2 years` ends at the second birthday).
/// The unit is that of the lower end if it has one. Errors also: `quantity-range` (upside down), `unit-mismatch`.
Result<Quantity> parse_quantity_range(std::string_view text, bool upper_open = false);

/// `9.7 mg/dL`, `< 2 pmol/L`, `90 days`, `3`: in the form in which `parse_quantity` reads a point or one-sided value.
std::string to_string(const Quantity& quantity);

} // namespace apatite
