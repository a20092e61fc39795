// The comments of a YAML text, which its tree does not hold.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pack/source_text.h"
#include "pack/yaml_node.h"

namespace apatite {

struct Remark {
    std::size_t offset = 0;
    std::size_t column = 0; ///< from 0
    std::string text;       ///< from `#` to the end of the line, without blanks at its end
    bool own_line = false;  ///< nothing but blanks, or the dash of a list item, before it
    bool blank_before = false;
};

/// All comments of the text, in order. `root` is the tree of the text. O(text).
std::vector<Remark> find_remarks(const SourceText& source, const YamlNode& root);

/// Past the last byte of a scalar: of its closing quote, of the last line of a block. Of a plain one its first byte,
/// as nothing but the scalar itself can follow.
std::size_t scalar_end(std::string_view text, const YamlNode& scalar) noexcept;

/// The offset of the bracket that closes the flow list or map which begins at `open`.
std::size_t flow_end(std::string_view text, const YamlNode& node) noexcept;

/// The first byte of the line.
std::size_t line_start(std::string_view text, std::size_t offset) noexcept;

/// The line above is there and holds nothing but blanks.
bool is_after_blank_line(std::string_view text, std::size_t offset) noexcept;

} // namespace apatite
