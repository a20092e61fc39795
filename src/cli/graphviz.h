// Graphviz as a program beside this one.
#pragma once

#include <string>

#include "apatite/result.h"

namespace apatite {

/// What `program -Tsvg` makes of `dot`. No shell is involved, and what passes between the two has no name on the disk.
/// Errors: `graphviz-missing`, there is no such program; `graphviz-failed`, with what it gave back.
Result<std::string> svg_by_graphviz(const std::string& program, const std::string& dot);

} // namespace apatite
