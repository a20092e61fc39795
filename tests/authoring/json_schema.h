// A plain validator of the part of JSON Schema that `pack_schema` writes, over YAML as an editor's YAML library types
// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/yaml_node.h"
#include "json/reader.h"

namespace apatite::test {

/// What is wrong, each with its path; empty when the node is valid.
std::vector<std::string> schema_problems(const json::Value& schema, const YamlNode& node);

} // namespace apatite::test
