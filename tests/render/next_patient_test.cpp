// What a workspace answered before changes nothing of what is said of the next patient, on random packs.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "apatite/render.h"
#include "assess/assess.h"
#include "assess/random_pack.h"

namespace apatite {
namespace {

AssessOptions random_options(testing::Random& random) {
    AssessOptions options;
    options.next = random.one_in(2);
    options.enough = options.overturn = options.prove = random.one_in(8);
    options.trace = options.words = random.one_in(4);
    options.budget = options.proof_budget = 200;
    return options;
}

RC_GTEST_PROP(NextPatient, IsAnsweredAsIfAlone, (std::uint32_t seed)) {
    testing::Random random(seed);
    const testing::PackBuilder pack = testing::random_rules_and_alerts(random);
    const auto graph = pack.graph();
    Evaluation kept(*graph);
    for (int i = 0; i < 5; ++i) {
        const Findings findings = testing::random_patient(random, *pack.pack);
        AssessOptions options = random_options(random);
        if (random.one_in(3)) {
            options = {.enough = false, .overturn = false, .prove = false, .brief = true};
            kept.run_brief(findings);
        } else {
            kept.run_next(findings);
        }
        const std::string answer = to_json(assess_evaluated(findings, options, kept));
        RC_ASSERT(answer == to_json(assess(*graph, findings, options)));
    }
}

} // namespace
} // namespace apatite
