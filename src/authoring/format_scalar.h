// How one scalar is written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pack/yaml_node.h"

namespace apatite {

inline constexpr std::size_t format_width = 120;

/// A scalar on one line, or a block: the header and the lines below it, without indentation.
struct WrittenScalar {
    std::string first;
    std::vector<std::string> lines;
};

/// What YAML may take for something else than a text: `1.0`, `true`, `2024-05-01`. Its quotes have a meaning.
bool is_ambiguous(std::string_view text) noexcept;

/// On one line. A condition is in quotes; another text is, where it must be.
std::string write_inline(const YamlNode& scalar, bool is_condition, bool in_flow);

/// The same where it fits into `room` columns; else folded into lines of at most `line_room`, where folding is
/// possible.
WrittenScalar write_scalar(const YamlNode& scalar, bool is_condition, std::size_t room, std::size_t line_room);

/// A key, in quotes where it must be.
std::string write_key(std::string_view key, bool in_flow);

/// Columns that a text takes.
std::size_t display_width(std::string_view text) noexcept;

} // namespace apatite
