// A short list holds what a vector holds, and one statement alone weighs as much as the same one said twice.
#include "findings/short_list.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "findings/statement.h"

namespace apatite {
namespace {

using List = ShortList<int, 2>;

std::vector<int> content(const List& list) { return {list.begin(), list.end()}; }

RC_GTEST_PROP(ShortList, HoldsWhatAVectorHolds,
              (const std::vector<int>& items, const std::vector<int>& more, int limit)) {
    List list;
    list.append(items);
    std::vector<int> expected = items;
    const auto is_below = [&](int item) { return item < limit; };
    erase_if(list, is_below);
    std::erase_if(expected, is_below);
    RC_ASSERT(content(list) == expected);
    list.append(more);
    expected.insert(expected.end(), more.begin(), more.end());
    RC_ASSERT(content(list) == expected);
    RC_ASSERT(list.size() == expected.size() && list.empty() == expected.empty());
    const List copy = list;
    List moved = std::move(list);
    RC_ASSERT(content(copy) == expected && content(moved) == expected);
    list = List{1};
    list.append(more);
    moved = std::move(list);
    RC_ASSERT(content(moved).front() == 1 && moved.size() == more.size() + 1);
}

TEST(Outcome, OneStatementAloneWeighsAsMuchAsTheSameSaidTwice) {
    using enum SelectPolicy;
    const Day day = PartialDate::parse("2024-06-01")->first_day();
    for (const bool dated : {true, false})
        for (const FactKind kind : {FactKind::condition, FactKind::medication})
            for (const SelectPolicy policy : {latest, earliest, highest, lowest, any, active, ever})
                for (const WhyUnknown why : {WhyUnknown::missing, WhyUnknown::masked})
                    for (const Verdict verdict :
                         {Verdict::yes, Verdict::no, Verdict::past, Verdict::suspected, Verdict::silent}) {
                        Fact fact;
                        fact.kind = kind;
                        if (dated) fact.date = PartialDate::parse("2024-05-01").value();
                        const Statement said{{&fact, false, false}, verdict, why, false};
                        const Outcome alone = outcome_of({said}, policy, day),
                                      twice = outcome_of({said, said}, policy, day);
                        EXPECT_EQ(alone.value, twice.value) << static_cast<int>(policy) << static_cast<int>(verdict);
                        EXPECT_EQ(alone.why, twice.why) << static_cast<int>(policy) << static_cast<int>(verdict);
                        EXPECT_EQ(alone.deciding.size(), 1U);
                    }
}

} // namespace
} // namespace apatite
