#include "terminology/code_index.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <tuple>

namespace apatite {
namespace {

struct Key {
    std::uint32_t system;
    std::string_view code;
    int id;
    friend auto operator<=>(const Key&, const Key&) = default;
};

} // namespace

std::uint32_t CodeIndex::number_of(const std::string& uri) {
    if (const System* system = find_system(uri)) return system->number;
    const auto number = static_cast<std::uint32_t>(systems_.size());
    systems_.push_back({uri, number, is_hierarchical(uri)});
    return number;
}

CodeIndex::CodeIndex(std::vector<std::pair<Code, int>> pairs) {
    std::vector<Key> keys;
    keys.reserve(pairs.size());
    for (auto& [code, id] : pairs) {
        const std::uint32_t system = number_of(code.system);
        if (systems_[system].hierarchical) code.code = HierarchyKey(code.code).text();
        if (!code.code.empty()) keys.push_back({system, code.code, id});
    }
    std::ranges::sort(keys);
    const auto repeats = std::ranges::unique(keys);
    keys.erase(repeats.begin(), repeats.end());

    ids_.reserve(keys.size());
    entries_.reserve(keys.size());
    for (const Key& key : keys) {
        const bool same = !entries_.empty() && entries_.back().system == key.system && entries_.back().code == key.code;
        if (!same) entries_.push_back({key.system, std::string(key.code), static_cast<std::uint32_t>(ids_.size()), 0});
        ids_.push_back(key.id);
        ++entries_.back().count;
    }
    fill_slots();
    // An id bound to a code and to one above it would come twice: only the wider one keeps it. Sorted order puts wider
    // codes first, so they are already final when a narrower one asks.
    for (Entry& entry : entries_) {
        const System& system = systems_[entry.system];
        if (!system.hierarchical) continue;
        const auto begin = ids_.begin() + entry.first;
        const auto end =
            std::remove_if(begin, begin + entry.count, [&](int id) { return has_wider(system, entry.code, id); });
        entry.count = static_cast<std::uint32_t>(end - begin);
    }
}

bool CodeIndex::has_wider(const System& system, std::string_view code, int id) const noexcept {
    for (std::size_t length = 1; length < code.size(); ++length) {
        if (std::ranges::binary_search(exact(system, code.substr(0, length)), id)) return true;
    }
    return false;
}

void CodeIndex::fill_slots() {
    // Never without a slot: a system may be named by empty codes alone, and is then looked up all the same.
    slots_.assign(std::bit_ceil(entries_.size() * 2 + 1), 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = first_slot(entries_[i].system, entries_[i].code);
        while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

std::size_t CodeIndex::first_slot(std::uint32_t system, std::string_view code) const noexcept {
    const std::size_t hash = std::hash<std::string_view>{}(code) + system * std::size_t{0x9E3779B97F4A7C15U};
    return (hash ^ (hash >> 32U)) & (slots_.size() - 1);
}

const CodeIndex::System* CodeIndex::find_system(std::string_view uri) const noexcept {
    const auto found = std::ranges::find(systems_, uri, &System::uri);
    return found == systems_.end() ? nullptr : &*found;
}

std::span<const int> CodeIndex::exact(const System& system, std::string_view code) const noexcept {
    for (std::size_t slot = first_slot(system.number, code); slots_[slot] != 0;
         slot = (slot + 1) & (slots_.size() - 1)) {
        const Entry& entry = entries_[slots_[slot] - 1];
        if (entry.system == system.number && entry.code == code) return {ids_.data() + entry.first, entry.count};
    }
    return {};
}

std::vector<int> CodeIndex::ids(const Code& code) const {
    std::vector<int> found;
    lookup(code, [&](int id) { found.push_back(id); });
    std::ranges::sort(found);
    return found;
}

} // namespace apatite
