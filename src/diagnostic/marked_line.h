// A line of a text with a caret under a part of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace apatite {

/// What stands on the screen for one marked line: the text, safe to print, and the carets under it.
struct MarkedLine {
    std::string text;
    std::string carets;
};

/// Marks `length` bytes from `column` (from 1) of `line`. At least one caret, at most up to the end of the line. Tabs
/// stay tabs in both, wide and combining characters count as the columns they take, other control characters become a
/// blank, broken UTF-8 `?`. Of a line longer than 160 columns the part around the mark is shown between `…`.
MarkedLine mark_line(std::string_view line, std::size_t column, std::size_t length);

} // namespace apatite
