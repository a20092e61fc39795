#include "authoring/lints/run_lints.h"

#include "authoring/lints/lint.h"

namespace apatite {
namespace {

/// Conditions that are held against each other.
std::vector<NodeId> compared_roots(const Roots& roots) {
    std::vector<NodeId> all = roots.rules;
    for (const HypothesisRoots& each : roots.hypotheses) {
        all.insert(all.end(), each.forms.begin(), each.forms.end());
        all.insert(all.end(), each.causes.begin(), each.causes.end());
    }
    return all;
}

} // namespace

Diagnostics run_lints(const RuleGraph& graph, const std::optional<PartialDate>& as_of) {
    const Pack& pack = graph.pack();
    const std::vector<PlacedCondition> conditions = conditions_of(pack);
    const Findings unknown = lints::of_nobody(pack);
    Evaluation evaluation(graph);
    evaluation.run(unknown);
    const lints::PatientSearch search(graph, evaluation.could());
    const lints::CaseTruths cases(graph, conditions);
    const lints::Witnesses witnesses(search, compared_roots(graph.roots()));
    const lints::Subject subject{pack, graph, conditions, evaluation, search, cases, witnesses, as_of};
    lints::Doubts doubts(pack);
    for (const lints::Lint* each : lints::all_lints()) each->run(subject, doubts);
    return doubts.take();
}

std::span<const ExplainPage> lint_pages() noexcept {
    static const std::vector<ExplainPage> all = [] {
        std::vector<ExplainPage> pages;
        for (const lints::Lint* each : lints::all_lints()) pages.push_back(each->page);
        return pages;
    }();
    return all;
}

} // namespace apatite
