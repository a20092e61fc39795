// Where nothing is likely: what is said to tell does tell, and nothing less would.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/assess.h"
#include "random_rules.h"

namespace apatite {
namespace {

using ::testing::IsEmpty;
using testing::PackBuilder;
using testing::Random;
using ::testing::SizeIs;

Hypothesis first_of(const RuleGraph& graph, const Findings& findings) {
    return assess(graph, findings, {.explain = false, .next = false, .enough = false, .overturn = false, .prove = false})
        .differential.front();
}

/// With all that `each` names, but for one finding.
Findings told(const Pack& pack, const Findings& findings, const WouldTell& each, std::size_t left_out) {
    Findings result = findings;
    for (std::size_t i = 0; i < each.findings.size(); ++i)
        if (i != left_out) {
            const auto error = set_finding(result, pack.catalogue, each.findings[i].finding, each.findings[i].value);
            EXPECT_FALSE(error) << each.findings[i].finding;
        }
    return result;
}

Findings with_declined(Random& random, const Pack& pack) {
    Findings findings = testing::random_facts(random, pack);
    for (FindingState& state : findings.states) {
        if (random.one_in(2)) state = testing::nobody(pack).states.front(); // so that little is likely
        state.declined = !state.known() && random.one_in(6);
    }
    return findings;
}

RC_GTEST_PROP(WouldTell, WhatIsSaidToTellTells, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = testing::random_rules(random);
    const auto graph = pack.graph();
    const Findings findings = with_declined(random, *pack.pack);
    const Assessment now = assess(*graph, findings);
    if (now.answer.state != "cannot-tell") RC_ASSERT(now.would_tell.empty());
    std::size_t count = 0;
    for (const WouldTell& each : now.would_tell) {
        const Hypothesis then = first_of(*graph, told(*pack.pack, findings, each, each.findings.size()));
        RC_ASSERT(then.id == each.first);
        RC_ASSERT(then.status == each.status);
        RC_ASSERT(then.status <= Status::likely);
        for (std::size_t i = 0; i < each.findings.size(); ++i) {
            RC_ASSERT(first_of(*graph, told(*pack.pack, findings, each, i)).status > Status::likely);
            const FindingState& state = findings.states[testing::index_of(*pack.pack, each.findings[i].finding)];
            RC_ASSERT_FALSE(state.declined || (state.known() && state.provenance == Provenance::observed));
        }
        count += each.findings.size();
    }
    RC_ASSERT(count <= 3U);
}

// When it names nothing no unknown finding would tell by itself.
RC_GTEST_PROP(WouldTell, NothingIsOverlooked, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = testing::random_rules(random, testing::facts, 5);
    const auto graph = pack.graph();
    const Findings findings = with_declined(random, *pack.pack);
    const Assessment now = assess(*graph, findings);
    RC_PRE(now.answer.state == "cannot-tell" && now.would_tell.empty());
    for (std::size_t i = 0; i < findings.states.size(); ++i) {
        if (findings.states[i].known() || findings.states[i].declined) continue;
        for (const bool value : {true, false}) {
            Findings told = findings;
            testing::tell(told.states[i], value);
            RC_ASSERT(first_of(*graph, told).status > Status::likely);
        }
    }
}

TEST(WouldTell, NamesWhatTellsTogether) {
    PackBuilder pack;
    pack.boolean("calcium_normal").boolean("kidneys_normal").boolean("nodules").boolean("other");
    pack.hypothesis("idiopathic", "calcium_normal and kidneys_normal").hypothesis("two");
    pack.rule("r", "nodules", {"+++idiopathic"}).rule("s", "nodules and not other", {"+two"});
    const auto graph = pack.graph();
    const Assessment now = assess(*graph, testing::patient(*graph, {{"nodules", "true"}}));
    EXPECT_EQ(now.answer.state, "cannot-tell");
    ASSERT_THAT(now.would_tell, SizeIs(1));
    EXPECT_EQ(now.would_tell[0].first, "idiopathic");
    ASSERT_THAT(now.would_tell[0].findings, SizeIs(2));
    EXPECT_EQ(now.would_tell[0].findings[0].finding, "calcium_normal");
    EXPECT_EQ(now.would_tell[0].findings[1].words, "yes");
}

TEST(WouldTell, NeverByWhatIsUnsafe) {
    PackBuilder pack;
    pack.boolean("histology").boolean("gangrene").hypothesis("one").rule("r", "histology", {"!one"});
    pack.last().cost = Cost::question;
    pack.workup("skin_biopsy", "gangrene", {"histology"}, "gangrene");
    const auto graph = pack.graph();
    EXPECT_THAT(assess(*graph, testing::patient(*graph, {{"gangrene", "false"}})).would_tell, SizeIs(1));
    EXPECT_THAT(assess(*graph, testing::patient(*graph, {{"gangrene", "true"}})).would_tell, IsEmpty());
}

// A normal calcium must not stand in one answer with a high one.
TEST(WouldTell, AnswersAreCutAtThePatientsRange) {
    PackBuilder pack;
    pack.quantity("calcium", "mg/dL", "2 mg/dL .. 25 mg/dL");
    pack.last().ranges.push_back({{}, {}, {}, {}, {}, Rational(17, 2), Rational(21, 2), {}});
    pack.hypothesis("one").rule("r", "High(calcium)", {"+++one"}).rule("s", "calcium > 14 'mg/dL'", {"+one"});
    const auto graph = pack.graph();
    const Assessment now = assess(*graph, testing::nobody(*pack.pack));
    ASSERT_THAT(now.would_tell, SizeIs(1));
    EXPECT_EQ(now.would_tell[0].findings.at(0).words, "10.5 to 14 mg/dL");
}

} // namespace
} // namespace apatite
