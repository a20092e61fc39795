// A site's own codes, units and texts: what they add, and that what was sent goes before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "findings/fixture.h"

namespace apatite {
namespace {

using namespace testing_findings;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Code local(std::string code) { return {"urn:lab", std::move(code)}; }

LocalTerms terms() {
    LocalTerms all;
    all.codes = {{local("CA"), {loinc("17861-6")}}, {local("HB"), {loinc("718-7")}}, {local("NO"), {loinc("1-8")}}};
    all.units = {{local("CA"), "mg/dL"}, {loinc("17861-6"), "mmol/L"}, {loinc("718-7"), "g/L"}, {local("HB2"), "g/dL"}};
    all.unit_aliases = {{"mg pr dl", "mg/dL"}};
    all.texts = {{"kalk", "calcium"}};
    return all;
}

Findings at_site(std::vector<Fact> facts, LocalTerms with = terms()) {
    return select_findings(record(std::move(facts)), FindingIndex(catalogue(), std::move(with)),
                           {date("2024-06-01"), {}});
}

Fact observed(CodeSet codes, std::string value, std::string unit) {
    Fact made = calcium_of(std::move(value), std::move(unit));
    made.codes = std::move(codes);
    return made;
}

struct Row {
    std::string what;
    CodeSet codes;
    std::string value, unit;
    std::string finding, used, by_profile;
    std::vector<std::string> notices = {};
};

TEST(LocalTerms, AddWhatWasNotSent) {
    const std::string as_calcium = "`urn:lab CA` read as `loinc 17861-6` by the site profile";
    const std::vector<Row> rows = {
        {"a local code",
         {local("HB")},
         "9.7",
         "g/dL",
         "hemoglobin",
         "9.7 g/dL",
         "`urn:lab HB` read as `loinc 718-7` by the site profile"},
        {"a standard code without a unit",
         {loinc("17861-6")},
         "2.5",
         "",
         "calcium",
         "10 mg/dL",
         "unit `mmol/L` by the site profile"},
        {"blanks are no unit", {loinc("718-7")}, "97", " ", "hemoglobin", "9.7 g/dL", "unit `g/L` by the site profile"},
        {"an alias, converted",
         {loinc("718-7")},
         "9700",
         "mg pr dl",
         "hemoglobin",
         "9.7 g/dL",
         "unit `mg pr dl` read as `mg/dL` by the site profile"},
        {"the unit that was sent stays", {loinc("17861-6")}, "9.7", "mg/dL", "calcium", "9.7 mg/dL", ""},
        {"a code that is unknown to all", {local("XX")}, "9.7", "mg/dL", "calcium", "unknown: missing", ""},
        {"two codes whose units differ",
         {local("CA"), loinc("17861-6")},
         "9.7",
         "",
         "calcium",
         "unknown: no-unit",
         "",
         {"no-unit", "profile-unit"}},
        {"a standard code beside the local one",
         {local("CA"), loinc("718-7")},
         "9.7",
         "g/dL",
         "hemoglobin",
         "9.7 g/dL",
         "",
         {"profile-code"}},
        {"and it is not taken for what the local one is",
         {local("CA"), loinc("718-7")},
         "9.7",
         "g/dL",
         "calcium",
         "unknown: missing",
         "",
         {"profile-code"}},
    };
    for (const Row& row : rows) {
        const Findings found = at_site({observed(row.codes, row.value, row.unit)});
        EXPECT_EQ(summary(state(found, row.finding)), row.used) << row.what;
        EXPECT_EQ(state(found, row.finding).by_profile, row.by_profile) << row.what;
        EXPECT_EQ(notice_codes(found), row.notices) << row.what;
    }
}

TEST(LocalTerms, TheConversionAndWhatWasSentAreTold) {
    const Findings found = at_site({observed({loinc("17861-6")}, "2.5", "")});
    EXPECT_EQ(state(found, "calcium").sent, "2.5");
    EXPECT_THAT(state(found, "calcium").note, HasSubstr("converted from `mmol/L` to `mg/dL` by molar mass"));
}

// 145 read as mg/dL is beyond the plausible: the unit that was supplied is part of what to verify.
TEST(LocalTerms, ANumberThatIsImplausibleInTheUnitDecidesNothing) {
    const Findings found = at_site({observed({loinc("17861-6")}, "145", "")});
    EXPECT_EQ(summary(state(found, "calcium")), "unknown: implausible");
    ASSERT_EQ(found.notices.size(), 1U);
    EXPECT_THAT(found.notices.front().message,
                HasSubstr("unit `mmol/L` by the site profile: outside the plausible range"));
}

TEST(LocalTerms, ARangeWithoutUnitIsInTheUnitOfItsValue) {
    Fact fact = observed({loinc("17861-6")}, "2.8", "");
    fact.range_low = sent("2.1", "");
    fact.range_high = sent("2.6", "");
    EXPECT_EQ(judged(state(at_site({fact}), "calcium")), "Hln??");
}

TEST(LocalTerms, AUnitsCodeAndTextMustStillMeanTheSame) {
    Fact fact = observed({loinc("17861-6")}, "2.8", "mmol/L");
    fact.quantity->shown = "mg pr dl";
    EXPECT_EQ(summary(state(at_site({fact}), "calcium")), "unknown: bad-unit");
}

TEST(LocalTerms, ATextIsOnlyAText) {
    Fact fact = observed({}, "9.7", "mg/dL");
    fact.code_text = "Kalk";
    const Findings found = at_site({fact});
    EXPECT_EQ(summary(state(found, "calcium")), "9.7 mg/dL");
    EXPECT_EQ(state(found, "calcium").provenance, Provenance::text);
}

TEST(LocalTerms, AListThatIsCompleteThereIsCompleteHere) {
    LocalTerms vouched;
    vouched.complete_lists = {"conditions"};
    const Findings found = at_site({}, vouched);
    EXPECT_EQ(state(found, "lupus").provenance, Provenance::presumed);
    EXPECT_THAT(found.complete_lists, ElementsAre("conditions"));
}

TEST(LocalTerms, WithoutAnyNothingChanges) {
    const std::vector<Fact> facts = {observed({local("CA")}, "9.7", ""), calcium_of("9.7", "")};
    EXPECT_THAT(notice_codes(at_site(facts, {})), ElementsAre("no-unit"));
    EXPECT_FALSE(localised(facts.front(), {}, *std::make_unique<std::vector<Notice>>()));
}

} // namespace
} // namespace apatite
