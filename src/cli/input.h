// Reading a file or standard input whole.
#pragma once

#include <iosfwd>
#include <string>

#include "apatite/result.h"

namespace apatite {

/// No patient is larger; what is, is refused rather than filling the memory.
inline constexpr std::size_t largest_input = std::size_t{256} << 20U;

/// The bytes of `path`, or of `standard_input` for `-`. Errors, as one line without the path: no such file, a folder,
/// no permission, empty, too large, a read that failed.
Result<std::string> read_input(const std::string& path, std::istream& standard_input);

} // namespace apatite
