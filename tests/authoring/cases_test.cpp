// `apatite test`: what a case can expect, and what it says when it is wrong.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/authoring.h"
#include "authoring/pack_watch.h"
#include "bench.h"

namespace {

using namespace apatite;
using apatite::test::anaemia;
using apatite::test::PackCopy;
using testing::Contains;
using testing::HasSubstr;

CaseReport report_of(const std::filesystem::path& folder, const TestOptions& options = {}) {
    Result<CaseReport> report = test_pack(folder, options);
    EXPECT_TRUE(report.ok()) << report.error().message;
    return report.ok() ? std::move(report).value() : CaseReport{};
}

TEST(Cases, AllPassInTheAnaemiaPack) {
    const CaseReport report = report_of(anaemia());
    EXPECT_EQ(report.cases.size(), 22U);
    EXPECT_EQ(report.failed(), 0U) << to_text(report);
}

TEST(Cases, TheFilterLooksAtIdAndFile) {
    EXPECT_EQ(report_of(anaemia(), {"overload"}).cases.size(), 2U);
    const CaseReport bleeding = report_of(anaemia(), {"bleeding.yaml"});
    EXPECT_EQ(bleeding.cases.size(), 11U);
    EXPECT_EQ(bleeding.left_out, 11U);
}

// One wrong expectation a row: what it says, and one of its reasons.
struct Wrong {
    std::string given, expect;
    std::string key, expected, got, reason;

    friend void PrintTo(const Wrong& row, std::ostream* out) { *out << row.given << " | " << row.expect; }
};

class WrongExpectation : public testing::TestWithParam<Wrong> {};

TEST_P(WrongExpectation, ShowsTheSmallestPartAndWhy) {
    const Wrong& row = GetParam();
    const PackCopy pack;
    pack.only_cases("- { id: x, given: { " + row.given + " }, expect: { " + row.expect + " } }\n");
    const CaseReport report = report_of(pack.folder());
    ASSERT_EQ(report.cases.size(), 1U);
    ASSERT_EQ(report.cases[0].differences.size(), 1U) << to_text(report);
    const CaseDifference& difference = report.cases[0].differences[0];
    EXPECT_EQ(difference.key, row.key);
    EXPECT_EQ(difference.expected, row.expected);
    EXPECT_EQ(difference.got, row.got);
    EXPECT_THAT(difference.why, Contains(HasSubstr(row.reason))) << to_text(report);
}

INSTANTIATE_TEST_SUITE_P(
    Keys, WrongExpectation,
    testing::Values(
        Wrong{"vegan: true", "first: blood_loss", "first", "blood_loss", "iron_lack",
              "+ iron.diet (weak) vegan is true"},
        Wrong{"vegan: true", "status: likely", "status", "likely", "possible", "iron_lack is possible with 1 point"},
        Wrong{"vegan: true", "not-first: [iron_lack]", "not-first", "not iron_lack", "iron_lack", "iron.diet"},
        Wrong{"vegan: true", "state: likely", "state", "likely", "cannot-tell",
              "iron.low-ferritin (strong) for want of"},
        Wrong{"haemoglobin: 9 g/dL, ferritin: 3 ug/L", "absent: [iron_lack]", "absent",
              "iron_lack neither likely nor established", "likely", "iron.low-ferritin (strong)"},
        Wrong{"vegan: true", "likely: [iron_lack]", "likely", "iron_lack likely", "possible",
              "+ iron.diet (weak) vegan is true"},
        Wrong{"vegan: true", "possible: [blood_loss]", "possible", "blood_loss possible", "not-assessed",
              "blood_loss is not-assessed"},
        Wrong{"collapse: true", "alerts: [shock]", "alerts", "shock", "not raised",
              "`haemoglobin < 7 'g/dL'` is unknown for want of haemoglobin (missing)"},
        Wrong{"collapse: true, haemoglobin: 8 g/dL", "alerts: [shock]", "alerts", "shock", "not raised",
              "`haemoglobin < 7 'g/dL'` is false as haemoglobin is 8 g/dL"},
        Wrong{"collapse: true, haemoglobin: 6 g/dL", "no-alerts: [shock]", "no-alerts", "not shock", "raised",
              "`collapse` is true"},
        Wrong{"collapse: true, haemoglobin: 6 g/dL", "alerts: []", "alerts", "none", "shock", "`collapse` is true"},
        Wrong{"collapse: false", "not-ruled-out: [shock]", "not-ruled-out", "shock", "neither raised nor left open",
              "`collapse` is false"},
        Wrong{"haemoglobin: 14 g/dL", "workup: [ferritin_test]", "workup", "ferritin_test", "not called for",
              "`haemoglobin_deficit > 0 'g/dL'` is false"},
        Wrong{"haemoglobin: 9 g/dL", "workup: [ferritin_test/urgent]", "workup", "ferritin_test/urgent", "routine",
              "`haemoglobin < 8 'g/dL'` is false"},
        Wrong{"haemoglobin: 9 g/dL", "no-workup: [ferritin_test]", "no-workup", "not ferritin_test", "suggested",
              "`haemoglobin_deficit > 0 'g/dL'` is true"},
        Wrong{"ferritin: 3 ug/L", "management: [iron_tablets]", "management", "iron_tablets", "not brought up",
              "for want of haemoglobin"},
        Wrong{"haemoglobin: 9 g/dL, ferritin: 3 ug/L", "no-management: [iron_tablets]", "no-management",
              "not iron_tablets", "brought up", "`ferritin < 15.5 'ug/L'` is true"},
        Wrong{"haemoglobin: 9 g/dL, ferritin: 3 ug/L", "cautions-clear: [iron_tablets/overload]", "cautions-clear",
              "iron_tablets/overload", "cannot-check", "for want of haemochromatosis"},
        Wrong{"ferritin: 3 ug/L", "cautions-apply: [iron_tablets/overload]", "cautions-apply", "iron_tablets/overload",
              "the option is not brought up", "for want of haemoglobin"},
        Wrong{"vegan: true", "missing: [vegan]", "missing", "vegan", "nothing waits for it", "vegan is known"},
        Wrong{"haemoglobin: 9 g/dL", "true: [iron.low-ferritin]", "true", "iron.low-ferritin", "unknown",
              "`ferritin < 15.5 'ug/L'` is unknown for want of ferritin (missing)"},
        Wrong{"bleeding: false", "true: [heavy_gut_bleeding]", "true", "heavy_gut_bleeding", "false",
              "over bleeding"}));

TEST(Cases, ACaseThatCannotBeRunFails) {
    const PackCopy pack;
    pack.write("broken.fhir.json", "{}");
    pack.only_cases("{ id: x, bundle: broken.fhir.json, expect: { alerts: [] } }\n");
    const CaseReport report = report_of(pack.folder());
    ASSERT_EQ(report.failed(), 1U);
    EXPECT_THAT(report.cases[0].problem, HasSubstr("broken.fhir.json"));
    EXPECT_THAT(to_text(report), HasSubstr("cannot be run"));
}

TEST(Cases, AFolderThatIsNoPackIsAnError) {
    EXPECT_EQ(test_pack(anaemia() / "nowhere").error().code, "pack-folder");
    const PackCopy pack;
    pack.write("rules.yaml", "- id: [\n");
    EXPECT_EQ(test_pack(pack.folder()).error().code, "pack-broken");
}

// Names in expectations are checked like all others.
TEST(Cases, AnExpectationMustNameWhatThereIs) {
    for (const std::string wrong :
         {"cautions-apply: [iron_tablets/overlord]", "absent: [iron]", "workup: [ferritin_test/now]",
          "workup: [ferritin]", "not-first: [x]", "unlikely: [x]", "true: [haemoglobin_deficit]"}) {
        const PackCopy pack;
        pack.only_cases("{ id: x, given: {}, expect: { " + wrong + " } }\n");
        EXPECT_FALSE(test_pack(pack.folder()).ok()) << wrong;
    }
}

TEST(CaseReports, JUnitAndJsonTellTheSame) {
    const PackCopy pack;
    pack.only_cases("[{ id: a, given: { vegan: true }, expect: { status: likely } }, { id: b, given: {}, expect: { "
                    "alerts: [] } }]\n");
    const CaseReport report = report_of(pack.folder());
    const std::string junit = to_junit(report);
    EXPECT_THAT(junit, HasSubstr("tests=\"2\" failures=\"1\""));
    EXPECT_THAT(junit, HasSubstr("<failure message=\"status: expected likely, got possible\">"));
    EXPECT_THAT(junit, HasSubstr("name=\"b\""));
    EXPECT_EQ(junit.find("`haemoglobin_deficit > 0"), std::string::npos) << "`>` is not escaped";
    const std::string json = to_json(report);
    EXPECT_THAT(json, HasSubstr("\"passed\": 1"));
    EXPECT_THAT(json, HasSubstr("\"failed\": 1"));
    EXPECT_THAT(json, HasSubstr("\"expected\": \"likely\""));
}

TEST(PackWatch, SeesChangesAdditionsAndRemovals) {
    const PackCopy pack;
    PackWatch watch(pack.folder());
    EXPECT_FALSE(watch.has_changed());
    pack.write("rules.yaml", pack.read("rules.yaml") + "\n");
    EXPECT_TRUE(watch.has_changed());
    EXPECT_FALSE(watch.has_changed());
    pack.write("cases/new.yaml", "given: {}\n");
    EXPECT_TRUE(watch.has_changed());
    std::filesystem::remove(pack.folder() / "cases/new.yaml");
    EXPECT_TRUE(watch.has_changed());
    pack.write(".hidden", "x");
    EXPECT_FALSE(watch.has_changed());
}

} // namespace
