// The pack that the library carries: rules/calcinosis-cutis, as it was when the library was built.
#pragma once

#include <span>
#include <string_view>

#include "pack/load.h"

namespace apatite {

/// One file of the built-in pack, its path relative to the pack's folder.
struct BuiltinFile {
    std::string_view path;
    std::string_view text;
};

/// Every file but the cases, by name. Empty when the library was built without a default pack. The texts live as long
/// as the program.
std::span<const BuiltinFile> builtin_pack_files() noexcept;

/// Reads and checks it, as `load_pack` does.
LoadedPack load_builtin_pack();

} // namespace apatite
