// A layout to its one text.
#pragma once

#include <string>

#include "authoring/format_layout.h"
#include "pack/key_table.h"

namespace apatite {

/// The canonical text of a file of this part. Ends in a newline, unless it is empty. O(text), but for lines in brackets
/// that do not fit.
std::string write_layout(Layout layout, const PartTable& part);

} // namespace apatite
