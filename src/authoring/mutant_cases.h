// The cases of a pack made ready to be asked about mutants.
#pragma once

#include <string>
#include <vector>

#include "authoring/case_expectations.h"
#include "authoring/case_patient.h"
#include "authoring/loaded_bench.h"
#include "authoring/run_cases.h"

namespace apatite {

/// A case with the expectations that may kill: about the answer, and met by the pack as it is.
struct MutantCase {
    CasePatient patient;
    Findings findings;
    std::vector<std::pair<std::string, std::vector<std::string>>> expect;
    AssessOptions options;

    /// Does the case notice that this answer is another?
    bool notices(const Assessment& assessment, const Evaluation& evaluation, const NamedNodes& names) const;
};

struct MutantCases {
    std::vector<MutantCase> cases;
    std::vector<std::string> problems; ///< cases that cannot be run, or fail as it is
};

MutantCases ready_cases(const LoadedBench& bench);

} // namespace apatite
