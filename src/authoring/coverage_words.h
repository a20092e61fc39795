// Words that the reports of coverage share.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "apatite/authoring.h"

namespace apatite {

/// In the order of `CoveredCondition::seen`.
inline constexpr std::array<std::string_view, 3> truth_words = {"true", "false", "unknown"};

/// `true, unknown`: what could be and was not seen; empty when all was.
std::string not_seen(const CoveredCondition& condition);

} // namespace apatite
