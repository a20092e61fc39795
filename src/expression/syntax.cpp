#include "expression/syntax.h"

#include <array>

namespace apatite {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Operator::after_within) + 1> names = {
    "null",
    "boolean",
    "number",
    "quantity",
    "date",
    "string",
    "list", // literals
    "name",
    "field", // names
    "not",
    "and",
    "or",
    "xor",
    "implies", // logic
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "~",
    "!~",
    "between",
    "in",
    "+",
    "-",
    "*",
    "/",
    "-",
    "Abs",
    "Round",
    "is null",
    "is true",
    "is false",
    "if",
    "case",
    "Coalesce",
    "Min",
    "Max",
    "Count",
    "AllTrue",
    "AnyTrue",
    "AtLeast",
    "High",
    "Low",
    "Normal",
    "Positive",
    "Negative",
    "SameRegion",
    "exists",
    "or less before",
    "or less after"};

bool same_payload(const Expression& a, const Expression& b) {
    switch (a.op) {
    case Operator::boolean: return a.truth == b.truth;
    case Operator::number: return a.number == b.number && a.type.kind == b.type.kind;
    case Operator::quantity: return a.number == b.number && a.text == b.text && a.calendar_unit == b.calendar_unit;
    case Operator::date: return a.date == b.date;
    case Operator::string:
    case Operator::name: return a.text == b.text;
    case Operator::field: return a.text == b.text && a.field_name == b.field_name;
    default: return true;
    }
}

} // namespace

std::string_view to_string(Operator op) noexcept {
    const auto index = static_cast<std::size_t>(op);
    return index < names.size() ? names[index] : std::string_view();
}

Operator mirrored(Operator op) noexcept {
    switch (op) {
    case Operator::less: return Operator::greater;
    case Operator::less_equal: return Operator::greater_equal;
    case Operator::greater: return Operator::less;
    case Operator::greater_equal: return Operator::less_equal;
    default: return op;
    }
}

bool operator==(const Expression& a, const Expression& b) {
    return a.op == b.op && same_payload(a, b) && a.operands == b.operands;
}

} // namespace apatite
