// The connectives of Kleene's logic over the operands of a node, for truths and for sets of truths alike.
#pragma once

#include <cstddef>

#include "apatite/truth.h"
#include "expression/syntax.h"

namespace apatite {

/// `operand(i)` gives the value of the i-th of `count` operands; `otherwise` is the result of any other operator.
template <typename Value, typename Operand>
Value kleene(Operator op, std::size_t count, const Operand& operand, Value otherwise) {
    switch (op) {
    case Operator::not_: return logical_not(operand(0));
    case Operator::xor_: return logical_xor(operand(0), operand(1));
    case Operator::implies: return logical_implies(operand(0), operand(1));
    case Operator::and_:
    case Operator::or_: {
        const bool both = op == Operator::and_;
        Value result{to_truth(both)};
        for (std::size_t i = 0; i < count; ++i)
            result = both ? logical_and(result, operand(i)) : logical_or(result, operand(i));
        return result;
    }
    default: return otherwise;
    }
}

} // namespace apatite
