#include "pack/order.h"

#include <algorithm>
#include <optional>

namespace apatite {
namespace {

using Uses = std::vector<std::vector<std::size_t>>;

// Follows, from an item that could not be placed, the first use that could not be placed either, until it comes to an
// item for the second time. Items of earlier walks are not walked again.
std::optional<std::vector<std::size_t>> cycle_from(std::size_t start, const Uses& uses, const std::vector<bool>& placed,
                                                   std::vector<bool>& walked) {
    std::vector<std::size_t> path;
    for (std::size_t at = start; !walked[at];) {
        walked[at] = true;
        path.push_back(at);
        at = *std::ranges::find_if(uses[at], [&](std::size_t used) { return !placed[used]; });
        const auto again = std::ranges::find(path, at);
        if (again == path.end()) continue;
        path.erase(path.begin(), again);
        std::ranges::rotate(path, std::ranges::min_element(path));
        return path;
    }
    return std::nullopt;
}

} // namespace

UseOrder order_by_use(const Uses& uses) {
    const std::size_t count = uses.size();
    Uses users(count);
    std::vector<std::size_t> waits_for(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        waits_for[i] = uses[i].size();
        for (const std::size_t used : uses[i]) users[used].push_back(i);
    }
    UseOrder result;
    std::vector<bool> placed(count, false);
    for (std::size_t i = 0; i < count; ++i) {
        if (waits_for[i] == 0) result.order.push_back(i);
    }
    for (std::size_t next = 0; next < result.order.size(); ++next) {
        placed[result.order[next]] = true;
        for (const std::size_t user : users[result.order[next]]) {
            if (--waits_for[user] == 0) result.order.push_back(user);
        }
    }
    std::vector<bool> walked(count, false);
    for (std::size_t i = 0; i < count; ++i) {
        if (placed[i]) continue;
        if (auto cycle = cycle_from(i, uses, placed, walked)) result.cycles.push_back(std::move(*cycle));
    }
    return result;
}

} // namespace apatite
