// What a checked condition knows: types, units, numbers in base units. Tests named after bugs of other engines.
#include <string>

#include <gtest/gtest.h>

#include "expression/range.h"
#include "fixture.h"

namespace apatite {
namespace {

using testing::check;
using testing::check_constant;

Rational number(std::string_view text) { return Rational::parse(text).value(); }

struct Good {
    std::string_view text;
    friend std::ostream& operator<<(std::ostream& out, const Good& row) { return out << row.text; }
};

class WellTyped : public ::testing::TestWithParam<Good> {};

TEST_P(WellTyped, HasNoMessage) { EXPECT_EQ(to_text(check(GetParam().text).diagnostics), ""); }

INSTANTIATE_TEST_SUITE_P(
    All, WellTyped,
    ::testing::Values(Good{"dialysis and not lupus or renal_failure"}, Good{"dialysis implies lupus xor renal_failure"},
                      Good{"phosphate > 4.5 'mg/dL'"}, Good{"phosphate > 1.5 'mmol/L'"}, Good{"calcium > 5.2 'meq/L'"},
                      Good{"corrected_calcium > 2.6 'mmol/L'"}, Good{"calcium * phosphate > 55 'mg2/dL2'"},
                      Good{"calcium + 0.8 'mg/g' * (4.0 'g/dL' - albumin) > 10.5 'mg/dL'"},
                      Good{"weight / (height * height) >= 30 'kg/m2'"}, Good{"inr > 3"}, Good{"inr > 300 '%'"},
                      Good{"inr between 2 and 3"}, Good{"Abs(calcium - corrected_calcium) > 1 'mg/dL'"},
                      Good{"Round(phosphate / 1 'mg/dL', 1) > 9.6"}, Good{"Round(inr) = 3"},
                      Good{"temperature > 38 'Cel'"}, Good{"temperature > 311 'K'"}, Good{"vitamin_a > 500 '[IU]/dL'"},
                      Good{"age between 2 years and 216 months"}, Good{"duration > 12 weeks"},
                      Good{"duration > 3 'mo'"}, Good{"sex = 'female' and scleroderma != 'limited'"},
                      Good{"lesion.site = 'leg'"}, Good{"SameRegion(lesion.site, biopsy_site)"},
                      Good{"lesion.painful and lesion.size > 1 'cm'"},
                      Good{"exists(lesion) and not exists(iv_calcium)"}, Good{"transplant <= lesion.onset"},
                      Good{"transplant 12 weeks or less before lesion.onset"},
                      Good{"lesion.onset <= transplant + 12 weeks"}, Good{"transplant > @2024-05"},
                      Good{"AtLeast(2, {dialysis, High(phosphate), Positive(ana)})"},
                      Good{"Low(calcium) or Normal(calcium) or Negative(ana)"}, Good{"-calcium < -8 'mg/dL'"},
                      Good{"dialysis = lupus"}, Good{"phosphate > 4.5 'mg/dL' or phosphate < 2 'mg/dL'"}));

TEST(Missing, IsCaughtOnlyWhereThePackSaysWhy) {
    for (const std::string_view text :
         {"dialysis is null", "dialysis is not true", "sex in {'female'}", "sex ~ 'female'",
          "Coalesce(dialysis, false)", "AllTrue({dialysis, lupus})", "Count({dialysis, lupus}) > 1",
          "if dialysis then lupus else renal_failure", "Min({calcium, phosphate}) > 3 'mg/dL'",
          "case when dialysis then lupus else renal_failure end"}) {
        EXPECT_EQ(check(text).codes, "P0405") << text;
        EXPECT_EQ(check(text, Kind::boolean, true).codes, "") << text;
    }
}

TEST(Missing, IsNotCaughtByWhatNothingCanBeMissingIn) {
    EXPECT_EQ(check("phosphate > Max({4 'mg/dL', 5 'mg/dL'})").codes, "");
    EXPECT_EQ(check("AtLeast(2, {dialysis, lupus, renal_failure})").codes, "");
}

// Literals

TEST(BaseNumbers, OfLiteralsNeedNoUnit) {
    EXPECT_EQ(check_constant("1 'cm'").expression.base_number, number("0.01"));
    EXPECT_EQ(check_constant("4.5 'mg/dL'").expression.base_number, number("45")); // g/m3
    EXPECT_EQ(check_constant("12 weeks").expression.base_number, 12 * 7 * 86400);
    EXPECT_EQ(check_constant("2 years").expression.base_number, 24); // calendar months
    EXPECT_EQ(check_constant("37 'Cel'").expression.base_number, number("310.15"));
    EXPECT_EQ(check_constant("50 '%'").expression.base_number, number("0.5"));
}

TEST(BaseNumbers, GoThroughTheMolarMassOfTheOtherSide) {
    const auto literal = [](std::string_view text) { return check(text).expression.operands[1].base_number; };
    EXPECT_EQ(literal("phosphate > 1.5 'mmol/L'"), number("46.461"));        // 1.5 * 30.974 g/m3
    EXPECT_EQ(literal("calcium > 5 'meq/L'"), number("100.195"));            // 2.5 * 40.078
    EXPECT_EQ(check("phosphate > 1.5 'mmol/L' + 5 'mg/dL'").codes, "P0303"); // of what is the millimole?
    EXPECT_EQ(check("1.5 'mmol/L' < phosphate").expression.operands[0].base_number, number("46.461"));
    const auto between = check("calcium between 2 'mmol/L' and 11 'mg/dL'").expression;
    EXPECT_EQ(between.operands[1].base_number, number("80.156"));
    EXPECT_EQ(between.operands[2].base_number, Rational(110));
}

TEST(BaseNumbers, OfFindingsComeFromTheirDeclaredUnit) {
    const testing::Names names;
    const auto factor = [&](std::string_view id) { return base_conversion(*names.catalogue.find(id)); };
    EXPECT_EQ(factor("phosphate").apply(number("4.5")), Rational(45));
    EXPECT_EQ(factor("age").apply(Rational(2)), Rational(24));
    EXPECT_EQ(factor("duration").apply(Rational(1)), Rational(86400));
    EXPECT_EQ(factor("temperature").apply(Rational(37)), number("310.15"));
    EXPECT_EQ(factor("dialysis").apply(Rational(5)), Rational(5));
}

// Real bugs of other engines, as far as the checker decides them.

Rational side(std::string_view text, std::size_t index) {
    const testing::Checked checked = check_constant(text);
    EXPECT_EQ(checked.codes, "") << text;
    return checked.expression.operands.at(index).base_number;
}

TEST(RealBugs, ComparisonIgnoringTheUnit) {
    EXPECT_LT(side("5 'pg/dL' > 4 'ng/mL'", 0), side("5 'pg/dL' > 4 'ng/mL'", 1));
}

TEST(RealBugs, LeftOperandsUnitUsedForBothSides) {
    EXPECT_EQ(side("1 'g' = 1000 'mg'", 0), side("1 'g' = 1000 'mg'", 1));
    EXPECT_EQ(side("1000 'mg' = 1 'g'", 0), side("1000 'mg' = 1 'g'", 1));
}

TEST(RealBugs, CentimetreEqualsHundredthGram) { EXPECT_EQ(check_constant("1 'cm' = 0.01 'g'").codes, "P0303"); }

TEST(RealBugs, EqualityConvertsWhereEquivalenceDoesNot) {
    for (const std::string_view text : {"1 'cm' = 0.01 'm'", "1 'cm' ~ 0.01 'm'"})
        EXPECT_EQ(side(text, 0), side(text, 1));
}

TEST(RealBugs, ExceptionWhereOneCodeCarriesTwoDimensions) {
    EXPECT_EQ(check("calcium > 2.6 'mmol/L' and calcium > 9 'mg/dL'").codes, "");
    EXPECT_EQ(check("pth > 6 'pmol/L' and pth > 9 'pg/mL'").codes, "P0303");
}

TEST(RealBugs, IdenticalArbitraryUnitsHeldIncomparable) {
    EXPECT_EQ(side("1 '[IU]/mL' = 1000 '[IU]/L'", 0), side("1 '[IU]/mL' = 1000 '[IU]/L'", 1));
    EXPECT_EQ(check_constant("1 '[IU]' = 1 '[arb\\'U]'").codes, "P0303");
}

TEST(RealBugs, OneAgainstAnEmptyUnit) { EXPECT_EQ(side("3 '1' = 3 ''", 0), side("3 '1' = 3 ''", 1)); }

TEST(RealBugs, ProductsOfDecimalsAreExact) {
    const testing::Checked checked = check_constant("0.8 * 0.3");
    EXPECT_EQ(range_of(checked.expression, Scope()), Interval(number("0.24")));
    EXPECT_EQ(range_of(check_constant("1.1 * 50").expression, Scope()), Interval(Rational(55)));
}

TEST(RealBugs, EqualElementsDroppedFromACount) {
    EXPECT_EQ(check_constant("Count({1, 1, 2})").expression.operands[0].operands.size(), 3U);
}

TEST(RealBugs, MolarMassOfOneSubstanceUsedForAnother) {
    EXPECT_EQ(check("2 'mmol/L' between phosphate and calcium").codes, "P0303");
}

// Cascades

TEST(Mistakes, AreAllToldOnce) {
    EXPECT_EQ(check("phosphat > 4.5 and dialysiss or inr > 'x'").codes, "P0201 P0201 P0302");
    EXPECT_EQ(check("(phosphat + 1) * 2 > 3 'mg/dL' and AtLeast(2, {phosphat, dialysis})").codes, "P0201 P0201");
    EXPECT_EQ(check("case quux when 1 then dialysis when 2 then lupus else dialysis end").codes, "P0201");
}

TEST(Mistakes, OfMeaningWaitForTheTypes) {
    EXPECT_EQ(check("phosphate > 40 'mg/dL' and quux").codes, "P0201");
    EXPECT_EQ(check("phosphate > 40 'mg/dL' and quux is null").codes, "P0201");
}

} // namespace
} // namespace apatite
