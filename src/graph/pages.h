// A page for each code that compiling a pack to a graph can report, for `apatite explain`.
#pragma once

#include <span>

#include "diagnostic/page.h"

namespace apatite {

/// In order of code.
std::span<const ExplainPage> graph_pages() noexcept;

} // namespace apatite
