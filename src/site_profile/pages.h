// A page for each code of site profiles, for `apatite explain`.
#pragma once

#include <span>

#include "diagnostic/page.h"

namespace apatite {

/// In order of code: K05.
std::span<const ExplainPage> site_profile_pages() noexcept;

} // namespace apatite
