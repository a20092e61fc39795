// The pack that the library carries: rules/calcinosis-cutis, checked and compiled when the library was built.
#pragma once

#include <memory>
#include <string_view>

#include "pack/pack.h"

namespace apatite {

/// As `pack_to_bytes` wrote it, without the cases, which change no answer. Empty when the library was built without a
/// default pack. Lives as long as the program. The build writes it (see CMakeLists.txt here).
std::string_view builtin_pack_bytes() noexcept;

/// The same pack as `load_pack_folder` gives; null when there is none. It was checked by the build, so nothing is left
/// to say about it. O(size of the pack).
std::shared_ptr<const Pack> load_builtin_pack();

} // namespace apatite
