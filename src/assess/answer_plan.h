// What has to be evaluated for the bare answer: who stands where, and what is urgent.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/rule_graph.h"

namespace apatite {

/// By node: does a root rest on it, or is it one? O(edges).
std::vector<std::uint8_t> marked_below(const RuleGraph& graph, std::span<const NodeId> roots);
/// The part of the plan that has to be evaluated for some nodes, operands first; in it they themselves.
std::vector<NodeId> plan_below(const RuleGraph& graph, std::span<const NodeId> nodes);
/// Of every alert when it holds and what makes one suspect it.
std::vector<NodeId> alert_roots(const RuleGraph& graph);

/// On which it rests that an alert holds or is suspected, ascending. O(edges).
std::vector<std::uint32_t> findings_of(const RuleGraph& graph, const AlertRoots& alert);

/// Half of a plan is recommendations, forms and causes, and what all of it
/// could still become is a question that only an alert puts.
struct AnswerPlan {
    /// O(edges), a few times.
    explicit AnswerPlan(const RuleGraph& graph);

    std::vector<NodeId> now;                                ///< roots: all that decides the ranking and the alerts
    std::vector<NodeId> firm;                               ///< roots: what may establish and exclude, and the alerts
    std::vector<NodeId> alerts;                             ///< all on which alerts and suspicions rest, in order
    std::vector<std::vector<std::uint32_t>> alert_findings; ///< by alert: `findings_of`
};

} // namespace apatite
