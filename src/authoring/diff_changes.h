// What one pack says otherwise than another.
#pragma once

#include <vector>

#include "apatite/authoring.h"
#include "pack/pack.h"

namespace apatite {

std::vector<PackChange> changes_between(const Pack& before, const Pack& after);

} // namespace apatite
