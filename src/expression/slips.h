// Signs that people write for signs of the condition language.
#pragma once

#include <string_view>

namespace apatite {

struct Slip {
    std::string_view written;
    std::string_view help;
};

/// The slip with which `text` starts, or null. `!=` and `!~` are none.
const Slip* slip_at(std::string_view text) noexcept;

} // namespace apatite
