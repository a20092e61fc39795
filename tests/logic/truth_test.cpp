// The truth tables of CQL 1.5, written out, and sets of truth values against enumeration of their members.
#include "apatite/truth.h"

#include <gtest/gtest.h>

#include <array>

namespace apatite {
namespace {

constexpr Truth T = Truth::is_true;
constexpr Truth F = Truth::is_false;
constexpr Truth U = Truth::unknown;
constexpr std::array all = {T, F, U};

struct Row {
    Truth a, b, and_, or_, xor_, implies;
};

// CQL 1.5, Author's Guide, "Nullological Operators"; reference, appendix B.
constexpr Row table[] = {
    {T, T, T, T, F, T}, {T, F, F, T, T, F}, {T, U, U, T, U, U}, {F, T, F, T, T, T}, {F, F, F, F, F, T},
    {F, U, F, U, U, T}, {U, T, U, T, U, T}, {U, F, F, U, U, U}, {U, U, U, U, U, U},
};

TEST(Truth, BinaryOperatorsFollowTheTableOfCql) {
    for (const Row& row : table) {
        SCOPED_TRACE(std::string(to_string(row.a)) + ", " + std::string(to_string(row.b)));
        EXPECT_EQ(logical_and(row.a, row.b), row.and_);
        EXPECT_EQ(logical_or(row.a, row.b), row.or_);
        EXPECT_EQ(logical_xor(row.a, row.b), row.xor_);
        EXPECT_EQ(logical_implies(row.a, row.b), row.implies);
    }
}

TEST(Truth, NotTurnsTrueAndFalseAndLeavesUnknown) {
    EXPECT_EQ(logical_not(T), F);
    EXPECT_EQ(logical_not(F), T);
    EXPECT_EQ(logical_not(U), U);
}

TEST(Truth, HasAWordForEachValue) {
    EXPECT_EQ(to_string(T), "true");
    EXPECT_EQ(to_string(F), "false");
    EXPECT_EQ(to_string(U), "unknown");
}

template <typename OnTruths>
TruthSet enumerated(TruthSet a, TruthSet b, OnTruths op) {
    TruthSet result = TruthSet::from_bits(0);
    for (const Truth x : all) {
        for (const Truth y : all) {
            if (a.contains(x) && b.contains(y)) result = result.united(TruthSet(op(x, y)));
        }
    }
    return result;
}

template <typename OnSets, typename OnTruths>
void expect_every_pair(OnSets on_sets, OnTruths on_truths) {
    for (unsigned a = 1; a < 8; ++a) {
        for (unsigned b = 1; b < 8; ++b) {
            const auto x = TruthSet::from_bits(static_cast<std::uint8_t>(a));
            const auto y = TruthSet::from_bits(static_cast<std::uint8_t>(b));
            EXPECT_EQ(on_sets(x, y).bits(), enumerated(x, y, on_truths).bits()) << a << ", " << b;
        }
    }
}

TEST(TruthSet, OperatorsGiveExactlyWhatSomePairOfMembersGives) {
    expect_every_pair([](TruthSet a, TruthSet b) { return logical_and(a, b); },
                      [](Truth a, Truth b) { return logical_and(a, b); });
    expect_every_pair([](TruthSet a, TruthSet b) { return logical_or(a, b); },
                      [](Truth a, Truth b) { return logical_or(a, b); });
    expect_every_pair([](TruthSet a, TruthSet b) { return logical_xor(a, b); },
                      [](Truth a, Truth b) { return logical_xor(a, b); });
    expect_every_pair([](TruthSet a, TruthSet b) { return logical_implies(a, b); },
                      [](Truth a, Truth b) { return logical_implies(a, b); });
}

TEST(TruthSet, NotGivesExactlyTheNegatedMembers) {
    for (unsigned a = 1; a < 8; ++a) {
        const auto set = TruthSet::from_bits(static_cast<std::uint8_t>(a));
        for (const Truth truth : all) {
            EXPECT_EQ(logical_not(set).contains(logical_not(truth)), set.contains(truth));
        }
    }
}

TEST(TruthSet, NarrowingAnOperandNeverEnlargesTheResult) {
    for (unsigned wide = 1; wide < 8; ++wide) {
        for (unsigned narrow = 1; narrow < 8; ++narrow) {
            if ((wide | narrow) != wide) continue;
            for (unsigned other = 1; other < 8; ++other) {
                const auto a = TruthSet::from_bits(static_cast<std::uint8_t>(wide));
                const auto b = TruthSet::from_bits(static_cast<std::uint8_t>(narrow));
                const auto c = TruthSet::from_bits(static_cast<std::uint8_t>(other));
                EXPECT_TRUE(logical_and(a, c).contains_all(logical_and(b, c)));
                EXPECT_TRUE(logical_xor(a, c).contains_all(logical_xor(b, c)));
                EXPECT_TRUE(logical_implies(c, a).contains_all(logical_implies(c, b)));
            }
        }
    }
}

TEST(TruthSet, KnowsItsMembers) {
    EXPECT_EQ(TruthSet(), TruthSet(true, true, true));
    EXPECT_TRUE(TruthSet(U).is_only(U));
    EXPECT_FALSE(TruthSet(true, false, true).is_only(T));
    EXPECT_TRUE(TruthSet(true, false, true).contains_all(TruthSet(T)));
    EXPECT_FALSE(TruthSet(T).contains_all(TruthSet(true, false, true)));
    EXPECT_EQ(TruthSet(T).united(TruthSet(F)), TruthSet(true, true, false));
}

} // namespace
} // namespace apatite
