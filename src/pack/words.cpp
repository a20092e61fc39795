#include "pack/key_words.h"
#include "pack/pack.h"

namespace apatite {

std::string_view to_string(Strength strength) noexcept { return words::strength[static_cast<std::size_t>(strength)]; }

std::string_view to_string(Urgency urgency) noexcept { return words::urgency[static_cast<std::size_t>(urgency)]; }

int Scale::points(Strength strength) const noexcept {
    switch (strength) {
    case Strength::weak: return weak;
    case Strength::moderate: return moderate;
    case Strength::strong: break;
    }
    return strong;
}

} // namespace apatite
