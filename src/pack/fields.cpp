#include "pack/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "pack/shape_check.h"

namespace apatite {

Fields::Fields(const YamlNode& map, const KeyTable& table, Report& report, OtherKeys others)
    : map_(map), table_(table) {
    if (!expect_map(map, table.what, report)) return;
    check_keys(report, others);
    check_shapes(report);
}

void Fields::check_keys(Report& report, OtherKeys others) const {
    std::vector<std::string> known;
    for (const Key& key : table_.keys) known.emplace_back(key.name);
    for (const YamlEntry& entry : map_.entries) {
        if (others == OtherKeys::left || table_.find(entry.key)) continue;
        std::string help = did_you_mean(entry.key, known);
        if (help.empty()) help = fmt::format("its keys are {}", fmt::join(known, ", "));
        report.error("K0201", entry.key_span, fmt::format("{} has no key `{}`", table_.what, entry.key), help);
    }
    for (const Key& key : table_.keys) {
        if (!key.required || map_.find(key.name)) continue;
        report.error("K0202", map_.span, fmt::format("{} needs `{}`", table_.what, key.name),
                     fmt::format("add `{}:` {}", key.name, key.doc));
    }
}

void Fields::check_shapes(Report& report) {
    for (const YamlEntry& entry : map_.entries) {
        const Key* key = table_.find(entry.key);
        if (key && !has_shape(entry.value, *key, report)) wrong_.push_back(key->name);
    }
}

const YamlNode* Fields::node(std::string_view key) const {
    const YamlNode* found = map_.find(key);
    return found && std::ranges::find(wrong_, key) == wrong_.end() ? found : nullptr;
}

std::string Fields::text(std::string_view key) const {
    const YamlNode* found = node(key);
    return found ? found->scalar : std::string();
}

std::optional<Located> Fields::located(std::string_view key) const {
    const YamlNode* found = node(key);
    if (!found) return std::nullopt;
    return Located{found->scalar, found->span};
}

std::vector<Located> Fields::list(std::string_view key) const {
    std::vector<Located> all;
    if (const YamlNode* found = node(key)) {
        for (const YamlNode& item : found->items) all.push_back({item.scalar, item.span});
    }
    return all;
}

std::vector<std::string> Fields::texts(std::string_view key) const {
    std::vector<std::string> all;
    if (const YamlNode* found = node(key)) {
        for (const YamlNode& item : found->items) all.push_back(item.scalar);
    }
    return all;
}

bool Fields::truth(std::string_view key) const { return text(key) == "true"; }

std::optional<int> Fields::whole_number(std::string_view key) const { return read_whole_number(text(key)); }

std::optional<std::size_t> Fields::word(std::string_view key) const {
    const YamlNode* found = node(key);
    const Key* entry = table_.find(key);
    if (!found || !entry) return std::nullopt;
    const auto at = std::ranges::find(entry->words, found->scalar);
    return static_cast<std::size_t>(at - entry->words.begin());
}

Span Fields::key_span(std::string_view key) const {
    for (const YamlEntry& entry : map_.entries) {
        if (entry.key == key) return entry.key_span;
    }
    return map_.span;
}

bool expect_map(const YamlNode& node, std::string_view what, Report& report) {
    if (node.kind == YamlKind::map) return true;
    if (node.kind == YamlKind::broken) return false;
    report.error("K0203", node.span, fmt::format("{} is a map of keys, not {}", what, to_words(node.kind)),
                 "write `key: value` lines, indented under its name");
    return false;
}

bool expect_text(const YamlNode& node, std::string_view what, Report& report) {
    if (node.kind == YamlKind::scalar) return true;
    if (node.kind != YamlKind::broken)
        report.error("K0203", node.span, fmt::format("{} is a text, not {}", what, to_words(node.kind)));
    return false;
}

} // namespace apatite
