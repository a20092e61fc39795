// A checked pack as bytes, so that the library can carry it without reading YAML at every start.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pack/pack.h"

namespace apatite {

/// Everything in the pack. Only the same build reads it back: the form has no version.
std::string pack_to_bytes(Pack pack);

/// The pack; null when the bytes are not what `pack_to_bytes` of this build wrote. They must live as long as any copy
/// of the pack, which makes the trees of its conditions from them when they are asked for. O(bytes).
std::shared_ptr<const Pack> pack_from_bytes(std::string_view bytes);

} // namespace apatite
