// Order among things that name each other.
#pragma once

#include <cstddef>
#include <vector>

namespace apatite {

/// `order`: every item after those that it uses; items on a cycle, and those that use one, are left out. `cycles`: each
/// as the items in the order in which one uses the next, the smallest first.
struct UseOrder {
    std::vector<std::size_t> order;
    std::vector<std::vector<std::size_t>> cycles;
};

/// `uses[i]`: what item i uses. O(items + uses), without recursion.
UseOrder order_by_use(const std::vector<std::vector<std::size_t>>& uses);

} // namespace apatite
