#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "findings/fixture.h"

namespace apatite {
namespace {

using namespace testing_findings;

// --- conditions ---

struct ConditionRow {
    std::string name;
    std::vector<Fact> facts;
    std::string expected;
};

Fact with(Fact fact, auto change) {
    change(fact);
    return fact;
}

Fact recorded(Fact fact, std::string_view day) {
    fact.recorded = date(day);
    fact.source += "-" + std::string(day);
    return fact;
}

TEST(Conditions, DecideByTheirStatus) {
    const std::vector<ConditionRow> rows = {
        {"nobody said so", {}, "unknown: missing"},
        {"confirmed", {condition("M32.10")}, "true"},
        {"a wider code than asked for", {condition("M3")}, "unknown: missing"},
        {"refuted", {condition("M32.10", Presence::absent)}, "false"},
        {"suspected", {condition("M32.10", Presence::suspected)}, "unknown: suspected"},
        {"resolved", {condition("M32.10", Presence::past)}, "false"},
        {"intended", {condition("M32.10", Presence::intended)}, "unknown: missing"},
        {"suspected and confirmed", {condition("M32", Presence::suspected), condition("M32")}, "true"},
        {"confirmed and resolved", {condition("M32", Presence::past), condition("M32")}, "true"},
        {"refuted later",
         {recorded(condition("M32"), "2024-01-01"), recorded(condition("M32", Presence::absent), "2024-02-01")},
         "false"},
        {"confirmed later",
         {recorded(condition("M32"), "2024-03-01"), recorded(condition("M32", Presence::absent), "2024-02-01")},
         "true"},
        {"contradiction of one day",
         {recorded(condition("M32"), "2024-02-01"), recorded(condition("M32", Presence::absent), "2024-02-01")},
         "unknown: conflicting"},
        {"contradiction without dates", {condition("M32"), condition("M32", Presence::absent)}, "unknown: conflicting"},
        {"suspected, then refuted",
         {recorded(condition("M32", Presence::suspected), "2024-01-01"),
          recorded(condition("M32", Presence::absent), "2024-02-01")},
         "false"},
        {"refuted, then suspected again",
         {recorded(condition("M32", Presence::suspected), "2024-03-01"),
          recorded(condition("M32", Presence::absent), "2024-02-01")},
         "unknown: suspected"},
        {"begins after the assessment",
         {with(condition("M32"), [](Fact& f) { f.date = date("2024-06-02"); })},
         "unknown: missing"},
        {"begins in a month that has begun",
         {with(condition("M32"), [](Fact& f) { f.date = date("2024-06"); })},
         "true"},
        {"resolved, but later than the assessment",
         {with(condition("M32", Presence::past), [](Fact& f) { f.end_date = date("2024-07-01"); })},
         "true"},
        {"of the family",
         {fact(FactKind::family_history, "FamilyMemberHistory/1", condition("M32").codes[0])},
         "unknown: missing"},
        {"an order", {fact(FactKind::order, "ServiceRequest/1", condition("M32").codes[0])}, "unknown: missing"},
    };
    for (const ConditionRow& row : rows) EXPECT_EQ(summary(row.facts, "lupus"), row.expected) << row.name;
}

TEST(Conditions, ConflictIsNoticed) {
    const Findings findings = select(record({condition("M32"), condition("M32", Presence::absent)}));
    EXPECT_THAT(notice_codes(findings), testing::ElementsAre("conflicting"));
}

TEST(FamilyHistory, SpeaksOnlyForFindingsOfTheFamily) {
    const Fact mother = fact(FactKind::family_history, "FamilyMemberHistory/1", condition("M32").codes[0]);
    EXPECT_EQ(summary({mother}, "lupus_in_family"), "true");
    EXPECT_EQ(summary({condition("M32")}, "lupus_in_family"), "unknown: missing");
}

TEST(Text, MatchesAsAWholeAndIsMarked) {
    Fact written = condition("Z99");
    written.code_text = "Systemic  LUPUS";
    const FindingState found = state(select(record({written})), "lupus");
    EXPECT_EQ(summary(found), "true");
    EXPECT_EQ(found.provenance, Provenance::text);
    written.code_text = "no systemic lupus";
    EXPECT_EQ(summary({written}, "lupus"), "unknown: missing");
    written.code_text = "systemic lupus?";
    EXPECT_EQ(summary({written}, "lupus"), "unknown: missing");
}

TEST(Text, GivesWayToCodesOfTheSameWord) {
    Fact written = condition("Z99");
    written.code_text = "Systemic lupus";
    written.source = "Condition/2";
    const FindingState found = state(select(record({written, condition("M32")})), "lupus");
    EXPECT_EQ(found.provenance, Provenance::observed);
    EXPECT_EQ(found.source, "Condition/1");
}

// --- presumed ---

TEST(Presumed, NeedsTheListToBeComplete) {
    EXPECT_EQ(summary(state(select(record({})), "lupus")), "unknown: missing");
    EXPECT_EQ(summary(state(select(record({}), {"medications"}), "lupus")), "unknown: missing");
    const FindingState presumed = state(select(record({}), {"conditions"}), "lupus");
    EXPECT_EQ(summary(presumed), "false");
    EXPECT_EQ(presumed.provenance, Provenance::presumed);
}

TEST(Presumed, NeverStandsAgainstASuspicion) {
    const Record suspicion = record({condition("M32", Presence::suspected)});
    EXPECT_EQ(summary(state(select(suspicion, {"conditions"}), "lupus")), "unknown: suspected");
}

TEST(Presumed, NeedsTheConsentOfTheFinding) {
    EXPECT_EQ(summary(state(select(record({}), {"conditions", "medications"}), "warfarin")), "unknown: missing");
}

// --- medicines ---

Fact medicine(std::string code, Presence presence, bool ongoing, std::string_view start = "") {
    Fact made = fact(FactKind::medication, "Medication/1", {"http://www.whocc.no/atc", std::move(code)});
    made.presence = presence;
    made.ongoing = ongoing;
    if (!start.empty()) made.date = date(start);
    return made;
}

TEST(Medicines, AreActiveWhileTheyAreTaken) {
    EXPECT_EQ(summary({medicine("B01AA03", Presence::present, true)}, "warfarin"), "true");
    EXPECT_EQ(summary({medicine("B01AA03", Presence::past, false)}, "warfarin"), "false");
    EXPECT_EQ(summary({medicine("B01AA03", Presence::absent, false)}, "warfarin"), "false");
    EXPECT_EQ(summary({medicine("B01AA03", Presence::intended, false)}, "warfarin"), "unknown: missing");
    EXPECT_EQ(summary({medicine("B01AB05", Presence::present, true)}, "warfarin"), "unknown: missing");
}

TEST(Medicines, EndWithTheirPeriod) {
    Fact course = medicine("B01AA03", Presence::present, true, "2023-01-01");
    course.end_date = date("2023-06-01");
    EXPECT_EQ(summary({course}, "warfarin"), "false");
    course.end_date = date("2024-06");
    EXPECT_EQ(summary({course}, "warfarin"), "true");
}

TEST(Medicines, AllergyIsNoExposure) {
    EXPECT_EQ(
        summary({fact(FactKind::allergy, "AllergyIntolerance/1", {"http://www.whocc.no/atc", "B01AA03"})}, "warfarin"),
        "unknown: missing");
}

Fact infusion(std::string_view day, std::string route = "47625008") {
    Fact made = medicine("A12AA03", Presence::present, false, day);
    if (!route.empty()) made.routes = {snomed(std::move(route))};
    return made;
}

TEST(Exposures, CountWithinTheirWindow) {
    EXPECT_EQ(summary({infusion("2024-03-01")}, "iv_calcium"), "true");
    EXPECT_EQ(summary({infusion("2024-02-29")}, "iv_calcium"), "unknown: stale");
    EXPECT_EQ(summary({infusion("2024-06-02")}, "iv_calcium"), "unknown: missing");
    EXPECT_EQ(summary({infusion("2024-04")}, "iv_calcium"), "true");
    EXPECT_EQ(summary({infusion("2024")}, "iv_calcium"), "unknown: undated");
    EXPECT_EQ(summary({infusion("")}, "iv_calcium"), "unknown: undated");
}

TEST(Exposures, AnyAsksForTheirDateAndActiveForTheirCourse) {
    const Fact old_course = medicine("B01AA03", Presence::present, true, "2020-01-01");
    const auto within = [&](SelectPolicy policy, const Fact& course) {
        FindingCatalogue one;
        one.findings = {declare("warfarin", FindingKind::boolean, {{"http://www.whocc.no/atc", "B01AA"}}, policy)};
        one.findings[0].select.within_days = 14;
        return summary(select_findings(record({course}), one, {date("2024-06-01"), {}}).states[0]);
    };
    EXPECT_EQ(within(SelectPolicy::any, old_course), "unknown: stale");
    EXPECT_EQ(within(SelectPolicy::active, old_course), "true");
    EXPECT_EQ(within(SelectPolicy::ever, old_course), "true");
    EXPECT_EQ(within(SelectPolicy::any, medicine("B01AA03", Presence::present, true, "2024-05-20")), "true");
    EXPECT_EQ(within(SelectPolicy::any, medicine("B01AA03", Presence::past, false, "2024-05-20")), "true");
}

TEST(Exposures, AnUndatedOneKeepsANoOpen) {
    Fact denied = infusion("2024-05-01");
    denied.presence = Presence::absent;
    EXPECT_EQ(summary({denied}, "iv_calcium"), "false");
    EXPECT_EQ(summary({denied, infusion("")}, "iv_calcium"), "unknown: undated");
}

TEST(Exposures, CountByTheirRoute) {
    EXPECT_EQ(summary({infusion("2024-05-01", "26643006")}, "iv_calcium"), "unknown: missing");
    EXPECT_EQ(summary({infusion("2024-05-01", "")}, "iv_calcium"), "unknown: suspected");
}

// --- results ---

Fact result(std::string code = "8061-4", std::string_view day = "2024-05-01") {
    Fact made = fact(FactKind::observation, "Observation/" + std::string(day), loinc(std::move(code)));
    made.date = date(day);
    return made;
}

struct ResultRow {
    std::string name;
    Fact fact;
    std::string expected;
    Provenance provenance = Provenance::observed;
};

TEST(Results, AreReadAsYesOrNo) {
    const std::vector<ResultRow> rows = {
        {"true", with(result(), [](Fact& f) { f.boolean = true; }), "true"},
        {"false", with(result(), [](Fact& f) { f.boolean = false; }), "false"},
        {"a name without a value", result(), "unknown: missing"},
        {"coded positive", with(result(), [](Fact& f) { f.value_codes = {snomed("10828004")}; }), "true"},
        {"coded negative", with(result(), [](Fact& f) { f.value_codes = {loinc("LA6577-6")}; }), "false"},
        {"coded both",
         with(result(),
              [](Fact& f) {
                  f.value_codes = {loinc("LA6577-6"), snomed("10828004")};
              }),
         "unknown: missing"},
        {"written", with(result(), [](Fact& f) { f.value_text = "Not detected"; }), "false"},
        {"written with more", with(result(), [](Fact& f) { f.value_text = "positive?"; }), "unknown: missing"},
        {"flagged positive", with(result(), [](Fact& f) { f.flag = Flag::positive; }), "true", Provenance::flag},
        {"flagged normal", with(result(), [](Fact& f) { f.flag = Flag::normal; }), "false", Provenance::flag},
        {"indeterminate", with(result(), [](Fact& f) { f.flag = Flag::indeterminate; }), "unknown: not-known"},
        {"masked", with(result(), [](Fact& f) { f.absent_reason = AbsentReason::masked; }), "unknown: masked"},
        {"value and flag at odds",
         with(result(),
              [](Fact& f) {
                  f.boolean = true;
                  f.flag = Flag::negative;
              }),
         "unknown: conflicting"},
    };
    for (const ResultRow& row : rows) {
        const FindingState found = state(select(record({row.fact})), "antibody");
        EXPECT_EQ(summary(found), row.expected) << row.name;
        EXPECT_EQ(found.provenance, row.provenance) << row.name;
    }
}

TEST(Results, JudgeThemselves) {
    const FindingState found = state(select(record({with(result(), [](Fact& f) { f.boolean = true; })})), "antibody");
    EXPECT_EQ(judged(found), "???Pm");
}

TEST(Results, ByDeclaredCodesOfTheirValue) {
    const auto smoking = [](Code code) {
        return summary({with(result("72166-2"), [&](Fact& f) { f.value_codes = {std::move(code)}; })}, "smoker");
    };
    EXPECT_EQ(smoking(snomed("449868002")), "true");
    EXPECT_EQ(smoking(snomed("266919005")), "false");
    EXPECT_EQ(smoking({"urn:of-this-hospital", "N"}), "unknown: missing");
    EXPECT_EQ(smoking(snomed("261665006")), "unknown: missing");
}

TEST(Results, TheLatestCounts) {
    const Fact old = with(result("8061-4", "2020-01-01"), [](Fact& f) { f.boolean = true; });
    const Fact now = with(result("8061-4", "2024-01-01"), [](Fact& f) { f.boolean = false; });
    const Fact other = with(result("8061-4", "2024-01-01"), [](Fact& f) {
        f.boolean = true;
        f.source = "Observation/other";
    });
    EXPECT_EQ(summary({old, now}, "antibody"), "false");
    EXPECT_EQ(summary({now, other}, "antibody"), "unknown: conflicting");
}

TEST(Results, APreliminaryOneCountsOnlyWithoutAFinalOne) {
    const Fact first = with(result("8061-4", "2024-01-02"), [](Fact& f) {
        f.boolean = true;
        f.preliminary = true;
    });
    const Fact last = with(result("8061-4", "2024-01-01"), [](Fact& f) { f.boolean = false; });
    EXPECT_EQ(summary({first}, "antibody"), "true");
    const Findings both = select(record({first, last}));
    EXPECT_EQ(summary(state(both, "antibody")), "false");
    EXPECT_THAT(notice_codes(both), testing::ElementsAre("preliminary"));
}

} // namespace
} // namespace apatite
