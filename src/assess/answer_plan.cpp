#include "assess/answer_plan.h"

#include <algorithm>
#include <utility>

#include "assess/standing.h"

namespace apatite {

std::vector<std::uint8_t> marked_below(const RuleGraph& graph, std::span<const NodeId> roots) {
    std::vector<std::uint8_t> below(graph.nodes().size(), 0);
    for (const NodeId root : roots)
        if (root != no_node) below[root] = 1;
    for (NodeId id = static_cast<NodeId>(below.size()); id-- > 0;) // operands stand before their users
        if (below[id] != 0)
            for (const NodeId operand : graph.operands(graph.node(id))) below[operand] = 1;
    return below;
}

std::vector<NodeId> plan_below(const RuleGraph& graph, std::span<const NodeId> nodes) {
    const std::vector<std::uint8_t> below = marked_below(graph, nodes);
    std::vector<NodeId> plan;
    for (const NodeId id : graph.plan())
        if (below[id] != 0) plan.push_back(id);
    return plan;
}

std::vector<NodeId> alert_roots(const RuleGraph& graph) {
    std::vector<NodeId> roots;
    for (const AlertRoots& alert : graph.roots().alerts) roots.insert(roots.end(), {alert.when, alert.suspect});
    return roots;
}

std::vector<std::uint32_t> findings_of(const RuleGraph& graph, const AlertRoots& alert) {
    std::vector<std::uint32_t> below = graph.findings_below(alert.when);
    const auto more = graph.findings_below(alert.suspect);
    below.insert(below.end(), more.begin(), more.end());
    std::ranges::sort(below);
    below.erase(std::ranges::unique(below).begin(), below.end());
    return below;
}

AnswerPlan::AnswerPlan(const RuleGraph& graph) {
    const Roots& roots = graph.roots();
    const std::vector<NodeId> urgent = alert_roots(graph);
    std::vector<NodeId> ranking = urgent, firmly = urgent;
    for (std::size_t h = 0; h < roots.hypotheses.size(); ++h) {
        if (const auto& needed = roots.hypotheses[h].likely_needs) ranking.push_back(*needed);
        for (const Effect& effect : graph.effects()[h].effects) {
            ranking.push_back(roots.rules[effect.rule]);
            if (!is_points(effect.kind)) firmly.push_back(roots.rules[effect.rule]);
        }
    }
    now = std::move(ranking);
    firm = std::move(firmly);
    alerts = plan_below(graph, urgent);
    for (const AlertRoots& alert : roots.alerts) alert_findings.push_back(findings_of(graph, alert));
}

} // namespace apatite
