#include "units/alias.h"

#include <set>
#include <string>

#include <gmock/gmock.h>

#include "units/generators.h"

namespace apatite {
namespace {

const Analyte calcium{rational("40.078"), 2};

struct Read {
    const char* sent;
    const char* expected;
    const char* ucum;
    bool by_alias;
};

class FeedUnits : public testing::TestWithParam<Read> {};

TEST_P(FeedUnits, are_read_as_the_finding_means_them) {
    const auto& [sent, expected, ucum, by_alias] = GetParam();
    const Result<ResolvedUnit> resolved = resolve_unit(sent, expected, calcium);
    ASSERT_TRUE(resolved.ok()) << resolved.error().message;
    EXPECT_EQ(resolved->ucum, ucum);
    EXPECT_EQ(resolved->unit, Unit::parse(ucum).value());
    EXPECT_EQ(!resolved->alias_note.empty(), by_alias) << resolved->alias_note;
}

INSTANTIATE_TEST_SUITE_P(
    table, FeedUnits,
    testing::Values(Read{"mg/dL", "mg/dL", "mg/dL", false}, Read{"mg/dl", "mg/dL", "mg/dl", false},
                    Read{"mmol/L", "mg/dL", "mmol/L", false}, Read{"MG/DL", "mg/dL", "mg/dL", true},
                    Read{"mEq/L", "mg/dL", "meq/L", true}, Read{"meq/l", "mg/dL", "meq/l", false},
                    Read{" mg/dL ", "mg/dL", "mg/dL", true}, Read{"mg / dL", "mg/dL", "mg/dL", true},
                    Read{"\xC2\xB5mol/L", "umol/L", "umol/L", true}, Read{"\xCE\xBCmol/L", "umol/L", "umol/L", true},
                    Read{"mcg/dL", "ug/dL", "ug/dL", true}, Read{"gm/dL", "g/dL", "g/dL", true},
                    Read{"PG/ML", "pg/mL", "pg/mL", true}, Read{"mm/hr", "mm/h", "mm/h", true},
                    Read{"x10^9/L", "10*9/L", "10*9/L", true}, Read{"10^9/L", "10*9/L", "10^9/L", false},
                    Read{"\xC3\x97"
                         "10\xE2\x81\xB9/L",
                         "10*9/L", "10*9/L", true},
                    Read{"/mm3", "10*9/L", "/mm3", false}, Read{"mg2/dL2", "mg2/dL2", "mg2/dL2", false},
                    Read{"titre", "1", "{titer}", true}, Read{"{titer}", "1", "{titer}", false},
                    Read{"INR", "{INR}", "{INR}", true}, Read{"%", "%", "%", false},
                    Read{"ratio", "1", "{ratio}", true}, Read{"years", "a", "a", true}, Read{"yrs", "a", "a", true},
                    Read{"lbs", "kg", "[lb_av]", true}, Read{"mmHg", "mm[Hg]", "mm[Hg]", true},
                    Read{"mL/min/1.73m2", "mL/min/{1.73_m2}", "mL/min/{1.73_m2}", true},
                    Read{"mL/min/1.73 m\xC2\xB2", "mL/min/{1.73_m2}", "mL/min/{1.73_m2}", true},
                    Read{"mL/min/1.73", "mL/min/{1.73_m2}", "mL/min/{1.73_m2}", true},
                    Read{"GPL", "[GPL'U]", "[GPL'U]", true},
                    Read{"\xC2\xB0"
                         "C",
                         "Cel", "Cel", true}));

INSTANTIATE_TEST_SUITE_P(what_the_finding_decides, FeedUnits,
                         testing::Values(Read{"K/uL", "10*9/L", "10*3/uL", true},         // not kelvin
                                         Read{"K/uL", "K/uL", "K/uL", false},             // unless somebody measures it
                                         Read{"AU/mL", "[arb'U]/mL", "[arb'U]/mL", true}, // not an astronomical unit
                                         Read{"AU/mL", "[AU]/mL", "[AU]/mL", true},
                                         Read{"IU/L", "[IU]/L", "[IU]/L", true}, Read{"IU/L", "U/L", "U/L", true},
                                         Read{"[IU]/L", "U/L", "U/L", true}, Read{"u/l", "U/L", "U/L", true},
                                         Read{"U/mL", "[arb'U]/mL", "[arb'U]/mL", true},
                                         Read{"mU/L", "u[IU]/mL", "m[IU]/L", true},
                                         Read{"G/L", "10*9/L", "10*9/L", true}, // giga, not gauss
                                         Read{"G/L", "g/L", "g/L", true}, Read{"M/uL", "10*12/L", "10*6/uL", true},
                                         Read{"pH", "[pH]", "[pH]", true}, // not picohenry
                                         Read{"ft", "cm", "[ft_i]", true}, // not a femtotonne
                                         Read{"C", "Cel", "Cel", true}, Read{"F", "Cel", "[degF]", true}));

struct NotRead {
    const char* sent;
    const char* expected;
    const char* code;
};

class FeedUnitsRefused : public testing::TestWithParam<NotRead> {};

TEST_P(FeedUnitsRefused, with_the_text_that_was_sent) {
    const Result<ResolvedUnit> resolved = resolve_unit(GetParam().sent, GetParam().expected);
    ASSERT_FALSE(resolved.ok()) << resolved->ucum;
    EXPECT_EQ(resolved.error().code, GetParam().code) << resolved.error().message;
    EXPECT_THAT(resolved.error().message, testing::HasSubstr(GetParam().sent));
}

INSTANTIATE_TEST_SUITE_P(
    table, FeedUnitsRefused,
    testing::Values(NotRead{"", "mg/dL", "unit-missing"}, NotRead{"", "%", "unit-missing"},
                    NotRead{"", "10*9/L", "unit-missing"}, NotRead{"furlongs", "mg/dL", "unit-unknown"},
                    NotRead{"mg/dL", "10*9/L", "unit-mismatch"}, NotRead{"mmol/L", "mg/dL", "unit-molar-mass"},
                    NotRead{"g/l", "10*9/L", "unit-mismatch"}, NotRead{"U/mL", "[IU]/mL", "unit-mismatch"},
                    NotRead{"K/uL", "mg/dL", "unit-mismatch"}, NotRead{"Mg/dL", "mg/dL", "unit-ambiguous"},
                    NotRead{"U/ML", "U/L", "unit-ambiguous"}, NotRead{"ML", "L", "unit-ambiguous"},
                    NotRead{"Pmol/L", "pmol/L", "unit-ambiguous"}, NotRead{"MG/G", "mg/g", "unit-ambiguous"},
                    NotRead{"1.73", "1", "unit-unknown"}, NotRead{"m/uL", "10*12/L", "unit-mismatch"}));

TEST(FeedUnits, a_plain_number_needs_no_unit) {
    EXPECT_EQ(resolve_unit("", "1")->ucum, "1");
    EXPECT_EQ(resolve_unit(" ", "{INR}")->ucum, "1");
}

TEST(FeedUnitsRefused, keeps_messages_short) {
    const Result<ResolvedUnit> resolved = resolve_unit(std::string(5000, 'q'), "mg/dL");
    ASSERT_FALSE(resolved.ok());
    EXPECT_LT(resolved.error().message.size(), 300U);
}

TEST(Alias, shows_what_it_read) {
    EXPECT_EQ(resolve_alias("MG/DL")->ucum, "mg/dL");
    EXPECT_EQ(resolve_alias("MG/DL")->note, "read `MG/DL` as `mg/dL`");
    EXPECT_FALSE(resolve_alias("mg/dL").has_value());
    EXPECT_FALSE(resolve_alias("nonsense").has_value());
}

TEST(AliasTable, leads_to_ucum_only_and_holds_no_line_twice) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const AliasEntry& entry : alias_table()) {
        EXPECT_TRUE(Unit::parse(entry.ucum).ok()) << entry.ucum;
        EXPECT_TRUE(seen.insert({entry.sent, entry.ucum}).second) << entry.sent << " twice";
    }
}

TEST(AliasTable, never_reads_one_text_as_two_amounts_of_one_kind) {
    for (const AliasEntry& a : alias_table())
        for (const AliasEntry& b : alias_table()) {
            if (a.sent != b.sent) continue;
            const Unit left = Unit::parse(a.ucum).value();
            const Unit right = Unit::parse(b.ucum).value();
            EXPECT_TRUE(!commensurable(left, right) || left == right) << a.sent;
        }
}

RC_GTEST_PROP(FeedUnitsLaws, any_text_is_a_unit_of_the_same_kind_or_an_error, (const std::string& text)) {
    static const std::vector<const char*> expected = {"mg/dL", "10*9/L", "1", "[IU]/L", "Cel", "U/L"};
    const Unit unit = Unit::parse(*rc::gen::elementOf(expected)).value();
    const Result<ResolvedUnit> resolved = resolve_unit(text, unit);
    if (resolved.ok()) {
        RC_ASSERT(commensurable(resolved->unit, unit));
    } else {
        RC_ASSERT(!resolved.error().message.empty());
    }
}

} // namespace
} // namespace apatite
