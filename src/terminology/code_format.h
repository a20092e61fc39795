// Does a code look like one of its system? Catches slips of the pen: both LOINC and SNOMED CT carry a check digit.
#pragma once

#include <optional>
#include <string>

#include "terminology/code.h"

namespace apatite {

/// What is wrong with the form of a code, as the end of a sentence (`its check digit should be 1`); nothing when it is
/// well formed or when no form of its system is known. Says nothing about whether the code exists.
std::optional<std::string> format_problem(const Code& code);

} // namespace apatite
