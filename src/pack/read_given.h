// The findings of a case. Internal to this folder.
#pragma once

#include "pack/reading.h"

namespace apatite {

/// Reads `given` into the case, and tries every value out as the command would set it.
void read_given(const YamlNode& given, Case& test, Reading& reading);

} // namespace apatite
