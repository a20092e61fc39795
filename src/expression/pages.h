// A page for each code of the condition language, for `apatite explain`.
#pragma once

#include <span>

#include "diagnostic/page.h"

namespace apatite {

/// In order of code.
std::span<const ExplainPage> expression_pages() noexcept;

} // namespace apatite
