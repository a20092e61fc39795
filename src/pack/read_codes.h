// Lists of codes. Internal to this folder.
#pragma once

#include <string_view>

#include "pack/reading.h"

namespace apatite {

/// `loinc: [2777-1, ...]`: appends the codes. Reports an unknown system, codes that do not look like one of it, and
/// codes that stand twice. `what` names the map around it.
void read_codes_of_system(const YamlEntry& entry, std::string_view what, CodeSet& codes, Report& report);

} // namespace apatite
