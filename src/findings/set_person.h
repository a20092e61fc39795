// Age and sex given by hand.
#pragma once

#include "findings/findings.h"

namespace apatite {

/// What is told of age or sex holds for the reference ranges too, in place of the record's birth date and gender: all
/// that was judged by the pack's ranges is judged again.
void take_person(Findings& findings, const FindingCatalogue& catalogue, const FindingDeclaration& declaration,
                 const FindingState& state);

} // namespace apatite
