// Which release this is.
#pragma once

#include <string_view>

namespace apatite {

/// Of the headers that a program was compiled with. Major: the ABI or the meaning of a call changed.
inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;

/// Of the library that it runs with, `0.1.0`. Never fails; the text lives as long as the library is loaded.
std::string_view version() noexcept;

} // namespace apatite
