// Conversion, and the mistakes that other engines made with units.
#include <gmock/gmock.h>

#include "units/generators.h"
#include "units/unit.h"

namespace apatite {
namespace {

Unit unit(std::string_view text) { return Unit::parse(text).value(); }

const Analyte phosphorus{rational("30.974"), {}};
const Analyte calcium{rational("40.078"), 2};

struct Converted {
    const char* value;
    const char* from;
    const char* to;
    const char* result; ///< exact
};

class Conversions : public testing::TestWithParam<Converted> {};

TEST_P(Conversions, are_exact) {
    const auto& [value, from, to, result] = GetParam();
    const Result<Rational> converted = convert(rational(value), unit(from), unit(to));
    ASSERT_TRUE(converted.ok()) << converted.error().message;
    EXPECT_EQ(*converted, rational(result)) << converted->to_string();
    EXPECT_EQ(convert(*converted, unit(to), unit(from)).value(), rational(value));
}

INSTANTIATE_TEST_SUITE_P(
    table, Conversions,
    testing::Values(Converted{"9.7", "mg/dL", "mg/L", "97"}, Converted{"1", "[in_i]", "cm", "2.54"},
                    Converted{"1", "[lb_av]", "kg", "0.45359237"}, Converted{"1", "[ft_us]", "m", "1200/3937"},
                    Converted{"37", "Cel", "[degF]", "98.6"}, Converted{"-40", "Cel", "[degF]", "-40"},
                    Converted{"37", "Cel", "K", "310.15"}, Converted{"0", "[degF]", "K", "45967/180"},
                    Converted{"80", "[degRe]", "Cel", "100"}, Converted{"37000", "mCel", "Cel", "37"},
                    Converted{"1", "ng/L", "pg/mL", "1"}, Converted{"150", "10*3/uL", "10*9/L", "150"},
                    Converted{"15", "mL/min/{1.73_m2}", "mL/s", "0.25"}, Converted{"1", "U/L", "nkat/L", "50/3"},
                    Converted{"120", "mm[Hg]", "kPa", "15.99864"}, Converted{"1", "kcal", "J", "4184"},
                    Converted{"1", "a", "d", "365.25"}, Converted{"1", "mo", "d", "30.4375"},
                    Converted{"2", "wk", "h", "336"}, Converted{"5", "m[IU]/mL", "[IU]/L", "5"},
                    Converted{"180", "deg", "''", "648000"}, Converted{"1", "Ci", "GBq", "37"},
                    Converted{"10", "dB", "B", "1"}, Converted{"1", "[gal_us]", "[tsp_us]", "768"},
                    Converted{"1", "mg%", "g/L", "0.01"}, Converted{"5", "{titer}", "1", "5"}));

TEST(Conversions, takes_pi_to_sixty_digits) {
    const Rational half_turn = convert(Rational(180), unit("deg"), unit("rad")).value();
    EXPECT_EQ(half_turn.to_text(30), "3.14159265358979323846264338328");
    EXPECT_EQ(convert(half_turn, unit("rad"), unit("deg")).value(), Rational(180));
}

struct Incomparable {
    const char* from;
    const char* to;
    const char* code;
};

class ConversionRefused : public testing::TestWithParam<Incomparable> {};

TEST_P(ConversionRefused, rather_than_give_a_wrong_number) {
    const Result<Rational> converted = convert(Rational(1), unit(GetParam().from), unit(GetParam().to));
    ASSERT_FALSE(converted.ok()) << converted->to_string();
    EXPECT_EQ(converted.error().code, GetParam().code) << converted.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    table, ConversionRefused,
    testing::Values(Incomparable{"mg/dL", "mmol/L", "unit-molar-mass"}, Incomparable{"mmol/L", "meq/L", "unit-charge"},
                    Incomparable{"mg/dL", "mg", "unit-mismatch"}, Incomparable{"mol", "1", "unit-mismatch"},
                    Incomparable{"mmol/L", "10*3/L", "unit-mismatch"},
                    Incomparable{"mmol/L", "mosm/L", "unit-mismatch"},
                    Incomparable{"[IU]/L", "[arb'U]/L", "unit-mismatch"},
                    Incomparable{"[IU]/L", "U/L", "unit-mismatch"}, Incomparable{"[IU]/L", "/L", "unit-mismatch"},
                    Incomparable{"[pH]", "1", "unit-mismatch"}, Incomparable{"/[HPF]", "/uL", "unit-mismatch"},
                    Incomparable{"K/uL", "10*3/uL", "unit-mismatch"},
                    Incomparable{"AU/mL", "[arb'U]/mL", "unit-mismatch"}));

TEST(ConversionRefused, names_both_kinds_of_thing) {
    EXPECT_EQ(convert(Rational(1), unit("mg/dL"), unit("d")).error().message,
              "cannot convert `mg/dL` to `d`: the one is mass per volume, the other time");
}

TEST(AnalyteConversion, goes_between_mass_substance_and_equivalents) {
    EXPECT_EQ(convert(rational("3.13"), unit("mmol/L"), unit("mg/dL"), phosphorus).value(), rational("9.694862"));
    EXPECT_EQ(convert(rational("9.694862"), unit("mg/dL"), unit("mmol/L"), phosphorus).value(), rational("3.13"));
    EXPECT_EQ(convert(Rational(5), unit("meq/L"), unit("mmol/L"), calcium).value(), rational("2.5"));
    EXPECT_EQ(convert(Rational(5), unit("meq/L"), unit("mg/dL"), calcium).value(), rational("10.0195"));
    EXPECT_EQ(convert(rational("10.0195"), unit("mg/dL"), unit("meq/L"), calcium).value(), Rational(5));
    EXPECT_EQ(convert(Rational(1), unit("mmol/d"), unit("mg/d"), calcium).value(), rational("40.078"));
    EXPECT_EQ(convert(Rational(1), unit("meq"), unit("mmol"), Analyte{{}, -3}).value(), rational("1/3"));
}

TEST(AnalyteConversion, raises_the_molar_mass_to_the_power_of_the_unit) {
    const Analyte product{rational("40.078") * rational("30.974"), {}, 2};
    EXPECT_EQ(convert(Rational(1), unit("mmol2/L2"), unit("mg2/dL2"), product).value(), rational("12.41375972"));
    EXPECT_EQ(convert(Rational(1), unit("mmol/L"), unit("mg/dL"), product).error().code, "unit-molar-mass");
}

TEST(AnalyteConversion, leaves_what_is_below_the_fraction_bar_alone) {
    // Milligrams of the analyte by grams of creatinine: the analyte's molar mass says nothing of the creatinine.
    EXPECT_FALSE(convert(Rational(1), unit("mg/g"), unit("mg/mmol"), calcium).ok());
    EXPECT_FALSE(convert(Rational(1), unit("mmol/kg"), unit("mg/kg"), calcium).ok());
    EXPECT_FALSE(convert(Rational(1), unit("L/mg"), unit("L/mmol"), calcium).ok());
}

TEST(AnalyteConversion, needs_sense_from_the_declaration) {
    EXPECT_FALSE(convert(Rational(1), unit("mg/L"), unit("mmol/L"), Analyte{Rational(0), {}}).ok());
    EXPECT_FALSE(convert(Rational(1), unit("meq/L"), unit("mmol/L"), Analyte{{}, 0}).ok());
}

TEST(Factor, is_for_units_without_a_zero_point) {
    EXPECT_EQ(factor(unit("g/dL"), unit("mg/dL")).value(), Rational(1000));
    EXPECT_EQ(factor(unit("Cel"), unit("[degF]")).error().code, "unit-offset");
    EXPECT_EQ(factor(unit("mCel"), unit("Cel")).value(), rational("0.001"));
}

TEST(Conversion, carries_intervals_with_their_ends) {
    const Conversion found = conversion(unit("[degF]"), unit("Cel")).value();
    EXPECT_EQ(found.apply(Interval::less_than(rational("98.6"))), Interval::less_than(37));
    EXPECT_TRUE(conversion(unit("mg/dL"), unit("mg/dl")).value().is_identity());
}

// Mistakes made elsewhere.

TEST(RealBugs, comparison_ignoring_the_unit) {
    // 5 pg/dL > 4 ng/mL was true: 5 > 4.
    EXPECT_LT(convert(Rational(5), unit("pg/dL"), unit("ng/mL")).value(), Rational(4));
}

TEST(RealBugs, unit_of_the_left_operand_used_for_both) {
    EXPECT_EQ(convert(Rational(1), unit("g"), unit("mg")).value(), Rational(1000));
    EXPECT_EQ(convert(Rational(1), unit("mg"), unit("g")).value(), rational("0.001"));
}

TEST(RealBugs, one_centimetre_is_not_a_hundredth_of_a_gram) {
    EXPECT_FALSE(commensurable(unit("cm"), unit("g")));
    EXPECT_NE(unit("cm"), unit("cg"));
}

TEST(RealBugs, identical_arbitrary_units_are_comparable) {
    EXPECT_TRUE(commensurable(unit("[arb'U]"), unit("[arb'U]")));
    EXPECT_EQ(convert(Rational(7), unit("[arb'U]/mL"), unit("[arb'U]/L")).value(), Rational(7000));
}

TEST(RealBugs, one_and_no_unit_are_the_same) {
    EXPECT_EQ(unit("1"), unit(""));
    EXPECT_EQ(unit("1"), Unit());
    EXPECT_EQ(convert(Rational(3), unit("1"), unit("")).value(), Rational(3));
}

TEST(RealBugs, exponents_count) {
    EXPECT_FALSE(commensurable(unit("m2"), unit("m")));
    EXPECT_EQ(convert(Rational(1), unit("m2"), unit("cm2")).value(), Rational(10000));
    EXPECT_EQ(convert(Rational(1), unit("dm3"), unit("L")).value(), Rational(1));
}

RC_GTEST_PROP(ConversionLaws, there_and_back_is_the_identity, (const Rational& value)) {
    static const std::vector<std::vector<const char*>> kinds = {{"mg/dL", "mmol/L", "meq/L", "ug/mL", "g%"},
                                                                {"Cel", "[degF]", "K", "[degRe]", "mK"},
                                                                {"10*9/L", "/uL", "10*3/mm3"},
                                                                {"[lb_av]", "kg", "mol", "[gr]"},
                                                                {"deg", "rad", "gon"}};
    const auto& kind = *rc::gen::elementOf(kinds);
    const Unit from = unit(*rc::gen::elementOf(kind));
    const Unit to = unit(*rc::gen::elementOf(kind));
    const Unit via = unit(*rc::gen::elementOf(kind));
    const Rational there = convert(value, from, to, calcium).value();
    RC_ASSERT(convert(there, to, from, calcium).value() == value);
    RC_ASSERT(convert(convert(value, from, via, calcium).value(), via, to, calcium).value() == there);
}

RC_GTEST_PROP(ConversionLaws, order_survives, (const Rational& a, const Rational& b)) {
    static const std::vector<const char*> units = {"Cel", "[degF]", "K"};
    const Unit from = unit(*rc::gen::elementOf(units));
    const Unit to = unit(*rc::gen::elementOf(units));
    RC_ASSERT((a < b) == (convert(a, from, to).value() < convert(b, from, to).value()));
}

} // namespace
} // namespace apatite
