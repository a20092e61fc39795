#include "authoring/lints/run_lints.h"

#include "authoring/lints/lint.h"

namespace apatite {
Diagnostics run_lints(const RuleGraph& graph, const std::optional<PartialDate>& as_of) {
    const Pack& pack = graph.pack();
    const std::vector<PlacedCondition> conditions = conditions_of(pack);
    const Findings unknown = lints::of_nobody(pack);
    Evaluation evaluation(graph);
    evaluation.run(unknown);
    const lints::PatientSearch search(graph, evaluation.could());
    const lints::CaseTruths cases(graph, conditions);
    const lints::Subject subject{pack, graph, conditions, evaluation, search, cases, as_of};
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
