// Laws of the answer, on random packs with few facts, against every way in which the unknown ones can turn out.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/assess.h"
#include "assess/bounds.h"
#include "assess/search.h"
#include "random_rules.h"

namespace apatite {
namespace {

using testing::PackBuilder;
using testing::Random;

using testing::each_completion;
using testing::fact;
using testing::facts;
using testing::random_condition;
using testing::random_facts;
using testing::random_rules;
using testing::tell;

FirstAnswer first_of(const RuleGraph& graph, const Findings& findings) {
    Evaluation evaluation(graph);
    evaluation.run_values(findings);
    return first_answer(evaluation);
}

RC_GTEST_PROP(AnswerLaws, BoundsContainEveryOutcomeAndSettledIsAProof, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_rules(random);
    const auto graph = pack.graph();
    const Findings findings = random_facts(random, *pack.pack);
    Evaluation evaluation(*graph);
    evaluation.run(findings);
    const auto bounds = all_bounds(evaluation, evaluation.could());
    const FirstAnswer first = first_answer(evaluation);
    const bool settled = must_be_first(bounds, first.hypothesis);
    each_completion(findings, [&](const Findings& completed) {
        evaluation.run_values(completed);
        const auto outcome = standings(evaluation);
        for (std::size_t h = 0; h < outcome.size(); ++h) {
            RC_ASSERT(bounds[h].best <= outcome[h].status);
            RC_ASSERT(outcome[h].status <= bounds[h].worst);
            RC_ASSERT(bounds[h].lowest <= outcome[h].score);
            RC_ASSERT(outcome[h].score <= bounds[h].highest);
        }
        const FirstAnswer then = first_answer(evaluation);
        RC_ASSERT(can_be_first(bounds)[then.hypothesis]);
        if (settled) RC_ASSERT(then.hypothesis == first.hypothesis);
    });
}

RC_GTEST_PROP(AnswerLaws, NobodyCanBeFirstWhomAnyRivalIsSurelyBefore, (std::uint32_t seed)) {
    Random random(seed);
    std::vector<StandingBounds> bounds(static_cast<std::size_t>(random.below(7)));
    for (StandingBounds& each : bounds) {
        const int best = random.below(6), lowest = random.below(5) - 2;
        each.best = static_cast<Status>(best);
        each.worst = static_cast<Status>(best + random.below(6 - best));
        each.lowest = lowest;
        each.highest = lowest + random.below(4);
    }
    const std::vector<bool> can = can_be_first(bounds);
    RC_ASSERT(can.size() == bounds.size());
    for (std::size_t h = 0; h < bounds.size(); ++h) {
        bool behind = false;
        for (std::size_t rival = 0; rival < bounds.size(); ++rival)
            behind = behind || (rival != h && surely_before(rival, bounds[rival], h, bounds[h]));
        RC_ASSERT(can[h] == !behind);
    }
}

RC_GTEST_PROP(AnswerLaws, TheOrderOfRulesChangesNothing, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_rules(random);
    const Findings findings = random_facts(random, *pack.pack);
    const Assessment before = assess(*pack.graph(), findings);
    std::mt19937 engine(seed);
    std::shuffle(pack.pack->rules.begin(), pack.pack->rules.end(), engine);
    RC_ASSERT(assess(*pack.graph(), findings) == before);
}

RC_GTEST_PROP(AnswerLaws, AnIrrelevantFindingChangesNothing, (std::uint32_t seed)) {
    Random random(seed);
    PackBuilder pack = random_rules(random);
    Findings findings = random_facts(random, *pack.pack);
    const Assessment before = assess(*pack.graph(), findings);
    pack.boolean("irrelevant");
    findings.states.push_back({});
    tell(findings.states.back(), true);
    RC_ASSERT(assess(*pack.graph(), findings) == before);
}

RC_GTEST_PROP(AnswerLaws, EnoughIsEnoughAndNothingOfItCanBeLeftOut, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_rules(random);
    const auto graph = pack.graph();
    const Findings findings = random_facts(random, *pack.pack);
    const FirstAnswer wanted = first_of(*graph, findings);
    const auto kept = assess(*graph, findings).differential.front().enough;
    RC_PRE(wanted.status != Status::not_assessed);
    const auto only = [&](std::set<std::string> names) {
        Findings some = findings;
        for (std::size_t i = 0; i < some.states.size(); ++i)
            if (!names.contains(fact(static_cast<int>(i)))) some.states[i] = testing::unknown_state();
        return first_of(*graph, some);
    };
    const std::set<std::string> all(kept.begin(), kept.end());
    RC_ASSERT(only(all) == wanted);
    for (const std::string& each : kept) {
        std::set<std::string> fewer = all;
        fewer.erase(each);
        RC_ASSERT_FALSE(only(fewer) == wanted);
    }
}

/// The fewest unknown facts that can change the first answer, by trying all; 0 if four or more would be needed.
std::size_t fewest_by_trying(const RuleGraph& graph, const Findings& findings) {
    const std::size_t first = first_of(graph, findings).hypothesis;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < findings.states.size(); ++i)
        if (!findings.states[i].known()) open.push_back(i);
    std::size_t fewest = 0;
    for (std::uint32_t chosen = 0; chosen < (1U << open.size()); ++chosen) {
        const auto size = static_cast<std::size_t>(__builtin_popcount(chosen));
        if (size == 0 || size > 3 || (fewest != 0 && size >= fewest)) continue;
        for (std::uint32_t bits = 0; bits < (1U << open.size()); ++bits) {
            if ((bits & ~chosen) != 0) continue;
            Findings told = findings;
            for (std::size_t i = 0; i < open.size(); ++i)
                if ((chosen >> i & 1U) != 0) tell(told.states[open[i]], (bits >> i & 1U) != 0);
            if (first_of(graph, told).hypothesis != first) fewest = size;
        }
    }
    return fewest;
}

RC_GTEST_PROP(AnswerLaws, OverturnIsTrueAndFewest, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_rules(random);
    const auto graph = pack.graph();
    const Findings findings = random_facts(random, *pack.pack);
    const Hypothesis first = assess(*graph, findings).differential.front();
    std::size_t size = 0;
    for (const Overturn& each : first.overturn) {
        Findings told = findings;
        for (const auto& change : each.changes)
            tell(told.states[testing::index_of(*pack.pack, change.finding)], change.value == "true");
        RC_ASSERT(pack.pack->hypotheses[first_of(*graph, told).hypothesis].id == each.first);
        RC_ASSERT(each.first != first.id);
        if (!each.if_wrong) size = each.changes.size();
    }
    RC_ASSERT(size == fewest_by_trying(*graph, findings));
}

} // namespace
} // namespace apatite
