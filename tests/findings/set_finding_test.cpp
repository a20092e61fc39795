#include <gtest/gtest.h>

#include "findings/fixture.h"

namespace apatite {
namespace {

using namespace testing_findings;

Findings nothing() {
    Record nobody;
    nobody.subject = "Patient/0";
    return select(nobody);
}

// The summary of a finding after setting it, or the error.
std::string after_setting(std::string_view name, std::string_view text) {
    Findings findings = nothing();
    if (const auto error = set_finding(findings, catalogue(), name, text)) return error->message;
    const FindingState& set = state(findings, name.substr(0, name.find_first_of("[.")));
    return summary(set) + " (" + set.source + ")";
}

struct SetRow {
    std::string name, text, expected;
};

TEST(SetFinding, TakesWhatAPersonWrites) {
    for (const SetRow& row : std::vector<SetRow>{
             {"calcium", "9.7 mg/dL", "9.7 mg/dL (set:calcium)"},
             {"calcium", "2.5 mmol/L", "10 mg/dL (set:calcium)"},
             {"calcium", "< 4 mg/dL", "< 4 mg/dL (set:calcium)"},
             {"calcium", "high", "unknown: missing (set:calcium)"},
             {"calcium", "unknown", "unknown: not-known (set:calcium)"},
             {"ana_titre", "1:320", "320 (set:ana_titre)"},
             {"lupus", "true", "true (set:lupus)"},
             {"lupus", "no", "false (set:lupus)"},
             {"stage", "late", "late (set:stage)"},
             {"transplant", "2019-03", "2019-03 (set:transplant)"},
             {"patient_age", "54 years", "54 years (set:patient_age)"},
             {"patient_age", "18 months", "1 year (set:patient_age)"},
             {"patient_age", "3 weeks", "0 years (set:patient_age)"},
             {"lesion", "true", "instances (set:lesion)"},
         })
        EXPECT_EQ(after_setting(row.name, row.text), row.expected) << row.name << "=" << row.text;
}

TEST(SetFinding, SaysWhatIsWrong) {
    for (const SetRow& row : std::vector<SetRow>{
             {"calcuim", "9", "there is no finding `calcuim`: did you mean `calcium`?"},
             {"x", "9", "there is no finding `x`"},
             {"titre", "9", "there is no finding `titre`; with this word in their name there are `ana_titre`"},
             {"calcium", "9.7",
              "`9.7` for `calcium`: write the number with its unit; `calcium` is measured in `mg/dL`"},
             {"calcium", "9.7 cm",
              "`9.7 cm` for `calcium`: that is not a unit of it; `calcium` is measured in `mg/dL`"},
             {"calcium", "970 mg/dL", "`970 mg/dL` for `calcium`: outside the plausible range, so it decides nothing"},
             {"calcium", "much",
              "`much` for `calcium`: it is a number with its unit, such as `1 mg/dL`, or `high`, `low`, `normal`, "
              "`positive`, `negative`, `unknown`"},
             {"lupus", "maybe", "`maybe` for `lupus`: it is `true`, `false` or `unknown`"},
             {"stage", "middle", "`middle` for `stage`: it is one of `early`, `late`"},
             {"transplant", "2024-02-30",
              "`2024-02-30` for `transplant`: it is a date, such as `2024-05-01`, `2024-05` or `2024`"},
             {"patient_age", "54", "`54` for `patient_age`: an age needs its unit, such as `54 years`"},
             {"lesion", "leg",
              "`lesion` holds instances: set a field, such as `lesion[0].painful=...`, or `lesion=false` "
              "when there is none"},
             {"lesion[0].panful", "true", "`lesion` has no field `panful`: did you mean `painful`?"},
             {"lesion[0].weather", "true",
              "`lesion` has no field `weather`; its fields are `painful`, `site`, `seen`, `nodule`"},
             {"lesion[1].painful", "true", "`lesion[1]` does not follow on: the next one is `lesion[0]`"},
             {"lesion[0].site", "kneee", "the pack declares no site `kneee`: did you mean `knee`?"},
             {"lupus.site", "knee", "`lupus` has no fields and no numbers: set it by its name alone"},
             {"lesion[x].site", "knee", "`lesion[x].site` is no name of a finding, such as `lesion[0].site`"},
         })
        EXPECT_EQ(after_setting(row.name, row.text), row.expected);
}

TEST(SetFinding, CreatesInstancesOneByOne) {
    Findings findings = nothing();
    EXPECT_FALSE(set_finding(findings, catalogue(), "lesion[0].painful", "true"));
    EXPECT_FALSE(set_finding(findings, catalogue(), "lesion.site", "Knee"));
    EXPECT_FALSE(set_finding(findings, catalogue(), "lesion[1].site", "hand"));
    const FindingState& set = state(findings, "lesion");
    ASSERT_EQ(set.instances.size(), 2U);
    EXPECT_EQ(set.instances[0].fields[0].used, "true");
    EXPECT_EQ(set.instances[0].fields[1].used, "knee");
    EXPECT_EQ(set.instances[0].fields[1].source, "set:lesion[0].site");
    EXPECT_EQ(set.instances[1].fields[0].why, WhyUnknown::missing);
}

TEST(SetFinding, FalseOfInstancesMeansThatThereIsNone) {
    Findings findings = nothing();
    EXPECT_FALSE(set_finding(findings, catalogue(), "lesion", "false"));
    EXPECT_TRUE(state(findings, "lesion").instances_complete);
}

TEST(SetFinding, FlagsJudge) {
    Findings findings = nothing();
    EXPECT_FALSE(set_finding(findings, catalogue(), "calcium", "high"));
    EXPECT_EQ(judged(state(findings, "calcium")), "Hln??");
    EXPECT_FALSE(set_finding(findings, catalogue(), "ana_titre", "positive"));
    EXPECT_EQ(judged(state(findings, "ana_titre")), "???Pm");
}

TEST(SetFinding, RangesFollowTheAgeInWhicheverOrderItIsSet) {
    Findings findings = nothing();
    EXPECT_FALSE(set_finding(findings, catalogue(), "calcium", "11 mg/dL"));
    EXPECT_EQ(judged(state(findings, "calcium")), "?????");
    EXPECT_FALSE(set_finding(findings, catalogue(), "patient_age", "54 years"));
    EXPECT_EQ(judged(state(findings, "calcium")), "Hln??");
    EXPECT_FALSE(set_finding(findings, catalogue(), "patient_age", "6 months"));
    EXPECT_EQ(judged(state(findings, "calcium")), "hlN??");
    EXPECT_FALSE(set_finding(findings, catalogue(), "calcium", "12 mg/dL"));
    EXPECT_EQ(judged(state(findings, "calcium")), "Hln??");
}

TEST(SetFinding, RangesFollowTheSex) {
    Findings findings = nothing();
    EXPECT_FALSE(set_finding(findings, catalogue(), "patient_age", "30 years"));
    EXPECT_FALSE(set_finding(findings, catalogue(), "hemoglobin", "13 g/dL"));
    EXPECT_EQ(judged(state(findings, "hemoglobin")), "h????");
    EXPECT_FALSE(set_finding(findings, catalogue(), "sex", "male"));
    EXPECT_EQ(judged(state(findings, "hemoglobin")), "hLn??");
}

TEST(SetFinding, AnErrorChangesNothing) {
    Findings findings = nothing();
    EXPECT_FALSE(set_finding(findings, catalogue(), "calcium", "9.7 mg/dL"));
    EXPECT_TRUE(set_finding(findings, catalogue(), "calcium", "9.7"));
    EXPECT_EQ(summary(state(findings, "calcium")), "9.7 mg/dL");
}

TEST(SetFinding, TakesAHundredInstancesAtMost) {
    Findings findings = nothing();
    for (int i = 0; i < 100; ++i)
        ASSERT_FALSE(set_finding(findings, catalogue(), "lesion[" + std::to_string(i) + "]", "true")) << i;
    const auto error = set_finding(findings, catalogue(), "lesion[100]", "true");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->message, "`lesion` has 100 already: no more are set by hand");
}

} // namespace
} // namespace apatite
