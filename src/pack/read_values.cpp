// values.yaml and conditions.yaml: what is computed from findings and has a name.
#include <fmt/core.h>

#include <utility>

#include "expression/check.h"
#include "expression/range.h"
#include "pack/cycle.h"
#include "pack/read_condition.h"
#include "units/quantity.h"

namespace apatite {
namespace {

void collect_names(const Expression& expression, std::vector<std::string>& names) {
    if (expression.op == Operator::name) names.push_back(expression.text);
    for (const Expression& operand : expression.operands) collect_names(operand, names);
}

Linked link_of(const std::string& id, const Span& span, const Condition& condition) {
    Linked link{id, span, {}};
    if (!condition.text.empty()) collect_names(condition.expression, link.uses);
    return link;
}

void unit_error(const Located& unit, std::string message, std::string help, Report& report) {
    report.error("K0401", unit.span, std::move(message), std::move(help));
}

// The unit in which a value is printed must be one that it can be converted to.
void check_unit(const Fields& fields, const Type& type, Report& report) {
    const auto written = fields.located("unit");
    const bool number = type.kind == Kind::quantity || type.kind == Kind::integer || type.kind == Kind::decimal;
    if (!written) {
        if (type.kind == Kind::quantity && !type.dimension.is_number())
            report.error("K0202", fields.map().span, "a value with a dimension needs `unit`",
                         "add the unit to print it in");
        return;
    }
    if (!number) return unit_error(*written, "this value has no unit", "delete `unit`", report);
    const auto calendar = calendar_unit(written->text);
    if (calendar || type.calendar) {
        const bool months = calendar == CalendarUnit::year || calendar == CalendarUnit::month;
        if (!calendar || months != type.calendar)
            unit_error(*written, fmt::format("the value cannot be printed in `{}`", written->text),
                       "calendar years and months are no fixed time", report);
        return;
    }
    const auto unit = Unit::parse(written->text);
    if (!unit.ok()) return unit_error(*written, unit.error().message, "units are UCUM: `mg/dL`", report);
    const Dimension& dimension = type.kind == Kind::quantity ? type.dimension : Dimension();
    if (unit->dimension() != dimension)
        unit_error(*written,
                   fmt::format("the value is {}, `{}` is {}", dimension.to_words(), written->text,
                               unit->dimension().to_words()),
                   "print it in a unit of its own dimension", report);
}

bool is_value(const Type& type) noexcept {
    return type.kind == Kind::quantity || type.kind == Kind::integer || type.kind == Kind::decimal ||
           type.kind == Kind::date;
}

void check_value(ValueDeclaration& value, const Item& item, Reading& reading) {
    Report told_before;
    const Fields fields(*item.map, value_keys, told_before);
    if (check_condition(value.is, Kind::any, reading)) {
        const Type& type = value.is.expression->type;
        if (!is_value(type) && type.kind != Kind::any)
            reading.report.error("K0408", value.is.expression->span, "a value is a number or a date",
                                 "what is true or false belongs in conditions.yaml");
        else if (is_value(type))
            check_unit(fields, type, reading.report);
        Symbol symbol = value_symbol(is_value(type) ? type : Type(), value.span);
        if (is_numeric(type)) symbol.range = range_of(value.is.expression, reading.scope);
        reading.scope.symbols.insert_or_assign(value.id, std::move(symbol));
    }
    check_missing_is_needed(fields, {&value.is}, reading.report);
}

} // namespace

void read_values(Reading& reading) {
    for (const Item& item : reading.items[Part::values]) {
        const Fields fields(*item.map, value_keys, reading.report);
        ValueDeclaration value{item.id, item.span, fields.text("label"), fields.text("unit"), {}, {}};
        value.is = ConditionReader(fields, reading).parse("is");
        value.evidence = read_evidence(fields, reading);
        reading.scope.symbols.emplace(value.id, value_symbol({}, value.span));
        reading.pack.values.push_back(std::move(value));
    }
    for (const Item& item : reading.items[Part::conditions]) {
        const Fields fields(*item.map, condition_declaration_keys, reading.report);
        ConditionDeclaration condition{item.id, item.span, fields.text("label"), {}, {}};
        condition.when = ConditionReader(fields, reading).parse("when");
        condition.evidence = read_evidence(fields, reading);
        reading.scope.symbols.emplace(condition.id, condition_symbol(condition.span));
        reading.pack.conditions.push_back(std::move(condition));
    }
}

// The type of a value is known once those of the values in it are.
void check_values_and_conditions(Reading& reading) {
    const std::vector<Item>& value_items = reading.items[Part::values];
    const std::vector<Item>& condition_items = reading.items[Part::conditions];
    std::vector<Linked> links;
    for (const ValueDeclaration& value : reading.pack.values) links.push_back(link_of(value.id, value.span, value.is));
    for (const ConditionDeclaration& condition : reading.pack.conditions)
        links.push_back(link_of(condition.id, condition.span, condition.when));
    UseOrder order = order_and_report(links, "the definition of", "uses", reading.report);
    std::vector<bool> done(links.size(), false);
    const auto check = [&](std::size_t i) {
        if (done[i]) return;
        done[i] = true;
        const std::size_t values = value_items.size();
        if (i < values) return check_value(reading.pack.values[i], value_items[i], reading);
        Condition& when = reading.pack.conditions[i - values].when;
        check_condition(when, Kind::boolean, reading);
        Report told_before;
        const Fields fields(*condition_items[i - values].map, condition_declaration_keys, told_before);
        check_missing_is_needed(fields, {&when}, reading.report);
    };
    for (const std::size_t i : order.order) check(i);
    for (std::size_t i = 0; i < links.size(); ++i) check(i); // those on a cycle
}

} // namespace apatite
