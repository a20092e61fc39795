// Laws of evaluation, on random packs and patients. A failure prints the condition; its seed makes it again.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/evaluation.h"
#include "random_pack.h"
#include "reference_evaluator.h"

namespace apatite {
namespace {

using testing::PackBuilder;
using testing::Random;
using testing::RandomCondition;
using testing::ReferenceEvaluator;

/// Conditions k, l, m; l and m may name what stands before; m ranges over lesions.
PackBuilder random_pack(Random& random) {
    PackBuilder pack = testing::random_names();
    pack.condition("k", RandomCondition(random, false, {}).boolean(3));
    pack.condition("l", RandomCondition(random, false, {"k"}).boolean(3));
    pack.condition("m", RandomCondition(random, true, {"k", "l"}).boolean(3), {"lesion"});
    return pack;
}

std::string described(const PackBuilder& pack) {
    std::string text;
    for (const auto& each : pack.pack->conditions) text += each.id + ": " + each.when.text + "\n";
    return text;
}

RC_GTEST_PROP(Laws, TheEngineAgreesWithThePlainEvaluator, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_pack(random);
    const auto graph = pack.graph();
    RC_LOG(described(pack));
    Evaluation evaluation(*graph);
    for (int i = 0; i < 20; ++i) {
        const Findings findings = testing::random_patient(random, *pack.pack);
        evaluation.run(findings);
        for (std::size_t c = 0; c < graph->roots().conditions.size(); ++c) {
            const NodeId root = graph->roots().conditions[c];
            ReferenceEvaluator now(*pack.pack, findings, Reading::now), firm(*pack.pack, findings, Reading::firm);
            RC_ASSERT(evaluation.now().truth(root) == now.truth(pack.pack->conditions[c].when));
            RC_ASSERT(evaluation.firm().truth(root) == firm.truth(pack.pack->conditions[c].when));
        }
    }
}

// One patient after another in one workspace is as each in a fresh one, whatever ran between.
RC_GTEST_PROP(Laws, TheNextPatientIsEvaluatedAsIfAlone, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_pack(random);
    const auto graph = pack.graph();
    RC_LOG(described(pack));
    Evaluation kept(*graph);
    for (int i = 0; i < 20; ++i) {
        const Findings findings = testing::random_patient(random, *pack.pack);
        kept.run_next(findings);
        Evaluation fresh(*graph);
        fresh.run(findings);
        RC_ASSERT(kept.has_unusable() == fresh.has_unusable());
        for (const NodeId id : graph->plan()) {
            RC_ASSERT(kept.now().truth(id) == fresh.now().truth(id));
            RC_ASSERT(kept.now().number(id) == fresh.now().number(id));
            RC_ASSERT(kept.now().date(id) == fresh.now().date(id));
            RC_ASSERT(kept.now().word(id) == fresh.now().word(id));
            RC_ASSERT(kept.firm().truth(id) == fresh.firm().truth(id));
            RC_ASSERT(kept.could().truth(id) == fresh.could().truth(id));
            RC_ASSERT(kept.could_if_presumed().truth(id) == fresh.could_if_presumed().truth(id));
            if (fresh.has_unusable()) RC_ASSERT(kept.if_usable().truth(id) == fresh.if_usable().truth(id));
        }
        if (random.one_in(4)) kept.run_values(testing::random_patient(random, *pack.pack));
    }
}

RC_GTEST_PROP(Laws, CouldBeContainsEveryReadingAndNeverGrows, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_pack(random);
    const auto graph = pack.graph();
    RC_LOG(described(pack));
    Evaluation evaluation(*graph);
    Findings findings = testing::random_patient(random, *pack.pack);
    std::vector<TruthSet> before(graph->roots().conditions.size());
    for (int step = 0; step < 30; ++step) {
        evaluation.run(findings);
        for (std::size_t c = 0; c < before.size(); ++c) {
            const NodeId root = graph->roots().conditions[c];
            const TruthSet could = evaluation.could().truth(root);
            RC_ASSERT(could.contains(evaluation.now().truth(root)));
            RC_ASSERT(could.contains(evaluation.firm().truth(root)));
            RC_ASSERT(evaluation.could_if_presumed().truth(root).contains(evaluation.now().truth(root)));
            if (evaluation.has_unusable())
                RC_ASSERT(evaluation.if_usable().truth(root).contains(evaluation.now().truth(root)));
            RC_LOG(pack.pack->conditions[c].id);
            RC_ASSERT(before[c].contains_all(could));
            before[c] = could;
        }
        const auto finding = static_cast<std::size_t>(random.below(static_cast<int>(findings.states.size())));
        testing::narrow(random, pack.pack->catalogue.findings[finding], findings.states[finding]);
    }
}

RC_GTEST_PROP(Laws, DeMorgan, (std::uint32_t seed)) {
    Random random(seed);
    PackBuilder pack = testing::random_names();
    const std::string p = RandomCondition(random, false, {}).boolean(2),
                      q = RandomCondition(random, false, {}).boolean(2);
    pack.condition("k", "not (" + p + " and " + q + ")").condition("l", "(not " + p + ") or (not " + q + ")");
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    evaluation.run(testing::random_patient(random, *pack.pack));
    const NodeId k = graph->roots().conditions[0], l = graph->roots().conditions[1];
    RC_ASSERT(evaluation.now().truth(k) == evaluation.now().truth(l));
    RC_ASSERT(evaluation.could().truth(k) == evaluation.could().truth(l));
}

RC_GTEST_PROP(Laws, RefreshingIsEvaluatingAnew, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_pack(random);
    const auto graph = pack.graph();
    Evaluation kept(*graph), fresh(*graph);
    Findings findings = testing::random_patient(random, *pack.pack);
    kept.run(findings);
    for (int step = 0; step < 10; ++step) {
        const auto finding = static_cast<std::uint32_t>(random.below(static_cast<int>(findings.states.size())));
        findings.states[finding] = testing::random_state(random, pack.pack->catalogue.findings[finding]);
        kept.refresh(findings, finding);
        fresh.run(findings);
        for (const NodeId root : graph->roots().conditions) {
            RC_ASSERT(kept.now().truth(root) == fresh.now().truth(root));
            RC_ASSERT(kept.firm().truth(root) == fresh.firm().truth(root));
            RC_ASSERT(kept.could().truth(root) == fresh.could().truth(root));
        }
    }
}

} // namespace
} // namespace apatite
