// The bare answer is that of the whole assessment, on random packs and one random patient after another.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/assess.h"
#include "assess/outcome.h"
#include "random_pack.h"

namespace apatite {
namespace {

using ::testing::ElementsAre;
using testing::PackBuilder;
using testing::Random;

std::vector<std::string> ids(const std::vector<Alert>& alerts) {
    std::vector<std::string> all;
    for (const Alert& alert : alerts) all.push_back(alert.id);
    return all;
}

std::vector<std::string> ids(const Pack& pack, const std::vector<std::uint32_t>& alerts) {
    std::vector<std::string> all;
    for (const std::uint32_t alert : alerts) all.push_back(pack.alerts[alert].id);
    return all;
}

std::vector<std::string> missing_of(const std::vector<Alert>& not_ruled_out) {
    std::vector<std::string> all;
    for (const Alert& alert : not_ruled_out)
        for (const MissingFinding& each : alert.missing)
            if (std::ranges::find(all, each.finding) == all.end()) all.push_back(each.finding);
    return all;
}

RC_GTEST_PROP(Outcome, IsThatOfTheWholeAssessment, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder builder = testing::random_rules_and_alerts(random);
    const auto graph = builder.graph();
    const Pack& pack = *builder.pack;
    Evaluation evaluation(*graph);
    Outcome outcome;
    for (int i = 0; i < 20; ++i) {
        const Findings findings = testing::random_patient(random, pack);
        evaluation.run_answer(findings);
        find_outcome(evaluation, findings, outcome);
        const Assessment whole = assess(*graph, findings, {.next = false, .enough = false, .overturn = false});
        RC_ASSERT(outcome.order.size() == whole.differential.size());
        for (std::size_t place = 0; place < outcome.order.size(); ++place) {
            const std::size_t h = outcome.order[place];
            const Hypothesis& expected = whole.differential[place];
            RC_ASSERT(pack.hypotheses[h].id == expected.id);
            RC_ASSERT(outcome.standings[h].status == expected.status);
            RC_ASSERT(outcome.standings[h].score == expected.score);
            std::vector<std::string> speaking, expected_speaking;
            for (const Effect* effect : holding_effects(evaluation, h))
                if (speaks_for(effect->kind)) speaking.push_back(pack.rules[effect->rule].id);
            for (const RuleTrace& rule : expected.supporting) expected_speaking.push_back(rule.rule);
            RC_ASSERT(speaking == expected_speaking);
        }
        RC_ASSERT(outcome.state == whole.answer.state);
        RC_ASSERT((outcome.named ? pack.hypotheses[outcome.order.front()].id : "") == whole.answer.id);
        RC_ASSERT(to_string(outcome.urgency) == whole.answer.urgency);
        RC_ASSERT(ids(pack, outcome.alerts) == ids(whole.alerts));
        RC_ASSERT(ids(pack, outcome.not_ruled_out) == ids(whole.not_ruled_out));
        RC_ASSERT(outcome.missing == missing_of(whole.not_ruled_out));
        RC_ASSERT(outcome.notices.size() == whole.notices.size());
        if (random.one_in(4)) evaluation.run_next(testing::random_patient(random, pack));
    }
}

// A body is evaluated tuple by tuple; what the lesion of the patient before left there is nobody's.
TEST(Outcome, NothingIsMissingOfALesionThatThePatientBeforeHad) {
    PackBuilder pack;
    pack.quantity("calcium", "mg/dL").boolean("fever").instances("lesion", {"size:quantity:mm"}).hypothesis("h");
    pack.condition("large", "lesion.size > 3 'mm'", {"lesion"});
    pack.alert("alert", "fever", "calcium = (if large then 14 'mg/dL' else 13 'mg/dL')");
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    Outcome outcome;
    const auto missing = [&](const testing::Given& given) {
        const Findings findings = testing::patient(*graph, given);
        evaluation.run_answer(findings);
        find_outcome(evaluation, findings, outcome);
        return outcome.missing;
    };
    EXPECT_THAT(missing({{"fever", "true"}, {"lesion[0].size", "< 5 mm"}, {"calcium", "> 12 mg/dL"}}),
                ElementsAre("calcium", "lesion", "lesion[0].size"));
    EXPECT_THAT(missing({{"fever", "true"}, {"lesion", "false"}, {"calcium", "> 12 mg/dL"}}), ElementsAre("calcium"));
}

} // namespace
} // namespace apatite
