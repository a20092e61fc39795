#include "apatite/version.h"

namespace apatite {

static_assert(version_major == 0 && version_minor == 1 && version_patch == 0, "the text below says the same");

std::string_view version() noexcept { return "0.1.0"; }

} // namespace apatite
