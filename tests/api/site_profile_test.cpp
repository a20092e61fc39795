// A pack at a site: what of the profile reaches an answer.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/render.h"
#include "apatite/session.h"
#include "apatite/site_profile.h"
#include "support/golden.h"

namespace apatite {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string project = APATITE_SOURCE_DIR;

CompiledPack small_pack() { return load_pack(project + "/tests/cli/pack").value(); }

const std::string profile = "id: st-elsewhere\ntitle: St. Elsewhere\nsystems: { lab: urn:lab }\n"
                            "codes: { lab: { CA: { loinc: [17861-6] } } }\nunits: { lab: { CA: mmol/L } }\n"
                            "switched-off: [{ rule: dystrophic.lupus, because: Not here. }]\n"
                            "actions: { hypercalcaemia: Bleep 1234. }\n";

AnswerOptions on_day() {
    AnswerOptions options;
    options.as_of = "2024-06-01";
    return options;
}

const std::string local_calcium =
    R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p"}},
        {"resource":{"resourceType":"Observation","id":"ca","status":"final","subject":{"reference":"Patient/p"},
        "code":{"coding":[{"system":"urn:lab","code":"CA"}]},"effectiveDateTime":"2024-05-30",
        "valueQuantity":{"value":3.9}}}]})";

TEST(SiteProfile, ReachesTheAnswerTheReportAndTheJson) {
    const Result<CompiledPack> here = with_site_profile(small_pack(), profile);
    ASSERT_TRUE(here.ok()) << here.error().message;
    const Result<Assessment> answer = here->assess_bundle(local_calcium, on_day());
    ASSERT_TRUE(answer.ok()) << answer.error().message;
    ASSERT_EQ(answer->alerts.size(), 1U); // 15.6 mg/dL
    EXPECT_EQ(answer->alerts[0].facts[0].by_profile,
              "`urn:lab CA` read as `loinc 17861-6` by the site profile; unit `mmol/L` by the site profile");
    EXPECT_THAT(answer->alerts[0].action, HasSubstr("Here: Bleep 1234."));
    const std::string text = to_text(*answer), json = to_json(*answer);
    EXPECT_THAT(text, HasSubstr("unit `mmol/L` by the site profile"));
    EXPECT_THAT(text, HasSubstr("SWITCHED OFF BY THE SITE PROFILE"));
    EXPECT_THAT(text, HasSubstr("rule dystrophic.lupus: Not here."));
    EXPECT_THAT(text, HasSubstr("Site profile: St. Elsewhere (" + answer->site_profile->hash.substr(0, 12) + ")"));
    EXPECT_THAT(json, HasSubstr("\"siteProfile\": {"));
    EXPECT_THAT(json, HasSubstr("\"hash\": \"" + answer->site_profile->hash));
    EXPECT_THAT(json, HasSubstr("\"byProfile\": \"`urn:lab CA`"));
    for (const std::string& other :
         {next_to_text(*answer), next_to_json(*answer), why_not_to_text(*answer, "dystrophic"),
          why_not_to_json(*answer, "dystrophic"), to_fhir(*answer)})
        EXPECT_THAT(other, HasSubstr(answer->site_profile->hash.substr(0, 12)));
}

TEST(SiteProfile, WithoutItTheSameRecordDecidesNothing) {
    const Result<Assessment> answer = small_pack().assess_bundle(local_calcium, on_day());
    ASSERT_TRUE(answer.ok());
    EXPECT_TRUE(answer->alerts.empty());
    EXPECT_FALSE(answer->site_profile);
    EXPECT_THAT(to_json(*answer), Not(HasSubstr("rofile")));
}

TEST(SiteProfile, WhatIsSwitchedOffDecidesNothing) {
    const Result<CompiledPack> here = with_site_profile(small_pack(), profile);
    ASSERT_TRUE(here.ok());
    AnswerOptions options = on_day();
    options.set = {{"lupus", "true"}};
    EXPECT_EQ(small_pack().assess_findings(options)->answer.id, "dystrophic");
    EXPECT_EQ(here->assess_findings(options)->answer.id, "");
}

TEST(SiteProfile, ASessionAnswersTheSame) {
    const Result<CompiledPack> here = with_site_profile(small_pack(), profile);
    ASSERT_TRUE(here.ok());
    Result<Session> session = Session::start(*here, on_day(), local_calcium);
    ASSERT_TRUE(session.ok());
    EXPECT_EQ(to_json(session.value().assessment()), to_json(*here->assess_bundle(local_calcium, on_day())));
}

TEST(SiteProfile, ItsCodesAreAskedForToo) {
    const Result<CompiledPack> here = with_site_profile(small_pack(), profile);
    ASSERT_TRUE(here.ok());
    const std::vector<FindingInfo> findings = here->findings();
    const auto calcium = std::ranges::find(findings, "calcium", &FindingInfo::id);
    ASSERT_NE(calcium, findings.end());
    EXPECT_EQ(calcium->codes.back(), (CodeRef{"urn:lab", "CA"}));
}

TEST(SiteProfile, ErrorsNameWhatIsWrong) {
    struct Row {
        Result<CompiledPack> pack;
        std::string code, message;
    };
    const Result<CompiledPack> here = with_site_profile(small_pack(), profile);
    ASSERT_TRUE(here.ok());
    const std::vector<Row> rows = {
        {with_site_profile(small_pack(), "id: a"), "site-profile-broken", "a site profile needs `title`"},
        {with_site_profile(*here, profile), "site-profile-twice", "st-elsewhere"},
        {with_site_profile_file(small_pack(), "nowhere.yaml"), "site-profile-file", "nowhere.yaml"}};
    for (const Row& row : rows) {
        ASSERT_FALSE(row.pack.ok()) << row.code;
        EXPECT_EQ(row.pack.error().code, row.code);
        EXPECT_THAT(row.pack.error().message, HasSubstr(row.message));
    }
}

// docs/site.md says that this is a profile that the built-in pack takes without a word.
TEST(SiteProfile, TheExampleIsClean) {
    const Result<CompiledPack> pack = builtin_pack();
    ASSERT_TRUE(pack.ok());
    const Result<Diagnostics> all = check_site_profile(*pack, project + "/examples/site/st-elsewhere.yaml");
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(to_text(*all), "");
    EXPECT_THAT(test::read_file("docs/site.md"), HasSubstr(test::read_file("examples/site/st-elsewhere.yaml")));
}

} // namespace
} // namespace apatite
