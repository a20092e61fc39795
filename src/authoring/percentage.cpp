#include "authoring/percentage.h"

#include <fmt/format.h>

namespace apatite {

std::string percentage(std::size_t part, std::size_t whole) {
    const std::size_t permille = whole == 0 ? 1000 : part * 1000 / whole;
    return fmt::format("{}.{}", permille / 10, permille % 10);
}

} // namespace apatite
