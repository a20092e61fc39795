// Cases of a compiled pack, one after the other.
#pragma once

#include <optional>
#include <vector>

#include "apatite/authoring.h"
#include "assess/assess.h"
#include "authoring/case_expectations.h"
#include "authoring/case_patient.h"
#include "authoring/loaded_bench.h"

namespace apatite {

/// Only what the expectations of this case ask for.
AssessOptions options_for(const Case& test);

/// Runs the cases that the filter lets through. `pack` stays as it is.
CaseReport run_cases(const LoadedBench& bench, const TestOptions& options);

} // namespace apatite
