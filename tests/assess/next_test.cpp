// What is asked next: every answer is told as it would turn out, and nothing is asked that cannot matter.
#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/assess.h"
#include "random_rules.h"

namespace apatite {
namespace {

using testing::PackBuilder;
using testing::Random;

std::set<std::string> ids(const std::vector<Alert>& alerts) {
    std::set<std::string> found;
    for (const Alert& alert : alerts) found.insert(alert.id);
    return found;
}

std::set<std::string> minus(const std::set<std::string>& a, const std::set<std::string>& b) {
    std::set<std::string> rest;
    std::ranges::set_difference(a, b, std::inserter(rest, rest.end()));
    return rest;
}

RC_GTEST_PROP(Next, EachAnswerLeadsToWhatItSays, (std::uint32_t seed)) {
    Random random(seed);
    PackBuilder pack = testing::random_rules(random);
    pack.alert("alarm", testing::random_condition(random, 1), testing::random_condition(random, 2));
    const auto graph = pack.graph();
    const Findings findings = testing::random_facts(random, *pack.pack);
    const Assessment now = assess(*graph, findings);
    for (const NextFinding& next : now.next) {
        RC_ASSERT(!next.answers.empty());
        for (const NextAnswer& answer : next.answers)
            for (const std::string& value : answer.values) {
                Findings told = findings;
                RC_ASSERT(!set_finding(told, pack.pack->catalogue, next.finding, value));
                const Assessment then = assess(*graph, told);
                RC_ASSERT(then.differential.front().id == answer.first);
                RC_ASSERT(then.differential.front().status == answer.status);
                const auto raised = minus(ids(then.alerts), ids(now.alerts));
                RC_ASSERT(std::set(answer.alerts.begin(), answer.alerts.end()) == raised);
                const auto closed = minus(minus(ids(now.not_ruled_out), ids(then.not_ruled_out)), ids(then.alerts));
                RC_ASSERT(std::set(answer.ruled_out.begin(), answer.ruled_out.end()) == closed);
            }
    }
}

// Nobody knows anything more: then one question after the other goes, none comes back, and the answer stays.
RC_GTEST_PROP(Next, NotKnownRemovesTheQuestionUntilNoneIsLeft, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = testing::random_rules(random);
    const auto graph = pack.graph();
    Findings findings = testing::random_facts(random, *pack.pack);
    std::set<std::string> asked;
    const std::string first = assess(*graph, findings).differential.front().id;
    for (Assessment now = assess(*graph, findings); !now.next.empty(); now = assess(*graph, findings)) {
        RC_ASSERT(asked.insert(now.next.front().finding).second);
        RC_ASSERT(!decline_finding(findings, pack.pack->catalogue, now.next.front().finding));
        RC_ASSERT(assess(*graph, findings).differential.front().id == first);
    }
}

// Where nothing is left to ask nothing that could be asked can bring another hypothesis to the front.
RC_GTEST_PROP(Next, NothingLeftToAskMeansThatNothingWouldHelp, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = testing::random_rules(random);
    const auto graph = pack.graph();
    Findings findings = testing::random_facts(random, *pack.pack);
    for (FindingState& state : findings.states)
        if (!state.known() && random.one_in(2)) state.declined = true;
    const Assessment now = assess(*graph, findings);
    RC_PRE(now.next.empty());
    testing::each_completion(findings, [&](const Findings& completed) {
        RC_ASSERT(assess(*graph, completed).differential.front().id == now.differential.front().id);
    });
}

// Only what can still decide a rule, a need or an alert is asked.
RC_GTEST_PROP(Next, WhatReachesNothingUndecidedIsNotAsked, (std::uint32_t seed)) {
    Random random(seed);
    PackBuilder pack = testing::random_rules(random);
    pack.alert("alarm", testing::random_condition(random, 1), testing::random_condition(random, 2));
    const auto graph = pack.graph();
    const Findings findings = testing::random_facts(random, *pack.pack);
    Evaluation evaluation(*graph);
    evaluation.run(findings);
    std::vector<NodeId> undecided;
    const auto consider = [&](NodeId node) {
        const TruthSet could = evaluation.could().truth(node);
        if (!could.is_only(Truth::is_true) && !could.is_only(Truth::is_false)) undecided.push_back(node);
    };
    for (const NodeId rule : graph->roots().rules) consider(rule);
    for (const HypothesisRoots& each : graph->roots().hypotheses)
        if (each.likely_needs) consider(*each.likely_needs);
    for (const AlertRoots& each : graph->roots().alerts) {
        consider(each.when);
        consider(each.suspect);
    }
    for (const NextFinding& next : assess(*graph, findings).next) {
        const std::uint32_t finding = testing::index_of(*pack.pack, next.finding);
        RC_ASSERT(std::ranges::any_of(undecided, [&](NodeId node) { return graph->rests_on(node, finding); }));
    }
}

TEST(Next, WhatADecidedRuleStillNamesIsNotAsked) {
    PackBuilder pack;
    pack.boolean("a").boolean("b").boolean("c").hypothesis("one").hypothesis("two");
    pack.rule("r", "a and b", {"+++two"}).rule("s", "c", {"+++one"});
    const Assessment now = assess(*pack.graph(), testing::patient(*pack.pack, {{"a", "false"}}));
    ASSERT_THAT(now.next, ::testing::SizeIs(1));
    EXPECT_EQ(now.next[0].finding, "c");
}

TEST(Next, WhatCannotBeLearntKeepsNoOtherQuestionOpen) {
    PackBuilder pack;
    pack.boolean("a").boolean("b").hypothesis("one").hypothesis("two").rule("r", "a and b", {"+++two"});
    Findings findings = testing::nobody(*pack.pack);
    EXPECT_THAT(assess(*pack.graph(), findings).next, ::testing::SizeIs(2));
    ASSERT_FALSE(decline_finding(findings, pack.pack->catalogue, "a"));
    EXPECT_THAT(assess(*pack.graph(), findings).next, ::testing::IsEmpty());
}

TEST(Next, AnswersAreToldInWords) {
    PackBuilder pack;
    pack.quantity("phosphate", "mg/dL", "0 mg/dL .. 30 mg/dL").hypothesis("one").hypothesis("two");
    pack.rule("r", "phosphate > 4.5 'mg/dL'", {"+++two"}).rule("s", "phosphate > 9 'mg/dL'", {"!two"});
    const Assessment now = assess(*pack.graph(), testing::nobody(*pack.pack));
    ASSERT_THAT(now.next, ::testing::SizeIs(1));
    std::vector<std::string> words;
    for (const NextAnswer& answer : now.next[0].answers)
        words.push_back(::testing::PrintToString(answer.words) + " " + answer.first + " " + to_string(answer.status));
    EXPECT_THAT(words,
                ::testing::ElementsAre("{ \"below 4.5 mg/dL\" } one not-assessed", "{ \"4.5 to 9 mg/dL\" } two likely",
                                       "{ \"above 9 mg/dL\" } two established"));
}

} // namespace
} // namespace apatite
