#include "units/interval.h"

#include "units/generators.h"

namespace apatite {
namespace {

Interval open(std::int64_t lo, std::int64_t hi) { return *Interval::between({End::open, lo}, {End::open, hi}); }
Interval closed(std::int64_t lo, std::int64_t hi) { return Interval::closed(lo, hi); }
Interval point(std::int64_t value) { return Interval::point(value); }

constexpr TruthSet surely{Truth::is_true};
constexpr TruthSet never{Truth::is_false};
constexpr TruthSet maybe{true, true, false};

TEST(Interval, cannot_be_empty) {
    EXPECT_EQ(Interval::between({End::closed, 2}, {End::closed, 1}), std::nullopt);
    EXPECT_EQ(Interval::between({End::open, 1}, {End::closed, 1}), std::nullopt);
    EXPECT_EQ(Interval::between({End::closed, 1}, {End::closed, 1}), point(1));
    EXPECT_EQ(intersect(Interval::less_than(1), Interval::at_least(1)), std::nullopt);
    EXPECT_EQ(intersect(Interval::at_most(1), Interval::at_least(1)), point(1));
}

TEST(Interval, knows_its_members) {
    EXPECT_TRUE(Interval::less_than(2).contains(rational("1.999")));
    EXPECT_FALSE(Interval::less_than(2).contains(Rational(2)));
    EXPECT_TRUE(Interval::at_most(2).contains(Rational(2)));
    EXPECT_TRUE(closed(1, 3).contains(open(1, 3)));
    EXPECT_FALSE(open(1, 3).contains(closed(1, 3)));
    EXPECT_TRUE(Interval::everything().contains(Interval::at_least(-5)));
}

TEST(Interval, ignores_what_a_bound_at_infinity_holds) {
    EXPECT_EQ(Interval::between({End::infinite, 7}, {End::closed, 1}), Interval::at_most(1));
}

struct Sum {
    Interval left;
    char sign;
    Interval right;
    Interval result;
};

class IntervalArithmetic : public testing::TestWithParam<Sum> {};

TEST_P(IntervalArithmetic, is_as_narrow_as_it_can_be) {
    const auto& [left, sign, right, result] = GetParam();
    const Interval computed = sign == '+'   ? left + right
                              : sign == '-' ? left - right
                              : sign == '*' ? left * right
                                            : left / right;
    EXPECT_EQ(computed, result) << left.to_string() << ' ' << sign << ' ' << right.to_string();
}

INSTANTIATE_TEST_SUITE_P(
    table, IntervalArithmetic,
    testing::Values(
        Sum{point(2), '+', point(3), point(5)}, Sum{Interval::less_than(2), '+', point(3), Interval::less_than(5)},
        Sum{closed(1, 2), '-', closed(1, 2), closed(-1, 1)},
        Sum{Interval::at_least(1), '-', Interval::at_least(1), Interval::everything()},
        Sum{closed(-2, 3), '*', closed(-5, 7), closed(-15, 21)}, Sum{point(0), '*', Interval::everything(), point(0)},
        Sum{open(0, 1), '*', Interval::at_least(1), Interval::greater_than(0)},
        Sum{closed(0, 1), '*', Interval::at_least(1), Interval::at_least(0)}, Sum{open(-1, 1), '*', point(0), point(0)},
        Sum{point(-2), '*', Interval::greater_than(3), Interval::less_than(-6)},
        Sum{point(1), '/', Interval::greater_than(0), Interval::greater_than(0)},
        Sum{point(6), '/', closed(2, 3), closed(2, 3)},
        Sum{point(1), '/', Interval::at_most(-2), *Interval::between({End::closed, rational("-0.5")}, {End::open, 0})},
        Sum{point(1), '/', closed(-1, 1), Interval::everything()}, Sum{point(0), '/', point(0), Interval::everything()},
        Sum{point(0), '/', Interval::greater_than(0), point(0)}));

TEST(Interval, takes_absolute_values) {
    EXPECT_EQ(abs(closed(-5, 3)), closed(0, 5));
    EXPECT_EQ(abs(closed(-5, -3)), closed(3, 5));
    EXPECT_EQ(abs(Interval::less_than(-2)), Interval::greater_than(2));
    EXPECT_EQ(abs(Interval::everything()), Interval::at_least(0));
    EXPECT_EQ(abs(open(-3, 3)), *Interval::between({End::closed, 0}, {End::open, 3}));
}

struct Compared {
    Interval left;
    Interval right;
    TruthSet less;
    TruthSet less_or_equal;
    TruthSet equal;
};

class IntervalComparison : public testing::TestWithParam<Compared> {};

TEST_P(IntervalComparison, tells_what_is_possible) {
    const auto& [left, right, is_less, is_less_or_equal, is_equal] = GetParam();
    EXPECT_EQ(less(left, right), is_less);
    EXPECT_EQ(less_or_equal(left, right), is_less_or_equal);
    EXPECT_EQ(greater(right, left), is_less);
    EXPECT_EQ(greater_or_equal(right, left), is_less_or_equal);
    EXPECT_EQ(equal(left, right), is_equal);
}

INSTANTIATE_TEST_SUITE_P(table, IntervalComparison,
                         testing::Values(Compared{point(1), point(2), surely, surely, never},
                                         Compared{point(2), point(2), never, surely, surely},
                                         Compared{point(3), point(2), never, never, never},
                                         Compared{Interval::less_than(2), point(2), surely, surely, never},
                                         Compared{Interval::at_most(2), point(2), maybe, surely, maybe},
                                         Compared{Interval::less_than(2), point(1), maybe, maybe, maybe},
                                         Compared{Interval::greater_than(2), point(2), never, never, never},
                                         Compared{Interval::at_least(2), point(2), never, maybe, maybe},
                                         Compared{closed(1, 2), closed(1, 2), maybe, maybe, maybe},
                                         Compared{Interval::everything(), point(0), maybe, maybe, maybe}));

TEST(Interval, decides_only_what_has_one_answer) {
    EXPECT_EQ(decided(surely), Truth::is_true);
    EXPECT_EQ(decided(never), Truth::is_false);
    EXPECT_EQ(decided(maybe), Truth::unknown);
}

TEST(Interval, prints_as_people_write_it) {
    EXPECT_EQ(Interval::less_than(2).to_string(), "< 2");
    EXPECT_EQ(Interval::at_least(18).to_string(), ">= 18");
    EXPECT_EQ(closed(2, 5).to_string(), "2 .. 5");
    EXPECT_EQ(Interval::between({End::open, 2}, {End::closed, 5})->to_string(), "(2 .. 5]");
    EXPECT_EQ(Interval::everything().to_string(), "any number");
}

RC_GTEST_PROP(IntervalLaws, arithmetic_contains_every_pointwise_result, (const Interval& a, const Interval& b)) {
    const Rational x = *inside(a);
    const Rational y = *inside(b);
    RC_ASSERT(a.contains(x) && b.contains(y));
    RC_ASSERT((a + b).contains(x + y));
    RC_ASSERT((a - b).contains(x - y));
    RC_ASSERT((a * b).contains(x * y));
    if (!y.is_zero()) RC_ASSERT((a / b).contains(x / y));
    RC_ASSERT((-a).contains(-x));
    RC_ASSERT(abs(a).contains(x.abs()));
    RC_ASSERT(min(a, b).contains(min(x, y)));
    RC_ASSERT(max(a, b).contains(max(x, y)));
    RC_ASSERT(round(a, 1).contains(x.round(1)));
    RC_ASSERT(floor(a).contains(x.floor()));
    RC_ASSERT(ceil(a).contains(x.ceil()));
    RC_ASSERT(truncate(a).contains(x.truncate()));
    RC_ASSERT(hull(a, b).contains(x) && hull(a, b).contains(y));
    RC_ASSERT((intersect(a, b).has_value() && intersect(a, b)->contains(x)) == b.contains(x));
}

RC_GTEST_PROP(IntervalLaws, scaling_is_arithmetic_with_points,
              (const Interval& a, const Rational& factor, const Rational& offset)) {
    RC_PRE(!factor.is_zero());
    RC_ASSERT(scale(a, factor, offset) == a * Interval(factor) + Interval(offset));
}

RC_GTEST_PROP(IntervalLaws, comparison_contains_every_pointwise_answer, (const Interval& a, const Interval& b)) {
    const Rational x = *inside(a);
    const Rational y = *inside(b);
    RC_ASSERT(less(a, b).contains(to_truth(x < y)));
    RC_ASSERT(less_or_equal(a, b).contains(to_truth(x <= y)));
    RC_ASSERT(greater(a, b).contains(to_truth(x > y)));
    RC_ASSERT(greater_or_equal(a, b).contains(to_truth(x >= y)));
    RC_ASSERT(equal(a, b).contains(to_truth(x == y)));
}

RC_GTEST_PROP(IntervalLaws, narrowing_an_operand_never_widens_the_result,
              (const Interval& a, const Interval& b, const Interval& c)) {
    const auto narrowed = intersect(a, c);
    RC_PRE(narrowed.has_value());
    RC_ASSERT(a.contains(*narrowed));
    RC_ASSERT((a + b).contains(*narrowed + b));
    RC_ASSERT((a - b).contains(*narrowed - b));
    RC_ASSERT((a * b).contains(*narrowed * b));
    RC_ASSERT((a / b).contains(*narrowed / b));
    RC_ASSERT((b / a).contains(b / *narrowed));
    RC_ASSERT(abs(a).contains(abs(*narrowed)));
    RC_ASSERT(round(a).contains(round(*narrowed)));
    RC_ASSERT(less(a, b).contains_all(less(*narrowed, b)));
    RC_ASSERT(equal(a, b).contains_all(equal(*narrowed, b)));
}

} // namespace
} // namespace apatite
