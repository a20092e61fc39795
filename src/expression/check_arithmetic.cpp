// Calculations and the dimensions of their results.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "expression/base.h"
#include "expression/checker.h"
#include "units/quantity.h"

namespace apatite {
namespace {

bool is_calendar_month(std::string_view word) {
    const std::optional<CalendarUnit> unit = calendar_unit(word);
    return unit == CalendarUnit::year || unit == CalendarUnit::month;
}

bool is_day_span(std::string_view word) {
    const std::optional<CalendarUnit> unit = calendar_unit(word);
    return unit == CalendarUnit::day || unit == CalendarUnit::week;
}

bool has_zero_point(const Type& type) {
    if (type.kind != Kind::quantity || type.calendar || type.unit.empty()) return false;
    const Result<Unit> unit = parse_definite_unit(type.unit);
    return unit.ok() && unit.value().has_offset();
}

std::string unit_of_product(const Type& a, const Type& b, bool division) {
    const Result<Unit> left = parse_definite_unit(a.unit), right = parse_definite_unit(b.unit);
    if (!left.ok() || !right.ok()) return {};
    const Result<Unit> unit = division ? divide(left.value(), right.value()) : multiply(left.value(), right.value());
    return unit.ok() ? unit.value().text() : std::string();
}

} // namespace

bool rescale(Expression& literal, const Type& target) {
    if (literal.op == Operator::negate && literal.operands.front().op == Operator::quantity) {
        if (!rescale(literal.operands.front(), target)) return false;
        literal.type = literal.operands.front().type;
        return true;
    }
    if (literal.op != Operator::quantity || literal.calendar_unit || target.unit.empty()) return false;
    const Result<Unit> from = Unit::parse(literal.text), to = Unit::parse(target.unit);
    if (!from.ok() || !to.ok()) return false;
    const Result<Conversion> through = conversion(from.value(), to.value(), target.analyte);
    if (!through.ok()) return false;
    literal.base_number = base_conversion(to.value()).apply(through.value().apply(literal.number));
    literal.type = target;
    return true;
}

// A literal: its unit, its dimension, and its number in base units.
Type TypeChecker::quantity(Expression& e) {
    Type type = of_kind(Kind::quantity);
    if (e.calendar_unit && is_calendar_month(e.text)) {
        type.calendar = true;
        type.dimension = Dimension::of(Base::time);
        type.unit = e.text;
        const bool year = calendar_unit(e.text) == CalendarUnit::year;
        e.base_number = year ? e.number * 12 : e.number;
        return type;
    }
    const Result<Unit> unit = e.calendar_unit ? parse_definite_unit(e.text) : Unit::parse(e.text);
    if (!unit.ok()) {
        std::string help = unit.error().message;
        if (calendar_unit(e.text))
            help = fmt::format("a calendar word stands without quotes: `{} {}`", e.number.to_string(), e.text);
        error("P0306", e.span, fmt::format("`{}` is no unit of UCUM", e.text), std::move(help));
        return {};
    }
    type.dimension = unit.value().dimension();
    type.unit = e.text;
    e.base_number = base_conversion(unit.value()).apply(e.number);
    return type;
}

bool TypeChecker::arithmetic_operand(const Expression& e, const Expression& whole) {
    if (has_zero_point(e.type) && whole.op != Operator::round) {
        error("P0313", e.span, fmt::format("{} is a temperature with a zero point of its own", quoted(e)),
              "compare it; to calculate with it write kelvin, `'K'`");
        return false;
    }
    if (is_numeric(e.type) || e.type.kind == Kind::any) return true;
    const bool date = e.type.kind == Kind::date;
    error("P0307", e.span,
          fmt::format("`{}` calculates, and {} is {}", to_string(whole.op), quoted(e), to_words(e.type)),
          date ? "compare dates with `<`, or write `a 12 weeks or less before b`; a date plus a span is `a + 12 weeks`"
               : "calculate with numbers and quantities; joining conditions is `and`, `or`");
    return false;
}

// A date plus or minus a span written in calendar words.
Type TypeChecker::date_sum(Expression& e) {
    const Expression& span = e.operands[1];
    const bool good = span.type.kind == Kind::any || (span.op == Operator::quantity && span.calendar_unit &&
                                                      (is_day_span(span.text) || is_calendar_month(span.text)));
    if (!good) {
        error("P0307", span.span,
              fmt::format("{} cannot be {} a date", quoted(span), e.op == Operator::add ? "added to" : "taken from"),
              "write years, months, weeks or days without quotes: `a + 12 weeks`; for the span between two dates "
              "`a 12 weeks or less before b`");
        return {};
    }
    if (!span.number.is_integer())
        error("P0307", span.span, fmt::format("{} is not a whole number of {}", quoted(span), span.text),
              "dates count whole days: write a smaller unit");
    return of_kind(Kind::date);
}

Type TypeChecker::sum(Expression& e) {
    Expression &a = e.operands[0], &b = e.operands[1];
    if (a.type.kind == Kind::date) return date_sum(e);
    const bool first = arithmetic_operand(a, e), second = arithmetic_operand(b, e);
    if (!first || !second) return {};
    if (a.op == Operator::null) return b.type;
    if (b.op == Operator::null) return a.type;
    if (a.type.kind == Kind::any || b.type.kind == Kind::any) return {};
    if (!comparable(a, b, e)) return {};
    if (is_number(a.type) && is_number(b.type))
        return of_kind(a.type.kind == b.type.kind ? a.type.kind : Kind::decimal);
    Type type = a.type.kind == Kind::quantity ? a.type : b.type;
    const Analyte none;
    if (b.type.kind == Kind::quantity && a.type.kind == Kind::quantity && a.type.analyte != b.type.analyte)
        type.analyte = a.type.analyte == none ? b.type.analyte : b.type.analyte == none ? a.type.analyte : none;
    return type;
}

Type TypeChecker::product(Expression& e) {
    const Type &a = e.operands[0].type, &b = e.operands[1].type;
    const bool division = e.op == Operator::divide;
    const bool first = arithmetic_operand(e.operands[0], e), second = arithmetic_operand(e.operands[1], e);
    if (!first || !second) return {};
    if (a.kind == Kind::any || b.kind == Kind::any) return {};
    if (is_number(a) && is_number(b))
        return of_kind(!division && a.kind == Kind::integer && b.kind == Kind::integer ? Kind::integer : Kind::decimal);
    if (is_number(b)) return a;
    if (is_number(a) && !division) return b;
    if (a.calendar || b.calendar) {
        if (division && a.calendar && b.calendar) return of_kind(Kind::decimal);
        error("P0305", e.span, fmt::format("{} calculates with calendar months or years", quoted(e)),
              "a month has no certain number of days: use days, weeks or UCUM units");
        return {};
    }
    Type type = of_kind(Kind::quantity);
    type.dimension = division ? a.dimension / b.dimension : a.dimension * b.dimension;
    type.unit = type.dimension.is_number() ? "1" : unit_of_product(a, b, division);
    return type;
}

// `-x`, `Abs(x)`
Type TypeChecker::one_number(Expression& e) {
    const Expression& x = e.operands.front();
    return arithmetic_operand(x, e) ? x.type : Type();
}

Type TypeChecker::round(Expression& e) {
    const Expression& x = e.operands.front();
    if (!arithmetic_operand(x, e)) return of_kind(Kind::decimal);
    const bool plain = x.type.dimension.is_number() && !x.type.calendar && display_conversion(x.type).is_identity();
    if (x.type.kind == Kind::quantity && !plain)
        error("P0316", x.span, fmt::format("{} has a unit, and rounding depends on it", quoted(x)),
              fmt::format("divide by the unit first, as in `Round(x / 1 '{}', 1)`", x.type.unit));
    if (e.operands.size() < 2) return of_kind(Kind::decimal);
    const Expression& digits = e.operands.back();
    const bool good = digits.op == Operator::number && digits.type.kind == Kind::integer && digits.number <= 28;
    if (!good)
        error("P0316", digits.span, fmt::format("{} is no number of digits", quoted(digits)),
              "write a whole number from 0 to 28");
    return of_kind(Kind::decimal);
}

// `a 12 weeks or less before b`
Type TypeChecker::within_span(Expression& e) {
    for (const std::size_t side : {std::size_t{0}, std::size_t{2}}) {
        const Expression& date = e.operands[side];
        if (date.type.kind == Kind::date || date.type.kind == Kind::any) continue;
        error("P0308", date.span,
              fmt::format("`{}` compares two dates, and {} is {}", to_string(e.op), quoted(date), to_words(date.type)),
              "name findings of kind date");
    }
    const Expression& span = e.operands[1];
    if (!is_day_span(span.text) && !is_calendar_month(span.text))
        error("P0308", span.span, fmt::format("{} is shorter than a day", quoted(span)),
              "dates have no time of day: write years, months, weeks or days");
    else if (!span.number.is_integer())
        error("P0308", span.span, fmt::format("{} is not a whole number of {}", quoted(span), span.text),
              "dates count whole days: write a smaller unit");
    return of_kind(Kind::boolean);
}

} // namespace apatite
