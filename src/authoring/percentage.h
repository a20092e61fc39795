// Shares as text.
#pragma once

#include <cstddef>
#include <string>

namespace apatite {

/// `97.3`: one digit, cut and not rounded, so that only what is whole reads `100.0`. `0` of `0` is whole.
std::string percentage(std::size_t part, std::size_t whole);

} // namespace apatite
