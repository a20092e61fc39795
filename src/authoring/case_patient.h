// The patient of a case: from what it gives to findings.
#pragma once

#include <optional>

#include "apatite/result.h"
#include "findings/finding_index.h"
#include "findings/findings.h"
#include "pack/pack.h"

namespace apatite {

/// What a case is about, before the findings are chosen.
struct CasePatient {
    const Case* test = nullptr;
    Record record; ///< of its Bundle; empty without one
    SelectOptions select;

    /// What is given stands in place of what the record says. Error: a value that cannot be set.
    Result<Findings> findings(const FindingIndex& index) const;
};

/// Reads the Bundle of the case, if it names one: a path from the folder of the file that the case stands in. Errors:
/// `case-bundle`, with what is wrong with it.
Result<CasePatient> read_patient(const Case& test);

} // namespace apatite
