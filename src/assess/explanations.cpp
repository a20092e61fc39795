#include "assess/explanations.h"

namespace apatite {

Explanations::Explanations(Evaluation& evaluation, const Findings& findings)
    : of_{OneReading{{evaluation.graph(), evaluation.now(), findings}, {}, {}, {}},
          OneReading{{evaluation.graph(), evaluation.firm(), findings}, {}, {}, {}}},
      nodes_(evaluation.graph().nodes().size()), same_(&evaluation.now() == &evaluation.firm()) {}

std::vector<MissingFinding> Explanations::missing(NodeId node, Reading reading) {
    OneReading& of = of_[reading == Reading::now || same_ ? 0 : 1];
    const Run run = run_of(of, node);
    return of.explainer.missing_findings({of.leaves.data() + run.first, of.leaves.data() + run.end});
}

Explanations::Run Explanations::run_of(OneReading& of, NodeId node) const {
    if (of.run_of_node.empty()) of.run_of_node.resize(nodes_, 0);
    std::uint32_t& known = of.run_of_node[node];
    if (known == 0) {
        const std::span<const LeafUse> found = of.explainer.walk_missing(node);
        of.runs.push_back({of.leaves.size(), of.leaves.size() + found.size()});
        of.leaves.insert(of.leaves.end(), found.begin(), found.end());
        known = static_cast<std::uint32_t>(of.runs.size());
    }
    return of.runs[known - 1];
}

} // namespace apatite
