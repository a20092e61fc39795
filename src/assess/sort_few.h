// A stable sort for what is nearly always a few elements.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace apatite {

/// As `std::stable_sort`; a few are put into their places one by one, without memory of their own.
template <typename T, typename Before>
void stable_sort_few(std::vector<T>& all, Before before) {
    constexpr std::size_t few = 24;
    if (all.size() > few) {
        std::stable_sort(all.begin(), all.end(), before);
        return;
    }
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (!before(all[i], all[i - 1])) continue;
        T each = std::move(all[i]);
        std::size_t at = i;
        for (; at > 0 && before(each, all[at - 1]); --at) all[at] = std::move(all[at - 1]);
        all[at] = std::move(each);
    }
}

} // namespace apatite
