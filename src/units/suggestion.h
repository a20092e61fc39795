// The unit that was probably meant; for messages only, never for a value.
#pragma once

#include <string>
#include <string_view>

namespace apatite {

/// Valid UCUM close to `text`: from the alias list, with another case, or one letter away. Empty when nothing is close.
std::string suggest_unit(std::string_view text);

} // namespace apatite
