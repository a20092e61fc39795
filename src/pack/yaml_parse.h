// YAML text to tree. The only file that knows the YAML library is yaml_parse.cpp.
#pragma once

#include <cstddef>

#include "pack/report.h"
#include "pack/source_text.h"
#include "pack/yaml_node.h"

namespace apatite {

inline constexpr std::size_t yaml_depth_limit = 32;
inline constexpr std::size_t yaml_size_limit = std::size_t{8} << 20U;

/// Reads one document. Refused, each with its place: bytes that are not UTF-8, control characters, tabs in indentation,
/// anchors, aliases, tags, a second document, keys that are no texts, the same key twice (with both places), more than
/// `yaml_depth_limit` levels, more than `yaml_size_limit` bytes. An empty text is a null node. After an error that
/// leaves no tree the node is `broken`.
YamlNode parse_yaml(const SourceText& source, Report& report);

} // namespace apatite
