#include "expression/precedence.h"

namespace apatite {
namespace {

int operator_power(Operator op) noexcept {
    switch (op) {
    case Operator::implies: return power::implies;
    case Operator::or_:
    case Operator::xor_: return power::or_;
    case Operator::and_: return power::and_;
    case Operator::in: return power::membership;
    case Operator::equal:
    case Operator::not_equal:
    case Operator::equivalent:
    case Operator::not_equivalent: return power::equality;
    case Operator::before_within:
    case Operator::after_within: return power::timing;
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal: return power::inequality;
    case Operator::between: return power::between;
    case Operator::not_: return power::not_;
    case Operator::is_null:
    case Operator::is_true:
    case Operator::is_false: return power::is;
    case Operator::add:
    case Operator::subtract: return power::sum;
    case Operator::multiply:
    case Operator::divide: return power::product;
    case Operator::negate: return power::sign;
    case Operator::exists: return power::exists;
    case Operator::if_: return 0;
    default: return power::primary;
    }
}

bool is_suffix(Operator op) noexcept {
    return op == Operator::is_null || op == Operator::is_true || op == Operator::is_false;
}

} // namespace

int binding(const Expression& expression) noexcept {
    if (expression.op != Operator::not_) return operator_power(expression.op);
    // `x is not null` is written behind its operand. Elsewhere `not a = b` is right but reads wrong: only the logical
    // operators take a bare `not`.
    return is_suffix(expression.operands.front().op) ? power::is : 1;
}

bool is_infix(Operator op) noexcept {
    const int own = operator_power(op);
    const bool timing = op == Operator::before_within || op == Operator::after_within;
    return (own >= power::implies && own <= power::inequality && !timing) || own == power::sum || own == power::product;
}

} // namespace apatite
