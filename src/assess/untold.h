// What a record says of a finding as far as evaluation reads it: nothing at all, or no more than a truth.
#pragma once

#include <cstddef>
#include <cstdint>

#include "findings/findings.h"

namespace apatite {

/// All such states are alike to every pass.
bool is_untold(const FindingState& state) noexcept;
/// States with the same print are alike to every pass, but the one of what can be asked. 0: it holds a number, a date,
/// a word or instances, and has none.
std::uint64_t print_of(const FindingState& state) noexcept;
/// A patient of whom nothing is told.
Findings untold_findings(std::size_t findings);

} // namespace apatite
