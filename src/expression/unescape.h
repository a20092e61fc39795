// Escapes in CQL's texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace apatite {

/// Appends to `value` what the escape at the start of `text` stands for and returns its length; 0 when it is none.
std::size_t unescape(std::string_view text, std::string& value);

} // namespace apatite
