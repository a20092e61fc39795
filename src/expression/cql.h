// A condition as CQL 1.5, the operators beyond CQL written out.
#pragma once

#include <string>
#include <vector>

#include "expression/syntax.h"

namespace apatite {

/// CQL that means the same. It expects a library that defines each finding, value and condition under its own name,
/// and beside them, for what CQL has no word for:
/// - of a quantity `f`: `"f flag"` (`'high'`, `'low'`, `'normal'`, `'positive'`, `'negative'` or null), `"f sent low"`,
///   `"f sent high"` (the range sent with the result) and `"f pack low"`, `"f pack high"` (the pack's for age and sex);
/// - of instances `i`: the list `i` of tuples, and `"i complete"`;
/// - `WiderPlaces(site)`: the sites within which a site lies, directly or not.
/// With `some`, the condition that ranges over these instances.
std::string export_cql(const Expression& expression, const std::vector<std::string>& some = {});

} // namespace apatite
