#include "pack/order.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace apatite {
namespace {

using Uses = std::vector<std::vector<std::size_t>>;
using Cycles = std::vector<std::vector<std::size_t>>;

TEST(OrderByUse, PutsWhatIsUsedFirst) {
    const UseOrder order = order_by_use(Uses{{1, 2}, {2}, {}});
    EXPECT_EQ(order.order, (std::vector<std::size_t>{2, 1, 0}));
    EXPECT_TRUE(order.cycles.empty());
}

TEST(OrderByUse, NamesEachCycleOnceFromItsSmallest) {
    EXPECT_EQ(order_by_use(Uses{{0}}).cycles, Cycles{{0}});
    EXPECT_EQ(order_by_use(Uses{{2}, {0}, {1}}).cycles, (Cycles{{0, 2, 1}}));
    EXPECT_EQ(order_by_use(Uses{{1}, {0}, {3}, {2}}).cycles, (Cycles{{0, 1}, {2, 3}}));
    const UseOrder beside = order_by_use(Uses{{1}, {2}, {1}, {}}); // 0 leads into the cycle of 1 and 2
    EXPECT_EQ(beside.cycles, (Cycles{{1, 2}}));
    EXPECT_EQ(beside.order, std::vector<std::size_t>{3});
}

RC_GTEST_PROP(OrderByUse, EveryItemComesAfterAllThatItUses, ()) {
    const auto count = *rc::gen::inRange<std::size_t>(1, 12);
    const auto uses = *rc::gen::container<Uses>(
        count, rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, count)));
    const UseOrder order = order_by_use(uses);
    for (std::size_t place = 0; place < order.order.size(); ++place) {
        for (const std::size_t used : uses[order.order[place]]) {
            const auto at = std::ranges::find(order.order, used);
            RC_ASSERT(at < order.order.begin() + static_cast<std::ptrdiff_t>(place));
        }
    }
    RC_ASSERT((order.order.size() == count) == order.cycles.empty());
    for (const auto& cycle : order.cycles) {
        for (std::size_t i = 0; i < cycle.size(); ++i) {
            const std::size_t next = cycle[(i + 1) % cycle.size()];
            RC_ASSERT(std::ranges::find(uses[cycle[i]], next) != uses[cycle[i]].end());
        }
    }
}

} // namespace
} // namespace apatite
