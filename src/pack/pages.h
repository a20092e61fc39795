// A page for each code of the reader of packs, for `apatite explain`.
#pragma once

#include <span>

#include "diagnostic/page.h"

namespace apatite {

/// In order of code: K01 the text as YAML, K02 keys and shapes, K03 ids and references, K04 content.
std::span<const ExplainPage> pack_pages() noexcept;

} // namespace apatite
