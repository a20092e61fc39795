#include "pack/yaml_node.h"

#include <algorithm>

namespace apatite {

const YamlNode* YamlNode::find(std::string_view key) const noexcept {
    const auto found = std::ranges::find(entries, key, &YamlEntry::key);
    return found == entries.end() ? nullptr : &found->value;
}

std::string_view to_words(YamlKind kind) noexcept {
    switch (kind) {
    case YamlKind::scalar: return "a text";
    case YamlKind::list: return "a list";
    case YamlKind::map: return "a map";
    case YamlKind::null:
    case YamlKind::broken: break;
    }
    return "nothing";
}

} // namespace apatite
