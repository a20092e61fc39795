// Small changes of one condition.
#pragma once

#include <string>
#include <vector>

#include "expression/syntax.h"

namespace apatite {

/// One change: the whole condition after it, not yet checked, and the part that differs.
struct ExpressionMutant {
    std::string kind; ///< `threshold`, `logic`, `negation`
    Expression whole;
    const Expression* old_part = nullptr; ///< of the original
    Expression new_part;
    const Expression* old_context = nullptr; ///< a comparison around a number; otherwise the part itself
    Expression new_context;
    bool inside = false; ///< the part stands in a larger condition
};

/// Numbers moved by one in the last place written and by one; `and` for `or` and the other way round; conditions
/// negated and negations dropped.
std::vector<ExpressionMutant> mutants_of(const Expression& expression);

} // namespace apatite
