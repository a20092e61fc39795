// From the characters of a scalar back to the file: where a condition inside a YAML text really stands.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pack/source_text.h"
#include "pack/yaml_node.h"

namespace apatite {

/// How the scalar that begins at `offset` is written, by its first character.
YamlStyle style_at(const SourceText& source, std::size_t offset) noexcept;

/// The scalar's text without quotes; of one that takes several lines the part on its first line.
Span scalar_span(const SourceText& source, const YamlNode& scalar);

/// For each byte of the scalar's value, and for its end, the offset in the file from which it was read. Escapes count
/// as the byte they begin with; blanks that folding made count as the line break they stand for.
std::vector<std::size_t> scalar_offsets(const SourceText& source, const YamlNode& scalar);

} // namespace apatite
