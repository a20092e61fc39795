#include "expression/locator.h"

#include <algorithm>

namespace apatite {

Place Locator::place(std::size_t offset) const noexcept {
    if (offset < places_.size()) return places_[offset];
    if (!places_.empty()) return {places_.back().line, places_.back().column + 1 + offset - places_.size()};
    const std::string_view before = text_.substr(0, std::min(offset, text_.size()));
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t start = lines == 0 ? 0 : before.rfind('\n') + 1;
    return {origin_.line + lines, origin_.column + offset - start};
}

Span Locator::span(std::size_t offset, std::size_t length) const {
    const Place from = place(offset);
    if (length > 1) {
        const Place last = place(offset + length - 1);
        if (last.line == from.line && last.column >= from.column) length = last.column - from.column + 1;
    }
    return {origin_.file, from.line, from.column, length};
}

} // namespace apatite
