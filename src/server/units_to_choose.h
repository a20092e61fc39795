// The units that a form offers for a number.
#pragma once

#include <string>
#include <vector>

#include "findings/declaration.h"

namespace apatite::server {

/// The declared unit first, then those in common use that convert to it exactly (through the molar mass and charge
/// where these are declared). Never empty for a quantity.
std::vector<std::string> units_to_choose(const FindingDeclaration& finding);

} // namespace apatite::server
