// How tight the operators bind: the order of the alternatives of CQL's rules `expression` and `expressionTerm`.
#pragma once

#include "expression/syntax.h"

namespace apatite {

namespace power {
inline constexpr int implies = 2, or_ = 3, and_ = 4, membership = 5, equality = 6, timing = 7, inequality = 8,
                     between = 9, exists = 10, not_ = 11, is = 12, sum = 21, product = 22, sign = 23, primary = 30;
}

/// How tight the text of a node holds together. `if` takes all that follows, so it is 0; `not` is 1, though it binds
/// tight, because the printer sets it in brackets inside comparisons.
int binding(const Expression& expression) noexcept;

/// Written between its two operands.
bool is_infix(Operator op) noexcept;

} // namespace apatite
