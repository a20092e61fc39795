// Does a value look as its key says?
#pragma once

#include <optional>
#include <string_view>

#include "pack/key_table.h"
#include "pack/report.h"
#include "pack/yaml_node.h"

namespace apatite {

/// Reports what is wrong; false when the value cannot be used. Of a nested map only the outer shape is looked at here.
bool has_shape(const YamlNode& value, const Key& key, Report& report);

/// A whole number as packs write it; nothing for any other text or one beyond a million.
std::optional<int> read_whole_number(std::string_view text) noexcept;

} // namespace apatite
