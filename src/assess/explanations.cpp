#include "assess/explanations.h"

namespace apatite {

Explanations::Explanations(Evaluation& evaluation, const Findings& findings)
    : of_{OneReading{{evaluation.graph(), evaluation.now(), findings}, {}, {}},
          OneReading{{evaluation.graph(), evaluation.firm(), findings}, {}, {}}},
      nodes_(evaluation.graph().nodes().size()), same_(&evaluation.now() == &evaluation.firm()) {}

std::vector<MissingFinding> Explanations::missing(NodeId node, Reading reading) {
    OneReading& of = of_[reading == Reading::now || same_ ? 0 : 1];
    const Run run = run_of(of, node);
    return of.explainer.missing_findings({of.leaves.data() + run.first, of.leaves.data() + run.end});
}

Explanations::Run Explanations::run_of(OneReading& of, NodeId node) const {
    if (of.runs.empty()) of.runs.resize(nodes_);
    Run& run = of.runs[node];
    if (run.is_known) return run;
    const std::span<const LeafUse> found = of.explainer.walk_missing(node);
    run = {static_cast<std::uint32_t>(of.leaves.size()), static_cast<std::uint32_t>(of.leaves.size() + found.size()),
           true};
    of.leaves.insert(of.leaves.end(), found.begin(), found.end());
    return run;
}

} // namespace apatite
