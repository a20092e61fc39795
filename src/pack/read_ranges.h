// Reference ranges by age and sex. Internal to this folder.
#pragma once

#include "pack/reading.h"

namespace apatite {

/// Reads `ranges` in the unit of the finding; reports ends that are upside down or not plausible, and two ranges that
/// hold for the same age and sex.
void read_ranges(const Fields& fields, FindingDeclaration& finding, Reading& reading);

} // namespace apatite
