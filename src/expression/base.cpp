#include "expression/base.h"

#include <cstdlib>

#include "units/quantity.h"

namespace apatite {
namespace {

CalendarUnit calendar_word(const FindingDeclaration& declaration) {
    return calendar_unit(declaration.unit_text).value_or(CalendarUnit::none);
}

bool in_calendar_months(const FindingDeclaration& declaration) {
    if (!declaration.calendar_unit) return false;
    const CalendarUnit word = calendar_word(declaration);
    return word == CalendarUnit::year || word == CalendarUnit::month;
}

// A degree is pi/180 radian: its factor is 1/180, and what is left of the conversion is pi.
Rational pi() {
    const Result<Unit> degree = Unit::parse("deg");
    const Result<Unit> radian = Unit::parse("rad");
    if (!degree.ok() || !radian.ok()) return {};
    const Result<Rational> size = factor(degree.value(), radian.value());
    return size.ok() ? size.value() / degree.value().factor() : Rational();
}

Type quantity_type(const FindingDeclaration& declaration) {
    Type type;
    type.kind = Kind::quantity;
    type.dimension = declaration.unit.dimension();
    type.analyte = declaration.analyte;
    type.calendar = in_calendar_months(declaration);
    type.unit = declaration.calendar_unit ? declaration.unit_text : declaration.unit.text();
    return type;
}

} // namespace

Type type_of(const FindingDeclaration& declaration) {
    Type type;
    switch (declaration.kind) {
    case FindingKind::boolean: type.kind = Kind::boolean; break;
    case FindingKind::quantity: return quantity_type(declaration);
    case FindingKind::choice:
        type.kind = Kind::string;
        type.words = declaration.choices;
        break;
    case FindingKind::date: type.kind = Kind::date; break;
    case FindingKind::site: type.kind = Kind::site; break;
    case FindingKind::instances: type.kind = Kind::instances; break;
    }
    return type;
}

Conversion base_conversion(const Unit& unit) {
    Conversion conversion{unit.factor(), unit.offset()};
    if (unit.pi_exponent() != 0) conversion.factor *= pi().pow(unit.pi_exponent());
    return conversion;
}

Conversion base_conversion(const FindingDeclaration& declaration) {
    if (declaration.kind != FindingKind::quantity) return {};
    if (!in_calendar_months(declaration)) return base_conversion(declaration.unit);
    return {calendar_word(declaration) == CalendarUnit::year ? 12 : 1, 0};
}

Result<Unit> parse_definite_unit(std::string_view text) {
    if (!calendar_unit(text)) return Unit::parse(text);
    const Result<Quantity> one = parse_quantity("1 " + std::string(text));
    if (!one.ok()) return one.error();
    return one.value().unit;
}

Conversion display_conversion(const Type& type) {
    if (type.kind != Kind::quantity || type.unit.empty()) return {};
    if (type.calendar) return {calendar_unit(type.unit) == CalendarUnit::year ? Rational(1, 12) : Rational(1), 0};
    const Result<Unit> unit = parse_definite_unit(type.unit);
    if (!unit.ok()) return {};
    const Conversion to_base = base_conversion(unit.value());
    return {Rational(1) / to_base.factor, -to_base.offset / to_base.factor};
}

} // namespace apatite
