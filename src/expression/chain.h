// Conditions joined by `and` or `or` that contradict or repeat each other.
#pragma once

#include "apatite/diagnostic.h"
#include "expression/syntax.h"

namespace apatite {

/// Compares the links of the whole chain at whose top `chain` stands: `x < 3 and x > 5` can never be true, `x < 5 or
/// x > 3` never false; `a and not a`; `a and a`. Only single comparisons with a constant are understood. O(links²).
void check_chain(const Expression& chain, Diagnostics& diagnostics);

} // namespace apatite
