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

/// Findings of a pack, some of which cannot change.
PackBuilder random_rules_with_fixed(Random& random) {
    PackBuilder pack = random_rules(random);
    for (FindingDeclaration& each : pack.pack->catalogue.findings) each.fixed = random.one_in(5);
    return pack;
}

/// The fewest of these facts, at most `most`, whose other values change the first answer, by trying all; 0 if there are
/// none.
std::size_t fewest_by_trying(const RuleGraph& graph, const Findings& findings, bool known, int most) {
    const std::size_t first = first_of(graph, findings).hypothesis;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < findings.states.size(); ++i)
        if (findings.states[i].known() == known && !graph.pack().catalogue.findings[i].fixed) open.push_back(i);
    int fewest = 0;
    for (std::uint32_t chosen = 1; chosen < (1U << open.size()); ++chosen) {
        const int size = __builtin_popcount(chosen);
        if (size > most || (fewest != 0 && size >= fewest)) continue;
        for (std::uint32_t bits = 0; bits < (1U << open.size()); ++bits) {
            if ((bits & ~chosen) != 0) continue;
            Findings told = findings;
            for (std::size_t i = 0; i < open.size(); ++i)
                if ((chosen >> i & 1U) != 0) tell(told.states[open[i]], (bits >> i & 1U) != 0);
            if (first_of(graph, told).hypothesis != first) fewest = size;
        }
    }
    return static_cast<std::size_t>(fewest);
}

RC_GTEST_PROP(AnswerLaws, OverturnIsTrueAndFewest, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_rules_with_fixed(random);
    const auto graph = pack.graph();
    const Findings findings = random_facts(random, *pack.pack);
    const Hypothesis first = assess(*graph, findings).differential.front();
    std::size_t learnt = 0, wrong = 0;
    for (const Overturn& each : first.overturn) {
        Findings told = findings;
        for (const auto& change : each.changes) {
            const std::uint32_t finding = testing::index_of(*pack.pack, change.finding);
            RC_ASSERT(findings.states[finding].known() == each.if_wrong);
            tell(told.states[finding], change.value == "true");
        }
        RC_ASSERT(pack.pack->hypotheses[first_of(*graph, told).hypothesis].id == each.first);
        RC_ASSERT(each.first != first.id);
        (each.if_wrong ? wrong : learnt) = each.changes.size();
    }
    RC_ASSERT(learnt == fewest_by_trying(*graph, findings, false, 3));
    RC_ASSERT(wrong == fewest_by_trying(*graph, findings, true, 2));
}

// Age, sex and the past are not asked for and not proposed, neither to learn nor as if they were wrong.
RC_GTEST_PROP(AnswerLaws, WhatCannotChangeIsNeverProposed, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_rules_with_fixed(random);
    const Assessment now = assess(*pack.graph(), random_facts(random, *pack.pack));
    std::set<std::string> proposed;
    for (const Overturn& each : now.differential.front().overturn)
        for (const auto& change : each.changes) proposed.insert(change.finding);
    for (const NextFinding& each : now.next) proposed.insert(each.finding);
    for (const WouldTell& each : now.would_tell)
        for (const auto& finding : each.findings) proposed.insert(finding.finding);
    for (const FindingDeclaration& each : pack.pack->catalogue.findings)
        RC_ASSERT_FALSE(each.fixed && proposed.contains(each.id));
}

} // namespace
} // namespace apatite
