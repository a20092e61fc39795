// From a code of a record to everything that a pack binds to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "terminology/code.h"
#include "terminology/hierarchy_key.h"

namespace apatite {

/// Immutable once built; any number of threads may look up. A look-up allocates nothing and costs one hash, in ATC and
/// ICD one a character of the code.
class CodeIndex {
public:
    CodeIndex() = default;
    /// Pairs of a code of a set and the id of what it belongs to; repeats are dropped. O(pairs).
    explicit CodeIndex(std::span<const std::pair<CodeView, int>> pairs);
    explicit CodeIndex(const std::vector<std::pair<Code, int>>& pairs);

    /// Calls `callback(id)` for each id that has a code which covers this one (see `covers`). `system` is canonical.
    /// Each id comes once; within one code of the set in ascending order, wider codes first.
    template <typename Callback>
    void lookup(std::string_view system, std::string_view code, Callback&& callback) const {
        const System* found = find_system(system);
        if (!found) return;
        if (!found->hierarchical) {
            for (const int id : exact(*found, code)) callback(id);
            return;
        }
        const HierarchyKey key(code);
        for (std::size_t length = 1; length <= key.text().size(); ++length) {
            for (const int id : exact(*found, key.text().substr(0, length))) callback(id);
        }
    }
    template <typename Callback>
    void lookup(const Code& code, Callback&& callback) const {
        lookup(code.system, code.code, std::forward<Callback>(callback));
    }

    /// The same as a list, for tests and tools.
    std::vector<int> ids(const Code& code) const;
    /// Is there any code of this system? Lets a reader pass over whole resources.
    bool has_system(std::string_view system) const noexcept { return find_system(system) != nullptr; }
    std::size_t size() const noexcept { return entries_.size(); }

private:
    struct System {
        std::string uri;
        std::uint32_t number = 0;
        bool hierarchical = false;
    };
    struct Entry {
        std::uint32_t system = 0;
        std::string code;
        std::uint32_t first = 0, count = 0; ///< in `ids_`
    };

    static constexpr std::uint32_t no_entry = UINT32_MAX;

    const System* find_system(std::string_view uri) const noexcept;
    std::span<const int> exact(const System& system, std::string_view code) const noexcept;
    std::size_t first_slot(std::uint32_t system, std::string_view code) const noexcept;
    std::uint32_t number_of(std::string_view uri);
    bool has_wider(const System& system, std::string_view code, int id) const noexcept;
    std::uint32_t count_one(CodeView code);
    void place_ids(std::span<const std::pair<CodeView, int>> pairs, const std::vector<std::uint32_t>& entry_of);

    std::vector<System> systems_;
    std::vector<Entry> entries_;
    std::vector<int> ids_;
    std::vector<std::uint32_t> slots_; ///< entry + 1, 0 is empty; open addressing, at most half full
};

} // namespace apatite
