// One file of a pack in canonical form.
#pragma once

#include <string>

#include "apatite/result.h"
#include "pack/source_text.h"

namespace apatite {

/// The text in canonical form, read again and compared. `path` is relative to the pack's folder and tells the part.
/// Errors: `format-file`, `format-yaml`, `format-meaning`.
Result<std::string> format_file(const PackFile& file);

} // namespace apatite
