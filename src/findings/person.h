// Age and sex as findings.
#pragma once

#include "findings/matched_fact.h"

namespace apatite {

/// Completed years, months or days at the assessment date, by the finding's unit; a range when the birth date is
/// partial.
FindingState age_state(const FindingDeclaration& declaration, const SelectContext& context);

FindingState sex_state(const FindingDeclaration& declaration, const SelectContext& context);

} // namespace apatite
