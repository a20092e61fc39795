#include "authoring/lints/case_truths.h"

#include <algorithm>

#include "assess/value_pass.h"
#include "authoring/case_patient.h"

namespace apatite::lints {

CaseTruths::CaseTruths(const RuleGraph& graph, const std::vector<PlacedCondition>& conditions) {
    for (const PlacedCondition& each : conditions) {
        const NodeId root = root_at(graph.roots(), each.place);
        if (graph.node(root).storage == Storage::truth) holds_.try_emplace(root);
    }
    const FindingIndex index(graph.pack().catalogue);
    ValuePass now(graph, Reading::now);
    for (const Case& test : graph.pack().cases) {
        const Result<CasePatient> patient = read_patient(test);
        const Result<Findings> findings = patient ? patient->findings(index) : Result<Findings>(patient.error());
        if (!findings) {
            problems_.push_back({&test, findings.error().message});
            continue;
        }
        now.run(*findings);
        for (auto& [root, holds] : holds_) holds.push_back(now.truth(root) == Truth::is_true);
    }
}

bool CaseTruths::ever_true(NodeId root) const {
    const auto at = holds_.find(root);
    return at != holds_.end() && std::ranges::find(at->second, true) != at->second.end();
}

bool CaseTruths::refutes(NodeId when, NodeId then) const {
    const auto a = holds_.find(when), b = holds_.find(then);
    if (a == holds_.end() || b == holds_.end()) return false;
    for (std::size_t i = 0; i < a->second.size(); ++i)
        if (a->second[i] && !b->second[i]) return true;
    return false;
}

} // namespace apatite::lints
