// Which numbers a part of a condition can be, as far as the pack says.
#pragma once

#include "expression/scope.h"
#include "expression/syntax.h"
#include "units/interval.h"

namespace apatite {

/// In base units: the plausible range of findings, the point of literals, and what arithmetic makes of them; every
/// number where nothing is known. `e` is checked and numeric.
Interval range_of(const Expression& e, const Scope& scope);

/// Rests on no finding, value or condition.
bool is_constant(const Expression& e);

} // namespace apatite
