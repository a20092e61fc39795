// Text inside HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace apatite {

/// The five characters that mean something there, also inside quotes, as entities; control characters, which XML has
/// not, become a blank, but for the end of a line and the tab.
std::string escape_markup(std::string_view text);

} // namespace apatite
