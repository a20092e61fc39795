#include "terminology/code_index.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "terminology/text_hash.h"

namespace apatite {
namespace {

std::vector<std::pair<CodeView, int>> views_of(const std::vector<std::pair<Code, int>>& pairs) {
    std::vector<std::pair<CodeView, int>> views;
    views.reserve(pairs.size());
    for (const auto& [code, id] : pairs) views.push_back({{code.system, code.code}, id});
    return views;
}

} // namespace

std::uint32_t CodeIndex::number_of(std::string_view uri) {
    if (const System* system = find_system(uri)) return system->number;
    const auto number = static_cast<std::uint32_t>(systems_.size());
    systems_.push_back({std::string(uri), number, is_hierarchical(uri)});
    return number;
}

CodeIndex::CodeIndex(const std::vector<std::pair<Code, int>>& pairs) : CodeIndex(views_of(pairs)) {}

CodeIndex::CodeIndex(std::span<const std::pair<CodeView, int>> pairs) {
    // Never without a slot: a system may be named by empty codes alone, and is then looked up all the same.
    slots_.assign(std::bit_ceil(pairs.size() * 2 + 1), 0);
    std::vector<std::uint32_t> entry_of;
    entry_of.reserve(pairs.size());
    for (const auto& [code, id] : pairs) entry_of.push_back(count_one(code));
    place_ids(pairs, entry_of);
    // An id bound to a code and to one above it would come twice: only the widest one keeps it. Whichever order the
    // entries are looked at in, that one still has it.
    for (Entry& entry : entries_) {
        const System& system = systems_[entry.system];
        if (!system.hierarchical) continue;
        const auto begin = ids_.begin() + entry.first;
        const auto end =
            std::remove_if(begin, begin + entry.count, [&](int id) { return has_wider(system, entry.code, id); });
        entry.count = static_cast<std::uint32_t>(end - begin);
    }
}

/// The entry of a code, made when it is the first, with one more to come. `no_entry` for a code without text.
std::uint32_t CodeIndex::count_one(CodeView code) {
    const std::uint32_t system = number_of(code.system);
    std::optional<HierarchyKey> key;
    if (systems_[system].hierarchical) code.code = key.emplace(code.code).text();
    if (code.code.empty()) return no_entry;
    std::size_t slot = first_slot(system, code.code);
    for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
        const std::uint32_t at = slots_[slot] - 1;
        if (entries_[at].system != system || entries_[at].code != code.code) continue;
        ++entries_[at].count;
        return at;
    }
    entries_.push_back({system, std::string(code.code), 0, 1});
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    return slots_[slot] - 1;
}

/// Those of one entry beside each other, ascending, each once.
void CodeIndex::place_ids(std::span<const std::pair<CodeView, int>> pairs, const std::vector<std::uint32_t>& entry_of) {
    std::uint32_t first = 0;
    for (Entry& entry : entries_) {
        entry.first = first;
        first += std::exchange(entry.count, 0);
    }
    ids_.resize(first);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (entry_of[i] == no_entry) continue;
        Entry& entry = entries_[entry_of[i]];
        ids_[entry.first + entry.count++] = pairs[i].second;
    }
    for (Entry& entry : entries_) {
        const auto begin = ids_.begin() + entry.first, end = begin + entry.count;
        std::sort(begin, end);
        entry.count = static_cast<std::uint32_t>(std::unique(begin, end) - begin);
    }
}

bool CodeIndex::has_wider(const System& system, std::string_view code, int id) const noexcept {
    for (std::size_t length = 1; length < code.size(); ++length) {
        if (std::ranges::binary_search(exact(system, code.substr(0, length)), id)) return true;
    }
    return false;
}

std::size_t CodeIndex::first_slot(std::uint32_t system, std::string_view code) const noexcept {
    return hash_of_text(code, system) & (slots_.size() - 1);
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
