// What evaluation costs, counted in nodes, so that no clock has a say.
#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/evaluation.h"
#include "random_rules.h"

namespace apatite {
namespace {

using testing::PackBuilder;
using testing::Random;

/// Plan nodes that rest on a finding, found by walking down from each of them.
std::size_t cone(const RuleGraph& graph, std::uint32_t finding) {
    return static_cast<std::size_t>(std::ranges::count_if(graph.plan(), [&](NodeId id) {
        const auto below = graph.findings_below(id);
        return std::ranges::find(below, finding) != below.end();
    }));
}

// Each node once a reading, and a node looks at its operands alone: linear in the edges.
RC_GTEST_PROP(Cost, OfAPatientIsEachNodeOnceAReading, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = testing::random_rules(random);
    const auto graph = pack.graph();
    Findings findings = testing::nobody(*pack.pack);
    Evaluation evaluation(*graph);
    evaluation.run(findings);
    RC_ASSERT(evaluation.evaluated() == 2 * graph->plan().size()); // now, could be
    findings.states[0].provenance = Provenance::presumed;
    Evaluation soft(*graph);
    soft.run(findings);
    RC_ASSERT(soft.evaluated() ==
              4 * graph->plan().size()); // firm, and could be if presumed, are readings of their own
}

RC_GTEST_PROP(Cost, OfAnEditIsItsCone, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = testing::random_rules(random);
    const auto graph = pack.graph();
    Findings findings = testing::nobody(*pack.pack);
    Evaluation evaluation(*graph);
    evaluation.run(findings);
    for (std::uint32_t finding = 0; finding < findings.states.size(); ++finding) {
        const std::size_t before = evaluation.evaluated();
        testing::tell(findings.states[finding], random.one_in(2));
        evaluation.refresh(findings, finding);
        RC_ASSERT(evaluation.evaluated() - before == 2 * cone(*graph, finding));
    }
}

} // namespace
} // namespace apatite
