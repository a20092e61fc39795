// A finding of which a record says nothing at all.
#pragma once

#include <cstddef>

#include "findings/findings.h"

namespace apatite {

/// All such states are alike to every pass.
bool is_untold(const FindingState& state) noexcept;
/// A patient of whom nothing is told.
Findings untold_findings(std::size_t findings);

} // namespace apatite
