#include <limits>
#include <string>
#include <unordered_set>

#include <boost/multiprecision/cpp_int.hpp>

#include "units/generators.h"
#include "units/rational.h"

namespace apatite {
namespace {

using Exact = boost::multiprecision::cpp_rational;

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// The same number by another way: from the printed numerator and denominator.
Exact reference(std::int64_t numerator, std::int64_t denominator) { return Exact(numerator) / Exact(denominator); }

struct ReadAndPrint {
    const char* text;
    const char* printed;
};

class RationalText : public testing::TestWithParam<ReadAndPrint> {};

TEST_P(RationalText, reads_and_prints_exactly) {
    const auto parsed = Rational::parse(GetParam().text);
    ASSERT_TRUE(parsed.ok()) << parsed.error().message;
    EXPECT_EQ(parsed->to_string(), GetParam().printed);
}

INSTANTIATE_TEST_SUITE_P(
    table, RationalText,
    testing::Values(ReadAndPrint{"0", "0"}, ReadAndPrint{"-0", "0"}, ReadAndPrint{"-0.0", "0"}, ReadAndPrint{"+5", "5"},
                    ReadAndPrint{"007.50", "7.5"}, ReadAndPrint{"-0.5", "-0.5"}, ReadAndPrint{"1.5e3", "1500"},
                    ReadAndPrint{"1.5E-3", "0.0015"}, ReadAndPrint{"1e0", "1"},
                    ReadAndPrint{"9223372036854775807", "9223372036854775807"},
                    ReadAndPrint{"-9223372036854775808", "-9223372036854775808"},
                    ReadAndPrint{"9223372036854775808", "9223372036854775808"},
                    ReadAndPrint{"0.1234567890123456789012345678", "0.1234567890123456789012345678"},
                    ReadAndPrint{"99999999999999999999999999999999999.5", "99999999999999999999999999999999999.5"},
                    ReadAndPrint{"1e30", "1000000000000000000000000000000"}, ReadAndPrint{"0e400", "0"}));

struct Between {
    const char *low, *high, *roundest;
};

class RoundestBetween : public testing::TestWithParam<Between> {};

TEST_P(RoundestBetween, has_the_fewest_digits_and_is_nearest_to_the_middle) {
    const auto& [low, high, roundest] = GetParam();
    EXPECT_EQ(roundest_between(rational(low), rational(high)).to_string(), roundest);
}

INSTANTIATE_TEST_SUITE_P(table, RoundestBetween,
                         testing::Values(Between{"10.4", "14", "12"}, Between{"1.35", "1.47", "1.4"},
                                         Between{"5.6", "6.012", "6"}, Between{"0", "1", "0.5"},
                                         Between{"-1", "1", "0"}, Between{"135.01", "135.04", "135.03"},
                                         Between{"15", "60", "40"}, Between{"-7.2", "-3.9", "-6"},
                                         Between{"90", "1200", "1000"}, Between{"3", "3", "3"}));

RC_GTEST_PROP(RoundNumber, lies_strictly_between, (const Rational& a, const Rational& b)) {
    RC_PRE(a != b);
    const Rational found = roundest_between(min(a, b), max(a, b));
    RC_ASSERT(min(a, b) < found);
    RC_ASSERT(found < max(a, b));
}

TEST(Rational, prints_what_it_reads_however_long) {
    for (const std::string& text :
         {std::string("1e400"), std::string("-1e-400"), std::string("123456789e-390"), std::string(800, '9'),
          "0." + std::string(799, '7'), std::string(400, '3') + "e400"})
        EXPECT_EQ(rational(rational(text).to_string()), rational(text)) << text;
}

class RationalRefused : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(RationalRefused, is_an_error_and_never_another_number) {
    const auto parsed = Rational::parse(GetParam().first);
    ASSERT_FALSE(parsed.ok()) << parsed->to_string();
    EXPECT_EQ(parsed.error().code, GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(table, RationalRefused,
                         testing::Values(std::pair{"", "number-syntax"}, std::pair{"-", "number-syntax"},
                                         std::pair{".5", "number-syntax"}, std::pair{"5.", "number-syntax"},
                                         std::pair{"1,5", "number-syntax"}, std::pair{" 1", "number-syntax"},
                                         std::pair{"1 ", "number-syntax"}, std::pair{"1e", "number-syntax"},
                                         std::pair{"1e+", "number-syntax"}, std::pair{"--1", "number-syntax"},
                                         std::pair{"0x10", "number-syntax"}, std::pair{"NaN", "number-syntax"},
                                         std::pair{"Infinity", "number-syntax"}, std::pair{"1e1.5", "number-syntax"},
                                         std::pair{"1e401", "number-range"}, std::pair{"1e-401", "number-range"},
                                         std::pair{"1e99999999999999999999", "number-range"},
                                         std::pair{"1e-99999999999999999999", "number-range"}));

TEST(Rational, refuses_more_than_800_digits) {
    for (const std::string& text : {std::string(801, '9'), "0." + std::string(800, '1'), std::string(401, '9') + "e400",
                                    "0." + std::string(400, '1') + "e-400"})
        EXPECT_EQ(Rational::parse(text).error().code, "number-range");
}

TEST(Rational, is_exact_where_doubles_are_not) {
    EXPECT_EQ(rational("1.1") * Rational(50), Rational(55));
    EXPECT_EQ(rational("0.8") * rational("0.3"), rational("0.24"));
    EXPECT_EQ(rational("0.1") + rational("0.2"), rational("0.3"));
    EXPECT_EQ(rational("10.08") / rational("0.3"), rational("33.6"));
}

TEST(Rational, goes_beyond_64_bits_and_comes_back) {
    const Rational big = Rational(largest) * Rational(largest);
    EXPECT_FALSE(big.is_small());
    EXPECT_EQ(big.to_string(), "85070591730234615847396907784232501249");
    EXPECT_TRUE((big / Rational(largest)).is_small());
    EXPECT_EQ(big / Rational(largest), Rational(largest));
    EXPECT_EQ((big / Rational(largest)).hash(), Rational(largest).hash());
}

TEST(Rational, keeps_the_ends_of_64_bits) {
    EXPECT_EQ((-Rational(smallest)).to_string(), "9223372036854775808");
    EXPECT_EQ(-(-Rational(smallest)), Rational(smallest));
    EXPECT_EQ(Rational(smallest).abs().to_string(), "9223372036854775808");
    EXPECT_EQ(Rational(1, smallest) * Rational(smallest), Rational(1));
    EXPECT_EQ(Rational(smallest, smallest), Rational(1));
    EXPECT_EQ(Rational(smallest) + Rational(smallest), Rational(smallest) * Rational(2));
    EXPECT_EQ(Rational(smallest, largest) - Rational(smallest, largest), Rational(0));
    EXPECT_EQ(Rational(smallest, 3).floor().to_string(), "-3074457345618258603");
}

struct Rounding {
    const char* value;
    int digits;
    const char* rounded;
};

class RationalRounding : public testing::TestWithParam<Rounding> {};

TEST_P(RationalRounding, rounds_halves_away_from_zero) {
    EXPECT_EQ(rational(GetParam().value).round(GetParam().digits), rational(GetParam().rounded));
}

INSTANTIATE_TEST_SUITE_P(table, RationalRounding,
                         testing::Values(Rounding{"0.5", 0, "1"}, Rounding{"0.4", 0, "0"},
                                         Rounding{"3.14159", 2, "3.14"}, Rounding{"-0.5", 0, "-1"},
                                         Rounding{"-0.4", 0, "0"}, Rounding{"-1.1", 0, "-1"}, Rounding{"-1.5", 0, "-2"},
                                         Rounding{"-1.6", 0, "-2"}, Rounding{"2.675", 2, "2.68"},
                                         Rounding{"10/3", 8, "3.33333333"}, Rounding{"1250", -2, "1300"}));

TEST(Rational, floors_ceils_and_truncates) {
    EXPECT_EQ(rational("-7/2").floor(), Rational(-4));
    EXPECT_EQ(rational("-7/2").ceil(), Rational(-3));
    EXPECT_EQ(rational("-7/2").truncate(), Rational(-3));
    EXPECT_EQ(rational("7/2").truncate(), Rational(3));
    EXPECT_EQ(Rational(4).floor(), Rational(4));
    EXPECT_EQ((Rational(10).pow(30) + rational("0.5")).floor(), Rational(10).pow(30));
    EXPECT_EQ((-Rational(10).pow(30) - rational("0.5")).floor(), -Rational(10).pow(30) - Rational(1));
}

TEST(Rational, takes_powers) {
    EXPECT_EQ(Rational(2).pow(10), Rational(1024));
    EXPECT_EQ(Rational(2).pow(-2), rational("0.25"));
    EXPECT_EQ(Rational(0).pow(0), Rational(1));
    EXPECT_EQ(Rational(-3).pow(3), Rational(-27));
}

struct Shown {
    const char* value;
    int significant;
    const char* text;
};

class RationalShown : public testing::TestWithParam<Shown> {};

TEST_P(RationalShown, prints_for_people) {
    EXPECT_EQ(rational(GetParam().value).to_text(GetParam().significant), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(table, RationalShown,
                         testing::Values(Shown{"9.694862", 3, "9.69"}, Shown{"0.8", 3, "0.8"}, Shown{"0", 3, "0"},
                                         Shown{"9.996", 3, "10"}, Shown{"99999", 2, "100000"},
                                         Shown{"-0.012345", 2, "-0.012"}, Shown{"1/3", 4, "0.3333"},
                                         Shown{"1e-9", 3, "1e-9"}, Shown{"9.99e-9", 2, "1e-8"},
                                         Shown{"1.26e20", 2, "1.3e20"}, Shown{"150000", 3, "150000"},
                                         Shown{"-55", 1, "-60"}));

TEST(Rational, prints_what_never_ends_to_eight_places_and_never_as_zero) {
    EXPECT_EQ(rational("1/3").to_string(), "0.33333333");
    EXPECT_EQ(rational("-2/3").to_string(), "-0.66666667");
    EXPECT_EQ((rational("1/3") / Rational(10).pow(12)).to_string(), "0.00000000000033333333");
}

TEST(Rational, divides_by_nothing_but_numbers_other_than_zero) {
    EXPECT_EQ(divide(Rational(1), Rational(0)), std::nullopt);
    EXPECT_EQ(divide(Rational(1), Rational(4)), rational("0.25"));
}

RC_GTEST_PROP(RationalLaws, field, (const Rational& a, const Rational& b, const Rational& c)) {
    RC_ASSERT(a + b == b + a);
    RC_ASSERT((a + b) + c == a + (b + c));
    RC_ASSERT(a * b == b * a);
    RC_ASSERT((a * b) * c == a * (b * c));
    RC_ASSERT(a * (b + c) == a * b + a * c);
    RC_ASSERT(a - a == Rational(0));
    RC_ASSERT(a + (-b) == a - b);
    if (!b.is_zero()) RC_ASSERT(a / b * b == a);
}

RC_GTEST_PROP(RationalLaws, equal_numbers_have_one_form, (const Rational& a, const Rational& b)) {
    const Rational around = a + b - b;
    RC_ASSERT(around == a);
    RC_ASSERT(around.is_small() == a.is_small());
    RC_ASSERT(around.hash() == a.hash());
}

RC_GTEST_PROP(RationalLaws, order_and_arithmetic_are_those_of_boost,
              (std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d)) {
    RC_PRE(b != 0 && d != 0);
    const Rational x(a, b);
    const Rational y(c, d);
    const Exact p = reference(a, b);
    const Exact q = reference(c, d);
    RC_ASSERT((x < y) == (p < q));
    RC_ASSERT((x == y) == (p == q));
    const auto is = [](const Rational& ours, const Exact& theirs) {
        // Whole parts by the floor, the rest by multiplying it up: no shared code.
        const Exact scaled = theirs * Exact(boost::multiprecision::pow(boost::multiprecision::cpp_int(10), 40));
        const Rational ours_scaled = ours * Rational(10).pow(40);
        boost::multiprecision::cpp_int whole =
            boost::multiprecision::numerator(scaled) / boost::multiprecision::denominator(scaled);
        return ours_scaled.truncate().to_string() == whole.str();
    };
    RC_ASSERT(is(x + y, p + q));
    RC_ASSERT(is(x - y, p - q));
    RC_ASSERT(is(x * y, p * q));
    if (c != 0) RC_ASSERT(is(x / y, p / q));
}

RC_GTEST_PROP(RationalLaws, text_of_a_decimal_reads_back, (std::int64_t mantissa, unsigned char shift)) {
    const Rational value = Rational(mantissa) / Rational(10).pow(shift % 40);
    RC_ASSERT(Rational::parse(value.to_string()).value() == value);
}

RC_GTEST_PROP(RationalLaws, rounding_is_within_half_a_unit, (const Rational& value)) {
    const int digits = *rc::gen::inRange(-3, 9);
    const Rational rounded = value.round(digits);
    RC_ASSERT((rounded - value).abs() * Rational(10).pow(digits) <= Rational(1, 2));
    RC_ASSERT((rounded * Rational(10).pow(digits)).is_integer());
    RC_ASSERT((-value).round(digits) == -rounded);
}

} // namespace
} // namespace apatite
