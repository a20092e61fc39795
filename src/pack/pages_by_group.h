// The pages of one group of codes each. Internal to this folder.
#pragma once

#include <span>

#include "diagnostic/page.h"

namespace apatite {

std::span<const ExplainPage> yaml_pages() noexcept;      ///< K01
std::span<const ExplainPage> shape_pages() noexcept;     ///< K02
std::span<const ExplainPage> reference_pages() noexcept; ///< K03
std::span<const ExplainPage> content_pages() noexcept;   ///< K04

} // namespace apatite
