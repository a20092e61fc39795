#include "expression/range.h"

#include <algorithm>

#include "expression/base.h"

namespace apatite {
namespace {

Interval plausible(const FindingDeclaration& declaration) {
    if (!declaration.plausible) return Interval::everything();
    return base_conversion(declaration).apply(*declaration.plausible);
}

Interval range_of_name(const Expression& e, const Scope& scope) {
    const Symbol* symbol = scope.find(e.text);
    if (symbol == nullptr) return Interval::everything();
    if (symbol->declaration == nullptr) return symbol->range.value_or(Interval::everything());
    if (e.op == Operator::name) return plausible(*symbol->declaration);
    for (const FindingDeclaration& field : symbol->declaration->fields)
        if (field.id == e.field_name) return plausible(field);
    return Interval::everything();
}

Interval quotient(const Interval& a, const Interval& b) {
    return b.contains(Rational(0)) ? Interval::everything() : a / b;
}

} // namespace

Interval range_of(const Expression& e, const Scope& scope) {
    const auto operand = [&](std::size_t i) { return range_of(e.operands[i], scope); };
    switch (e.op) {
    case Operator::number: return Interval::point(e.number);
    case Operator::quantity: return Interval::point(e.base_number);
    case Operator::name:
    case Operator::field: return range_of_name(e, scope);
    case Operator::negate: return -operand(0);
    case Operator::abs: return abs(operand(0));
    case Operator::add: return operand(0) + operand(1);
    case Operator::subtract: return operand(0) - operand(1);
    case Operator::multiply: return operand(0) * operand(1);
    case Operator::divide: return quotient(operand(0), operand(1));
    case Operator::round:
        return round(operand(0),
                     e.operands.size() < 2 ? 0 : static_cast<int>(e.operands[1].number.to_int64().value_or(0)));
    default: return Interval::everything();
    }
}

bool is_constant(const Expression& e) {
    if (e.op == Operator::name || e.op == Operator::field) return false;
    return std::all_of(e.operands.begin(), e.operands.end(), is_constant);
}

} // namespace apatite
