#include "apatite/version.h"

namespace apatite {

std::string_view version() noexcept { return APATITE_VERSION_TEXT; }

} // namespace apatite
