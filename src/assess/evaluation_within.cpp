// Evaluation while the steps of a call last.
#include <algorithm>
#include <limits>

#include "assess/evaluation.h"

namespace apatite {

// What alerts rest on, then everything else, each in the order of the plan: what a node uses comes before it.
std::vector<NodeId> Evaluation::plan_alerts_first() const {
    const std::vector<std::uint8_t> below = marked_below(*graph_, alert_roots(*graph_));
    std::vector<NodeId> order(graph_->plan().begin(), graph_->plan().end());
    std::ranges::stable_partition(order, [&](NodeId id) { return below[id] != 0; });
    return order;
}

/// One, but for a condition that ranges over instances: its body for each tuple of them.
std::uint64_t Evaluation::steps_of(const Findings& findings, NodeId id) const {
    const Node& node = graph_->node(id);
    if (node.kind != NodeKind::some) return 1;
    const Some& some = graph_->somes()[node.index];
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    std::uint64_t tuples = 1;
    for (const std::uint32_t finding : some.instances)
        tuples = std::min(most, tuples * std::min<std::uint64_t>(most, findings.states[finding].instances.size()));
    return 1 + tuples * some.plan.size();
}

bool Evaluation::run_within(const Findings& findings, Steps& steps) {
    steps_ = &steps;
    for (const FindingState& state : findings.states) note(state);
    const std::uint64_t readings = 2U + (soft_ ? 2U : 0U) + (unusable_ ? 1U : 0U);
    const std::vector<NodeId> order = plan_alerts_first();
    auto last = order.begin();
    for (once_ = 0; last != order.end(); ++last) {
        const std::uint64_t needed = steps_of(findings, *last);
        if (!steps.spend(readings * needed)) break;
        once_ += needed;
    }
    const std::span<const NodeId> lasts(order.begin(), last), rest(last, order.end());
    now_.refresh(findings, lasts);
    could_.refresh(findings, lasts);
    if (soft_) firm_.refresh(findings, lasts);
    if (soft_) could_if_presumed_.refresh(findings, lasts);
    if (unusable_) if_usable_.refresh(findings, lasts);
    if (rest.empty()) return true;
    unevaluated_.assign(graph_->nodes().size(), 0);
    for (const NodeId id : rest) {
        unevaluated_[id] = 1;
        for (SetPass* pass : {&could_, &could_if_presumed_, &if_usable_}) pass->open(id);
    }
    return false;
}

bool Evaluation::spend_explaining(NodeId node) {
    return steps_ == nullptr || steps_->spend(1 + graph_->findings_below(node).size());
}

} // namespace apatite
