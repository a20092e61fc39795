// UCUM text to the meaning of a unit. Of this folder only.
#pragma once

#include <string_view>

#include "apatite/result.h"
#include "units/atoms.h"
#include "units/unit_data.h"

namespace apatite {

/// As `Unit::parse`, with the table to look symbols up in. The error names the place, but suggests nothing.
Result<Unit::Data> parse_unit(std::string_view text, const AtomTable& table);

/// The part of `text` for which `parse_unit` says `unit-unknown`; empty otherwise.
std::string_view unknown_symbol(std::string_view text, const AtomTable& table);

} // namespace apatite
