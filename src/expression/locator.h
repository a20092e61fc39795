// Where a byte of a condition stands in the file it was written in.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "apatite/diagnostic.h"

namespace apatite {

/// Line and column in the file, both from 1.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;
};

/// Turns offsets in a condition's text into spans of its file. With `places`, one a byte of the text, those are it (for
/// texts that YAML folded or unescaped). Otherwise the text is taken to stand in the file as it is from `origin` on,
/// further lines indented like the first.
class Locator {
public:
    Locator(std::string_view text, const Span& origin, std::span<const Place> places = {}) noexcept
        : text_(text), origin_(origin), places_(places) {}

    Span span(std::size_t offset, std::size_t length) const;

private:
    Place place(std::size_t offset) const noexcept;

    std::string_view text_;
    const Span& origin_;
    std::span<const Place> places_;
};

} // namespace apatite
