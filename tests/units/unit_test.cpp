#include "units/unit.h"

#include <set>
#include <string>

#include <gmock/gmock.h>

#include "units/atoms.h"
#include "units/generators.h"

namespace apatite {
namespace {

Unit unit(std::string_view text) {
    const Result<Unit> parsed = Unit::parse(text);
    EXPECT_TRUE(parsed.ok()) << parsed.error().message;
    return parsed.ok() ? *parsed : Unit();
}

struct Same {
    const char* left;
    const char* right;
};

class UnitSpelling : public testing::TestWithParam<Same> {};

TEST_P(UnitSpelling, means_the_same) { EXPECT_EQ(unit(GetParam().left), unit(GetParam().right)); }

INSTANTIATE_TEST_SUITE_P(table, UnitSpelling,
                         testing::Values(Same{"mg/dL", "mg.dL-1"}, Same{"mg/dL", "mg/dl"}, Same{"g/m.s", "g.s/m"},
                                         Same{"g/(m.s)", "g/m/s"}, Same{"/mL", "1/mL"}, Same{"10*3/uL", "10^3/uL"},
                                         Same{"10*3/uL", "10*9/L"}, Same{"10*-3", "10*-3{x}"}, Same{"m+2", "m2"},
                                         Same{"", "1"}, Same{"{titer}", "1"}, Same{"kg{body_wt}", "kg"},
                                         Same{"mL/min/{1.73_m2}", "mL/min"}, Same{"[iU]/L", "[IU]/L"},
                                         Same{"mmol/(8.h.kg)", "mmol/8/h/kg"}, Same{"%", "10*-2"}, Same{"cm3", "mL"},
                                         Same{"N", "kg.m/s2"}, Same{"((m))", "m"}, Same{"mg%", "mg/dL"},
                                         Same{"U", "umol/min"}, Same{"Cel{core}", "Cel"}, Same{"KiBy", "1024.By"}));

struct Refused {
    const char* text;
    const char* code;
    const char* part; ///< of the message
};

class UnitRefused : public testing::TestWithParam<Refused> {};

TEST_P(UnitRefused, says_where_and_what) {
    const Result<Unit> parsed = Unit::parse(GetParam().text);
    ASSERT_FALSE(parsed.ok()) << GetParam().text;
    EXPECT_EQ(parsed.error().code, GetParam().code) << parsed.error().message;
    EXPECT_THAT(parsed.error().message, testing::HasSubstr(GetParam().part));
}

INSTANTIATE_TEST_SUITE_P(
    table, UnitRefused,
    testing::Values(Refused{"m/", "unit-syntax", "column 3: a unit is missing at the end"},
                    Refused{"m//s", "unit-syntax", "column 3: a unit is missing before `/`"},
                    Refused{"m..s", "unit-syntax", "column 3"}, Refused{"(m", "unit-syntax", "a `)` is missing"},
                    Refused{"m)", "unit-syntax", "column 2"}, Refused{"()", "unit-syntax", "column 2"},
                    Refused{"mg{x", "unit-syntax", "this `{` has no `}`"}, Refused{"[IU", "unit-syntax", "has no `]`"},
                    Refused{"{a}rad", "unit-syntax", "column 4"}, Refused{"m-", "unit-syntax", "exponent"},
                    Refused{"m0", "unit-range", "exponent"}, Refused{"m100", "unit-range", "exponent"},
                    Refused{"0.m", "unit-range", "number"}, Refused{"99999999999999999999", "unit-range", "number"},
                    Refused{"mg /dL", "unit-syntax", "no space"},
                    Refused{"\xC2\xB5g", "unit-syntax", "did you mean `ug`"}, Refused{"12h", "unit-syntax", "column 3"},
                    Refused{"1.73.m2", "unit-syntax", "decimal"},
                    Refused{"MG/DL", "unit-unknown", "did you mean `mg/dL`"},
                    Refused{"mmol/kg[H20]", "unit-unknown", "unknown unit `kg[H20]`"},
                    Refused{"mg/dLL", "unit-unknown", "column 4"},
                    Refused{"IU/mL", "unit-unknown", "did you mean `[IU]/mL`"},
                    Refused{"iU", "unit-unknown", "did you mean"},
                    Refused{"kU/min.Mol", "unit-unknown", "did you mean `kU/min.mol`"},
                    Refused{"[lb_ov]", "unit-unknown", "did you mean `[lb_av]`"}, Refused{"mmin", "unit-unknown", ""},
                    Refused{"Cel/s", "unit-offset", "write `K`"}, Refused{"Cel2", "unit-offset", ""},
                    Refused{"Cel.1", "unit-offset", ""}, Refused{"Cel.m/m", "unit-offset", ""}));

TEST(Unit, bounds_what_it_reads) {
    EXPECT_EQ(Unit::parse(std::string(201, 'm')).error().code, "unit-range");
    EXPECT_FALSE(Unit::parse(std::string(100, '(') + "m" + std::string(99, ')')).ok());
    std::string steep = "Ym99";
    for (int i = 0; i < 30; ++i) steep += ".Ym99";
    EXPECT_EQ(Unit::parse(steep).error().code, "unit-range");
}

TEST(Unit, keeps_the_text_as_written) {
    EXPECT_EQ(unit("mL/min/{1.73_m2}").text(), "mL/min/{1.73_m2}");
    EXPECT_EQ(unit("").text(), "1");
    EXPECT_EQ(Unit().text(), "1");
    EXPECT_TRUE(unit("{INR}").is_one());
    EXPECT_FALSE(unit("%").is_one());
    EXPECT_FALSE(unit("mg/mg").has_offset());
}

TEST(UnitAlgebra, merges_equal_symbols) {
    EXPECT_EQ(multiply(unit("cm"), unit("cm"))->text(), "cm2");
    EXPECT_EQ(divide(unit("mg"), unit("mg"))->text(), "1");
    EXPECT_EQ(divide(unit("mg"), unit("dL"))->text(), "mg/dL");
    EXPECT_EQ(divide(unit("mg/dL"), unit("mg/dL"))->text(), "1");
    EXPECT_EQ(multiply(unit("mg/dL"), unit("mg/dL"))->text(), "mg2/dL2");
    EXPECT_EQ(multiply(unit("mg/dL"), unit("dL"))->text(), "mg");
    EXPECT_EQ(divide(unit("1"), unit("mL"))->text(), "/mL");
    EXPECT_EQ(divide(unit("g"), unit("8.h"))->text(), "g/8/h");
    EXPECT_EQ(multiply(unit("10*3"), unit("10*3"))->text(), "10*6");
    EXPECT_EQ(multiply(unit("8.h"), unit("4.h"))->text(), "32.h2");
    EXPECT_EQ(pow(unit("8.h"), -2)->text(), "/64/h2");
    EXPECT_EQ(divide(unit("g"), unit("{a}.{a}"))->text(), "g/{a}/{a}");
    EXPECT_EQ(pow(unit("mg/dL"), -1)->text(), "dL/mg");
    EXPECT_EQ(multiply(unit("Cel"), Unit())->text(), "Cel");
}

TEST(UnitAlgebra, refuses_zero_points_and_giants) {
    EXPECT_EQ(multiply(unit("Cel"), unit("m")).error().code, "unit-offset");
    EXPECT_EQ(divide(unit("m"), unit("[degF]")).error().code, "unit-offset");
    EXPECT_EQ(pow(unit("m"), 100).error().code, "unit-range");
    EXPECT_EQ(pow(unit("Y[ly]"), 99).error().code, "unit-range");
}

class UnitText : public testing::TestWithParam<const char*> {};

TEST_P(UnitText, made_from_terms_parses_to_the_same_unit) {
    for (const char* other : {"mg", "1/d", "10*-3{rbc}", "8.h", "{hb}", "[IU]2", "(m.s)/(kg.s)"}) {
        for (const auto& made : {multiply(unit(GetParam()), unit(other)), divide(unit(GetParam()), unit(other)),
                                 divide(unit(other), unit(GetParam()))}) {
            ASSERT_TRUE(made.ok());
            EXPECT_EQ(unit(made->text()), *made) << made->text();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(table, UnitText,
                         testing::Values("mg/dL", "/mL", "8.h", "4.[pi].10*-7.N/A2", "{a}", "mL/{hb}.m2", "deg",
                                         "10*3/uL", "m[Hg]", "B[10.nV]", "[IU]/L"));

struct Words {
    const char* unit;
    const char* words;
};

class DimensionWords : public testing::TestWithParam<Words> {};

TEST_P(DimensionWords, are_for_people) { EXPECT_EQ(unit(GetParam().unit).dimension().to_words(), GetParam().words); }

INSTANTIATE_TEST_SUITE_P(table, DimensionWords,
                         testing::Values(Words{"mg/dL", "mass per volume"}, Words{"mmol/L", "substance per volume"},
                                         Words{"meq/L", "equivalents per volume"}, Words{"[iU]/L", "[IU] per volume"},
                                         Words{"10*9/L", "a number per volume"}, Words{"%", "a plain number"},
                                         Words{"mL/min", "volume per time"}, Words{"mm/h", "length per time"},
                                         Words{"kg/m2", "mass per area"}, Words{"mm[Hg]", "pressure"},
                                         Words{"d", "time"}, Words{"mg2/dL2", "mass^2 per length^6"},
                                         Words{"U/L", "catalytic activity per volume"},
                                         Words{"mmol/kg", "substance per mass"}, Words{"/min", "frequency"}));

TEST(Dimension, is_a_group) {
    const Dimension a = unit("mg/dL").dimension();
    const Dimension b = unit("[IU]2/L").dimension();
    EXPECT_EQ(a * b / b, a);
    EXPECT_EQ(a / a, Dimension());
    EXPECT_EQ(b * b, b.pow(2));
    EXPECT_EQ((b / b).hash(), Dimension().hash());
    EXPECT_TRUE(b.has_arbitrary());
    EXPECT_FALSE((b / b).has_arbitrary());
}

/// Text made of what units are made of, so that many are valid and many nearly so.
rc::Gen<std::string> unit_like() {
    static const std::vector<std::string> pieces = {
        "m", "g", "L", "mol", "[IU]", "10*", "10^", "k", "u",   ".",    "/", "(", ")",  "{a}", "{",        "}",
        "[", "]", "2", "-1",  "+",    "0",   "12",  "%", "Cel", "[pi]", "'", "d", "eq", " ",   "\xC2\xB5", "99"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                        [](const auto& chosen) {
                            std::string text;
                            for (const std::string& piece : chosen) text += piece;
                            return text;
                        });
}

RC_GTEST_PROP(UnitLaws, any_text_is_a_unit_or_an_error, ()) {
    const std::string text = *unit_like();
    const Result<Unit> parsed = Unit::parse(text);
    if (!parsed.ok()) {
        RC_ASSERT(!parsed.error().code.empty());
        return;
    }
    RC_ASSERT(parsed->factor().sign() == 1);
    RC_ASSERT(Unit::parse(parsed->text()).value() == *parsed);
    const Result<Unit> square = pow(*parsed, 2);
    if (square.ok()) RC_ASSERT(Unit::parse(square->text()).value() == *square);
}

TEST(AtomTable, has_one_reading_for_every_symbol) {
    std::set<std::string> symbols;
    for (const Atom& atom : atoms().all()) EXPECT_TRUE(symbols.insert(std::string(atom.code)).second) << atom.code;
    for (const Atom& atom : atoms().all()) {
        if (atom.metric == Metric::no) continue;
        for (const Prefix& prefix : atoms().prefixes()) {
            const std::string symbol = std::string(prefix.code).append(atom.code);
            EXPECT_TRUE(symbols.insert(symbol).second) << symbol << " has two readings";
        }
    }
}

TEST(AtomTable, holds_only_units_that_parse_and_are_not_nothing) {
    for (const Atom& atom : atoms().all()) {
        EXPECT_TRUE(Unit::parse(atom.code).ok()) << atom.code;
        EXPECT_EQ(atom.factor.sign(), 1) << atom.code;
    }
    EXPECT_GT(atoms().all().size(), 280U);
}

} // namespace
} // namespace apatite
