#include "authoring/format_same.h"

#include <string_view>
#include <vector>

#include "authoring/format_condition.h"
#include "authoring/format_scalar.h"

namespace apatite {
namespace {

bool same_scalar(const YamlNode& before, const YamlNode& after, bool is_condition) {
    if (is_condition) return after.is_quoted() && same_condition(before.scalar, after.scalar);
    if (before.scalar != after.scalar) return false;
    return !is_ambiguous(before.scalar) || before.is_quoted() == after.is_quoted();
}

/// Keys that no table knows have an order.
std::vector<std::string_view> others(const YamlNode& node, const KeyTable& table) {
    std::vector<std::string_view> keys;
    for (const YamlEntry& entry : node.entries)
        if (!table.find(entry.key)) keys.push_back(entry.key);
    return keys;
}

} // namespace

const YamlNode* first_difference(const YamlNode& before, const YamlNode& after, const Expected& expected) {
    if (before.kind != after.kind || before.entries.size() != after.entries.size() ||
        before.items.size() != after.items.size())
        return &before;
    if (expected.map && others(before, *expected.map) != others(after, *expected.map)) return &before;
    if (before.kind == YamlKind::scalar && !same_scalar(before, after, expected.is_condition)) return &before;
    for (std::size_t i = 0; i < before.items.size(); ++i)
        if (const YamlNode* one = first_difference(before.items[i], after.items[i], expected.at(before.kind, "")))
            return one;
    for (std::size_t i = 0; i < before.entries.size(); ++i) {
        const YamlEntry& entry = before.entries[i];
        const bool in_any_order = expected.map != nullptr;
        const YamlNode* other = in_any_order                        ? after.find(entry.key)
                                : after.entries[i].key == entry.key ? &after.entries[i].value
                                                                    : nullptr;
        if (!other) return &entry.value;
        if (const YamlNode* one = first_difference(entry.value, *other, expected.at(before.kind, entry.key)))
            return one;
    }
    return nullptr;
}

} // namespace apatite
