// What the tables of a pack say of a place in a file.
#pragma once

#include <string_view>

#include "pack/key_table.h"
#include "pack/yaml_node.h"

namespace apatite {

struct Expected {
    const KeyTable* map = nullptr;   ///< here stands a map of these keys
    const KeyTable* inner = nullptr; ///< here stands a list or map of such maps
    bool is_condition = false;

    static Expected of(const PartTable& part, YamlKind root) noexcept;
    /// Of what stands in it: under this key, or as an item (`key` is empty).
    Expected at(YamlKind kind, std::string_view key) const noexcept;
};

} // namespace apatite
