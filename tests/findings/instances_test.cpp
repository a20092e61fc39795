#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "findings/fixture.h"

namespace apatite {
namespace {

using namespace testing_findings;

Fact skin_lesion(std::string source, std::string site = "", std::string text = "") {
    Fact made = fact(FactKind::observation, std::move(source), snomed("95324001"));
    made.date = date("2024-05-01");
    if (!site.empty()) made.sites = {{"urn:apatite:site", std::move(site)}};
    made.value_text = std::move(text);
    return made;
}

Fact painful(bool value, std::vector<std::string> focus) {
    Fact made = fact(FactKind::observation, "Observation/pain", of_finding("lesion_painful"));
    made.date = date("2024-05-01");
    made.boolean = value;
    made.focus = std::move(focus);
    return made;
}

// `a: true, leg; b: ...` of every instance: pain, site, day seen, nodule.
std::string described(const Findings& findings) {
    std::string text;
    for (const Instance& instance : state(findings, "lesion").instances) {
        text += (text.empty() ? "" : " | ") + instance.source;
        for (const FindingState& field : instance.fields) text += ", " + (field.known() ? field.used : "?");
    }
    return text;
}
std::string described(std::vector<Fact> facts) { return described(select(record(std::move(facts)))); }

TEST(Instances, EachHasItsOwnFields) {
    EXPECT_EQ(described({skin_lesion("Observation/a", "knee"), skin_lesion("Observation/b", "hand", "Hard nodule"),
                         painful(true, {"Observation/b"})}),
              "Observation/a, ?, knee, 2024-05-01, ? | Observation/b, true, hand, 2024-05-01, true");
}

TEST(Instances, WithoutFocusOnlyTheOnlyOneIsMeant) {
    EXPECT_EQ(described({skin_lesion("Observation/a", "leg"), painful(true, {})}),
              "Observation/a, true, leg, 2024-05-01, ?");
    const Findings two =
        select(record({skin_lesion("Observation/a"), skin_lesion("Observation/b"), painful(true, {})}));
    EXPECT_EQ(described(two), "Observation/a, ?, ?, 2024-05-01, ? | Observation/b, ?, ?, 2024-05-01, ?");
    EXPECT_THAT(notice_codes(two), testing::ElementsAre("no-focus"));
}

TEST(Instances, OfSeveralPlacesStandOnceForEach) {
    Fact both = skin_lesion("Observation/a", "leg");
    both.sites.push_back({"urn:apatite:site", "hand"});
    const std::string text = described({both, painful(true, {})});
    EXPECT_THAT(text, testing::HasSubstr("Observation/a, true, leg, 2024-05-01, ?"));
    EXPECT_THAT(text, testing::HasSubstr("Observation/a, true, hand, 2024-05-01, ?"));
}

TEST(Instances, AreImpliedByWhatIsSaidOfThem) {
    EXPECT_EQ(described({painful(true, {})}), ", true, ?, ?, ?");
    EXPECT_EQ(described({painful(true, {"Observation/not-sent"})}), "Observation/not-sent, true, ?, ?, ?");
    EXPECT_EQ(described({painful(false, {})}), "");
}

TEST(Instances, SentTwiceAreOne) {
    EXPECT_EQ(described({skin_lesion("Observation/a", "leg"), skin_lesion("Observation/a", "leg")}),
              "Observation/a, ?, leg, 2024-05-01, ?");
}

TEST(Instances, AreCompleteOnlyWhenTheInputSaysSo) {
    const FindingState open = state(select(record({})), "lesion");
    EXPECT_EQ(open.why, WhyUnknown::missing);
    EXPECT_FALSE(open.instances_complete);
    const FindingState complete = state(select(record({}), {"lesions"}), "lesion");
    EXPECT_TRUE(complete.instances_complete);
    EXPECT_EQ(complete.provenance, Provenance::presumed);
}

TEST(Instances, DeniedAreNone) {
    Fact none = skin_lesion("Observation/a");
    none.boolean = false;
    const FindingState denied = state(select(record({none})), "lesion");
    EXPECT_TRUE(denied.instances.empty());
    EXPECT_TRUE(denied.instances_complete);
    EXPECT_EQ(denied.provenance, Provenance::observed);
}

TEST(Sites, TakeTheNarrowestOfSeveral) {
    const FindingIndex index{catalogue()};
    const auto of = [](std::string id) { return Code{"urn:apatite:site", std::move(id)}; };
    EXPECT_EQ(index.site({of("leg"), of("knee")}, ""), "knee");
    EXPECT_EQ(index.site({of("hand"), of("knee")}, ""), std::nullopt);
    EXPECT_EQ(index.site({}, "Knee"), "knee");
    EXPECT_EQ(index.site({}, "left knee"), std::nullopt);
    using Sites = std::vector<std::string_view>;
    EXPECT_EQ(index.sites({{"urn:other", "leg"}, of("knee")}, ""), Sites{"knee"});
    EXPECT_EQ(index.sites({of("knee"), of("knee")}, ""), Sites{"knee"});
    EXPECT_EQ(index.sites({}, "Knee"), Sites{"knee"});
    EXPECT_EQ(index.sites({}, "left knee"), Sites{});
}

} // namespace
} // namespace apatite
