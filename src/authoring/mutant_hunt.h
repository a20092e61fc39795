// Which case kills which mutant.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "authoring/mutant_cases.h"
#include "authoring/planned_mutant.h"

namespace apatite {

using HuntProgress = std::function<void(std::size_t done, std::size_t of)>;

/// Sets the fate of mutants whose edit is not a code. Every patient is evaluated once; a mutant is judged only where it
/// changes a value that the answer rests on, and never again after it was killed. O(cases x (pack + mutants)).
void hunt_conditions(const Pack& pack, const MutantCases& cases, std::span<PlannedMutant> mutants,
                     const HuntProgress& progress);

/// The same for codes: the findings are chosen again from the records that hold the code.
void hunt_codes(const LoadedBench& bench, const MutantCases& cases, std::span<PlannedMutant> mutants,
                const HuntProgress& progress);

} // namespace apatite
