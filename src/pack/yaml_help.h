// What to do about a text that is not YAML. Internal to this folder.
#pragma once

#include <string>
#include <string_view>

namespace apatite {

/// Help for a message of the YAML library.
std::string help_for_yaml(std::string_view library_message);

} // namespace apatite
