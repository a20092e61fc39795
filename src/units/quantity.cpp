#include "units/quantity.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace apatite {

namespace {

struct CalendarRow {
    CalendarUnit unit;
    std::string_view one;
    std::string_view many;
    std::string_view ucum;
};

constexpr CalendarRow calendar_rows[] = {
    {CalendarUnit::year, "year", "years", "a"},       {CalendarUnit::month, "month", "months", "mo"},
    {CalendarUnit::week, "week", "weeks", "wk"},      {CalendarUnit::day, "day", "days", "d"},
    {CalendarUnit::hour, "hour", "hours", "h"},       {CalendarUnit::minute, "minute", "minutes", "min"},
    {CalendarUnit::second, "second", "seconds", "s"}, {CalendarUnit::millisecond, "millisecond", "milliseconds", "ms"},
};

constexpr std::pair<std::string_view, Comparator> comparators[] = {
    {"<=", Comparator::less_or_equal},
    {">=", Comparator::greater_or_equal},
    {"<", Comparator::less},
    {">", Comparator::greater},
};

std::string_view trimmed(std::string_view text) noexcept {
    const std::size_t start = text.find_first_not_of(" \t");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

std::string shown(std::string_view text) {
    constexpr std::size_t limit = 60;
    return "`" + std::string(text.substr(0, limit)) + (text.size() > limit ? "...`" : "`");
}

Error syntax_error(std::string_view text) {
    return {"quantity-syntax", shown(text) + " is no quantity; write it as `9.7 mg/dL`, `< 2 pmol/L` or `90 days`"};
}

Comparator take_comparator(std::string_view& rest) {
    for (const auto& [sign, comparator] : comparators) {
        if (!rest.starts_with(sign)) continue;
        rest = trimmed(rest.substr(sign.size()));
        return comparator;
    }
    return Comparator::none;
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// How many bytes of `text` belong to the number at its start. An `e` belongs to it only with digits after it.
std::size_t number_length(std::string_view text) noexcept {
    std::size_t i = 0;
    const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : '\0'; };
    if (at(i) == '-' || at(i) == '+') ++i;
    while (is_digit(at(i))) ++i;
    if (at(i) == '.' && is_digit(at(i + 1))) {
        ++i;
        while (is_digit(at(i))) ++i;
    }
    if (at(i) == 'e' || at(i) == 'E') {
        const std::size_t digits = at(i + 1) == '-' || at(i + 1) == '+' ? i + 2 : i + 1;
        if (is_digit(at(digits))) {
            i = digits;
            while (is_digit(at(i))) ++i;
        }
    }
    return i;
}

/// The unit with its meaning: UCUM, or a calendar word that stands without quotes.
struct MeantUnit {
    Unit unit;
    CalendarUnit calendar = CalendarUnit::none;
};

Result<MeantUnit> meant_unit(const QuantityText& parts) {
    if (const auto calendar = parts.quoted ? std::nullopt : calendar_unit(parts.unit)) {
        const auto row = std::find_if(std::begin(calendar_rows), std::end(calendar_rows),
                                      [&](const CalendarRow& entry) { return entry.unit == *calendar; });
        return MeantUnit{Unit::parse(row->ucum).value(), *calendar};
    }
    const Result<Unit> unit = Unit::parse(parts.unit);
    if (!unit.ok()) return unit.error();
    return MeantUnit{*unit, CalendarUnit::none};
}

/// One end of a range; nothing when that end is left out.
struct RangeEnd {
    Rational number;
    std::optional<MeantUnit> unit;
};

Result<std::optional<RangeEnd>> range_end(std::string_view text) {
    if (text.empty()) return std::optional<RangeEnd>();
    const Result<QuantityText> parts = split_quantity(text);
    if (!parts.ok()) return parts.error();
    if (parts->comparator != Comparator::none) return syntax_error(text);
    RangeEnd end{parts->number, {}};
    if (!parts->unit.empty() || parts->quoted) {
        const Result<MeantUnit> unit = meant_unit(*parts);
        if (!unit.ok()) return unit.error();
        end.unit = *unit;
    }
    return std::optional(std::move(end));
}

/// Brings `end` to `unit`; one without a unit of its own is in it already.
Result<Rational> in_unit(const RangeEnd& end, const MeantUnit& unit) {
    if (!end.unit) return end.number;
    return convert(end.number, end.unit->unit, unit.unit);
}

} // namespace

std::optional<CalendarUnit> calendar_unit(std::string_view word) noexcept {
    for (const CalendarRow& row : calendar_rows)
        if (word == row.one || word == row.many) return row.unit;
    return std::nullopt;
}

std::string_view to_string(CalendarUnit unit, bool plural) noexcept {
    for (const CalendarRow& row : calendar_rows)
        if (unit == row.unit) return plural ? row.many : row.one;
    return {};
}

Result<Quantity> convert(const Quantity& quantity, const Unit& to, const Analyte& analyte) {
    const Result<Conversion> found = conversion(quantity.unit, to, analyte);
    if (!found.ok()) return found.error();
    return Quantity{found->is_identity() ? quantity.value : found->apply(quantity.value), to};
}

Interval to_interval(Comparator comparator, const Rational& number) {
    switch (comparator) {
    case Comparator::less: return Interval::less_than(number);
    case Comparator::less_or_equal: return Interval::at_most(number);
    case Comparator::greater: return Interval::greater_than(number);
    case Comparator::greater_or_equal: return Interval::at_least(number);
    case Comparator::none: break;
    }
    return Interval::point(number);
}

Result<QuantityText> split_quantity(std::string_view text) {
    std::string_view rest = trimmed(text);
    QuantityText parts;
    parts.comparator = take_comparator(rest);
    const std::size_t length = number_length(rest);
    if (length == 0) return syntax_error(text);
    const Result<Rational> number = Rational::parse(rest.substr(0, length));
    if (!number.ok()) return number.error();
    parts.number = *number;
    const std::string_view after = rest.substr(length);
    const std::string_view unit = trimmed(after);
    // `9.7.1 mg` and `1,5 mg` are slips, not units.
    if (!unit.empty() && unit.size() == after.size() && (unit.front() == '.' || unit.front() == ','))
        return syntax_error(text);
    if (!unit.empty() && unit.front() == '\'') {
        if (unit.size() < 2 || unit.back() != '\'') return syntax_error(text);
        parts.quoted = true;
        parts.unit = unit.substr(1, unit.size() - 2);
    } else {
        parts.unit = unit;
    }
    return parts;
}

Result<Quantity> parse_quantity(std::string_view text) {
    const Result<QuantityText> parts = split_quantity(text);
    if (!parts.ok()) return parts.error();
    const Result<MeantUnit> unit = meant_unit(*parts);
    if (!unit.ok()) return unit.error();
    return Quantity{to_interval(parts->comparator, parts->number), unit->unit, unit->calendar};
}

Result<Quantity> parse_quantity_range(std::string_view text, bool upper_open) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos)
        return Error{"quantity-syntax",
                     shown(text) + " is no range; write it as `0.3 mg/dL .. 30 mg/dL` or `18 years ..`"};
    const auto lo = range_end(trimmed(text.substr(0, dots)));
    if (!lo.ok()) return lo.error();
    const auto hi = range_end(trimmed(text.substr(dots + 2)));
    if (!hi.ok()) return hi.error();
    const std::optional<RangeEnd>& low = *lo;
    const std::optional<RangeEnd>& high = *hi;
    if (!low && !high) return Error{"quantity-range", "the range has no end; leave it out instead"};
    MeantUnit unit;
    if (high && high->unit) unit = *high->unit;
    if (low && low->unit) unit = *low->unit;
    Bound ends[2];
    for (const auto& [end, bound, kind] :
         {std::tuple(&low, &ends[0], End::closed), std::tuple(&high, &ends[1], upper_open ? End::open : End::closed)}) {
        if (!*end) continue;
        const Result<Rational> value = in_unit(**end, unit);
        if (!value.ok()) return value.error();
        *bound = {kind, *value};
    }
    const std::optional<Interval> value = Interval::between(ends[0], ends[1]);
    if (!value) return Error{"quantity-range", shown(text) + " holds nothing; the lower end comes first"};
    return Quantity{*value, unit.unit, unit.calendar};
}

std::string to_string(const Quantity& quantity) {
    std::string text = quantity.value.to_string();
    if (quantity.calendar != CalendarUnit::none) {
        const bool one = quantity.value == Interval::point(1);
        return text + " " + std::string(to_string(quantity.calendar, !one));
    }
    if (quantity.unit.text() != "1") text += " " + quantity.unit.text();
    return text;
}

} // namespace apatite
