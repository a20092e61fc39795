#include "authoring/format_expected.h"

namespace apatite {

Expected Expected::of(const PartTable& part, YamlKind root) noexcept {
    switch (part.shape) {
    case PartShape::one_map: return {&part.keys, nullptr, false};
    case PartShape::named_maps:
    case PartShape::maps: break;
    case PartShape::map_or_maps:
        if (root == YamlKind::map) return {&part.keys, nullptr, false};
        break;
    }
    return {nullptr, &part.keys, false};
}

Expected Expected::at(YamlKind kind, std::string_view key) const noexcept {
    if (inner) return {inner, nullptr, false};
    const Key* found = map && kind == YamlKind::map ? map->find(key) : nullptr;
    if (!found) return {};
    switch (found->shape) {
    case Shape::map: return {found->inner, nullptr, false};
    case Shape::maps:
    case Shape::named_maps: return {nullptr, found->inner, false};
    case Shape::condition: return {&condition_keys, nullptr, true};
    default: return {};
    }
}

} // namespace apatite
