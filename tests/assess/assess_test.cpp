// Whole assessments of small packs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "assess/assess.h"
#include "graph/pack_builder.h"

namespace apatite {
namespace {

using ::testing::ElementsAre;
using testing::Given;
using ::testing::IsEmpty;
using testing::PackBuilder;

Assessment assessed(const PackBuilder& pack, const Given& given) {
    const auto graph = pack.graph();
    return assess(*graph, testing::patient(*graph, given));
}

template <typename Items>
std::vector<std::string> ids(const Items& items) {
    std::vector<std::string> result;
    for (const auto& each : items) {
        if constexpr (requires { each.id; })
            result.push_back(each.id);
        else if constexpr (requires { each.rule; })
            result.push_back(each.rule);
        else
            result.push_back(each.finding);
    }
    return result;
}

PackBuilder kidney() {
    PackBuilder pack;
    pack.boolean("dialysis").boolean("lupus").boolean("ulcer").boolean("sudden_pain").boolean("warfarin");
    pack.quantity("phosphate", "mg/dL", "0.3 mg/dL .. 30 mg/dL").quantity("calcium", "mg/dL", "2 mg/dL .. 25 mg/dL");
    pack.hypothesis("metastatic")
        .cause("end_stage_renal_disease", "dialysis")
        .cause("other", "phosphate > 4.5 'mg/dL'");
    pack.hypothesis("dystrophic");
    pack.rule("metastatic.phosphate", "phosphate > 4.5 'mg/dL' and dialysis", {"+++metastatic"}, "mineral");
    pack.rule("metastatic.dialysis", "dialysis", {"+metastatic", "-dystrophic"}, "mineral");
    pack.rule("dystrophic.lupus", "lupus", {"+++dystrophic"});
    pack.alert("calciphylaxis", "ulcer and dialysis", "ulcer and dialysis and sudden_pain");
    pack.alert("hypercalcaemia", "calcium > 10.5 'mg/dL'", "calcium > 14 'mg/dL'", Urgency::urgent);
    pack.workup("calcium_test", "dialysis", {"calcium"}, "warfarin");
    pack.management("binder", "dialysis", "warfarin");
    return pack;
}

TEST(Assess, NamesTheFirstAnswerAndWhy) {
    const Assessment result = assessed(kidney(), {{"dialysis", "true"}, {"phosphate", "9.7 mg/dL"}});
    EXPECT_EQ(result.answer.state, "likely");
    EXPECT_EQ(result.answer.id, "metastatic");
    EXPECT_EQ(result.answer.cause, "end_stage_renal_disease");
    EXPECT_EQ(result.answer.urgency, "routine");
    const Hypothesis& first = result.differential[0];
    EXPECT_EQ(first.score, 4);
    EXPECT_THAT(ids(first.supporting), ElementsAre("metastatic.phosphate", "metastatic.dialysis"));
    EXPECT_TRUE(first.supporting[0].counted);
    EXPECT_FALSE(first.supporting[1].counted);
    EXPECT_THAT(ids(first.supporting[0].facts), ElementsAre("dialysis", "phosphate"));
    EXPECT_THAT(ids(first.causes), ElementsAre("end_stage_renal_disease", "other"));
    EXPECT_EQ(first.supporting[0].facts[1].sent, "9.7 mg/dL");
    EXPECT_THAT(first.enough, ElementsAre("dialysis", "phosphate"));
    // Dystrophic with lupus has 4 - 1 points, and metastatic keeps its 4: nothing unknown changes the answer.
    EXPECT_TRUE(first.settled);
    EXPECT_THAT(first.overturn, IsEmpty());
}

TEST(Assess, TellsWhatEachUndecidedRuleWaitsFor) {
    const Assessment result = assessed(kidney(), {{"dialysis", "true"}});
    const Hypothesis& first = result.differential[0];
    EXPECT_EQ(result.answer.state, "cannot-tell");
    EXPECT_EQ(result.answer.id, "metastatic");
    EXPECT_THAT(ids(first.undecided), ElementsAre("metastatic.phosphate"));
    EXPECT_THAT(ids(first.undecided[0].missing), ElementsAre("phosphate"));
    EXPECT_EQ(first.undecided[0].missing[0].why, "missing");
}

TEST(Assess, NobodyHasNoAnswer) {
    const Assessment result = assessed(kidney(), {});
    EXPECT_EQ(result.answer.state, "cannot-tell");
    EXPECT_EQ(result.answer.id, "");
    EXPECT_THAT(result.alerts, IsEmpty());
    EXPECT_THAT(result.not_ruled_out, IsEmpty());
    EXPECT_THAT(result.differential[0].enough, IsEmpty());
}

TEST(Assess, AlertsWhatIsUrgentAndWhatIsNotRuledOut) {
    const Given ulcer{{"dialysis", "true"}, {"ulcer", "true"}};
    const Assessment open = assessed(kidney(), ulcer);
    EXPECT_THAT(ids(open.not_ruled_out), ElementsAre("calciphylaxis"));
    EXPECT_THAT(ids(open.not_ruled_out[0].missing), ElementsAre("sudden_pain"));
    EXPECT_EQ(open.answer.urgency, "routine");

    Given pain = ulcer;
    pain.emplace_back("sudden_pain", "true");
    const Assessment alert = assessed(kidney(), pain);
    EXPECT_THAT(ids(alert.alerts), ElementsAre("calciphylaxis"));
    EXPECT_EQ(alert.answer.urgency, "emergency");
    EXPECT_THAT(ids(alert.alerts[0].facts), ElementsAre("dialysis", "ulcer", "sudden_pain"));

    pain.back().second = "false";
    EXPECT_THAT(assessed(kidney(), pain).not_ruled_out, IsEmpty());
    pain.back().second = "presumed false";
    EXPECT_THAT(ids(assessed(kidney(), pain).not_ruled_out), ElementsAre("calciphylaxis"));
}

// A calcium of 14.5 without a unit is not an emergency silently dropped.
TEST(Assess, AValueWithoutAUnitIsVerified) {
    const PackBuilder pack = kidney();
    const auto graph = pack.graph();
    Findings findings = testing::patient(*graph, {});
    FindingState& calcium = findings.states[testing::index_of(*pack.pack, "calcium")];
    calcium.why = WhyUnknown::no_unit;
    calcium.sent = "14.5";
    calcium.possible = *pack.pack->catalogue.find("calcium")->plausible;
    const Assessment result = assess(*graph, findings);
    ASSERT_THAT(ids(result.not_ruled_out), ElementsAre("hypercalcaemia"));
    EXPECT_THAT(result.not_ruled_out[0].action, ::testing::StartsWith("Verify now: calcium was sent as `14.5`"));
    EXPECT_EQ(result.not_ruled_out[0].missing[0].why, "no-unit");
    calcium.why = WhyUnknown::masked;
    EXPECT_THAT(assess(*graph, findings).not_ruled_out, IsEmpty());
}

TEST(Assess, WorkupHasOneOfFiveStates) {
    const auto state = [](const Given& given) { return assessed(kidney(), given).workup.at(0).state; };
    EXPECT_EQ(state({{"dialysis", "true"}, {"warfarin", "false"}}), "suggested");
    EXPECT_EQ(state({{"dialysis", "true"}, {"warfarin", "true"}}), "unsafe");
    EXPECT_EQ(state({{"dialysis", "true"}}), "cannot-check");
    EXPECT_EQ(state({{"dialysis", "true"}, {"warfarin", "presumed false"}}), "cannot-check");
    EXPECT_EQ(state({{"dialysis", "true"}, {"calcium", "9 mg/dL"}}), "done");
    EXPECT_THAT(assessed(kidney(), {{"dialysis", "false"}}).workup, IsEmpty());

    const PackBuilder pack = kidney();
    const auto graph = pack.graph();
    Findings ordered = testing::patient(*graph, {{"dialysis", "true"}});
    Fact order;
    order.kind = FactKind::order;
    order.codes = {{"http://loinc.org", "1-1"}};
    ordered.orders.push_back(order);
    EXPECT_EQ(assess(*graph, ordered).workup.at(0).state, "ordered");
}

TEST(Assess, OnlyFirmKnowledgeClearsACaution) {
    const auto state = [](const Given& given) { return assessed(kidney(), given).management.at(0).cautions.at(0); };
    EXPECT_EQ(state({{"dialysis", "true"}, {"warfarin", "true"}}).state, "applies");
    EXPECT_EQ(state({{"dialysis", "true"}, {"warfarin", "false"}}).state, "clear");
    const CautionState presumed = state({{"dialysis", "true"}, {"warfarin", "presumed false"}});
    EXPECT_EQ(presumed.state, "cannot-check");
    EXPECT_THAT(ids(presumed.missing), ElementsAre("warfarin"));
}

TEST(Assess, ConflictIsPossibleWithANotice) {
    PackBuilder pack;
    pack.boolean("a").boolean("b").hypothesis("h").rule("yes", "a", {"!h"}).rule("no", "b", {"x h"});
    const Assessment result = assessed(pack, {{"a", "true"}, {"b", "true"}});
    EXPECT_EQ(result.differential[0].status, Status::possible);
    ASSERT_EQ(result.notices.size(), 1U);
    EXPECT_EQ(result.notices[0].code, "conflict");
    EXPECT_THAT(result.notices[0].message, ::testing::HasSubstr("established by `yes` and excluded by `no`"));
}

TEST(Assess, OverturnsWithTheFewestFindings) {
    const Assessment weak = assessed(kidney(), {{"dialysis", "true"}});
    ASSERT_EQ(weak.differential[0].overturn.size(), 1U);
    EXPECT_FALSE(weak.differential[0].overturn[0].if_wrong);
    EXPECT_THAT(ids(weak.differential[0].overturn[0].changes), ElementsAre("lupus"));
    EXPECT_EQ(weak.differential[0].overturn[0].changes[0].value, "true");
    EXPECT_EQ(weak.differential[0].overturn[0].first, "dystrophic");
}

TEST(Assess, OverturnsIfAFactWereWrong) {
    const Assessment result = assessed(kidney(), {{"dialysis", "true"}, {"phosphate", "9.7 mg/dL"}, {"lupus", "true"}});
    const auto& overturns = result.differential[0].overturn;
    ASSERT_EQ(overturns.size(), 2U);
    for (const Overturn& each : overturns) EXPECT_TRUE(each.if_wrong);
    EXPECT_THAT(ids(overturns[0].changes), ElementsAre("dialysis"));
    EXPECT_THAT(ids(overturns[1].changes), ElementsAre("phosphate"));
    EXPECT_EQ(overturns[1].changes[0].value, "2 mg/dL");
}

TEST(Assess, AsksWhatCanChangeSomething) {
    const Assessment result = assessed(kidney(), {{"dialysis", "true"}, {"ulcer", "true"}});
    ASSERT_FALSE(result.next.empty());
    EXPECT_EQ(result.next[0].finding, "sudden_pain") << "an alert that is not ruled out counts before a rank";
    PackBuilder fixed = kidney();
    for (auto& finding : fixed.pack->catalogue.findings) finding.fixed = true;
    EXPECT_THAT(assessed(fixed, {{"dialysis", "true"}}).next, IsEmpty());
    const Assessment refused = assessed(kidney(), {{"dialysis", "true"}, {"phosphate", "unknown"}});
    EXPECT_THAT(ids(refused.next), ::testing::Not(::testing::Contains("phosphate")));
}

TEST(Assess, NeverAsksForWhatIsUnsafe) {
    const Given safe{{"dialysis", "true"}, {"warfarin", "false"}}, unsafe{{"dialysis", "true"}, {"warfarin", "true"}};
    EXPECT_THAT(ids(assessed(kidney(), safe).next), ::testing::Contains("calcium"));
    EXPECT_THAT(ids(assessed(kidney(), unsafe).next), ::testing::Not(::testing::Contains("calcium")));
}

TEST(Assess, NamesFieldsOfInstances) {
    PackBuilder pack;
    pack.instances("lesion", {"painful:boolean", "hard:boolean"}).hypothesis("h");
    pack.rule("r", "lesion.painful and lesion.hard", {"+++h"}, {}, {"lesion"});
    const Assessment yes =
        assessed(pack, {{"lesion[0].painful", "false"}, {"lesion[1].painful", "true"}, {"lesion[1].hard", "true"}});
    EXPECT_THAT(ids(yes.differential[0].supporting.at(0).facts), ElementsAre("lesion[1].painful", "lesion[1].hard"));
    EXPECT_EQ(yes.differential[0].supporting[0].facts[0].label, "lesion 2: painful");
    const Assessment open = assessed(pack, {{"lesion[0].painful", "true"}});
    EXPECT_THAT(ids(open.differential[0].undecided.at(0).missing), ElementsAre("lesion", "lesion[0].hard"));
}

TEST(Assess, CitesInOrder) {
    PackBuilder pack;
    pack.boolean("a").hypothesis("h").rule("r", "a", {"+h"}).rule("s", "not a", {"+h"});
    pack.pack->rules[0].evidence = {"zeta", "alpha"};
    pack.pack->rules[1].evidence = {"unused"};
    for (const char* key : {"alpha", "unused", "zeta"}) pack.pack->references[key] = {key, "cite", "url", ""};
    EXPECT_THAT(ids(assessed(pack, {{"a", "true"}}).references), ElementsAre("alpha", "zeta"));
}

} // namespace
} // namespace apatite
