// What every pass over the plan shares: how each kind of node is brought up to date, and which instances are in scope.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "assess/logic_table.h"
#include "findings/findings.h"
#include "graph/rule_graph.h"

namespace apatite {

/// Base of `ValuePass` and `SetPass`, which say what the value of a node is. `Pass` is the derived class. `graph` and,
/// while values are read, `findings` must outlive it.
template <typename Pass>
class PlanPass {
public:
    /// Evaluates the whole plan. O(nodes + tuples of instances).
    void run(const Findings& findings) { refresh(findings, graph_->plan()); }

    /// Evaluates some nodes again, in the order given (`RuleGraph::nodes_above` of a finding that has changed).
    void refresh(const Findings& findings, std::span<const NodeId> nodes) {
        findings_ = &findings;
        for (const NodeId id : nodes) evaluate(id);
    }

    /// How many nodes were evaluated since it was made: the cost, free of clocks.
    std::size_t evaluated() const noexcept { return evaluated_; }

    const RuleGraph& graph() const noexcept { return *graph_; }
    const LogicTable& logic() const noexcept { return *logic_; }

protected:
    /// `logic` is made when it is null.
    PlanPass(const RuleGraph& graph, std::shared_ptr<const LogicTable> logic)
        : graph_(&graph), logic_(logic ? std::move(logic) : std::make_shared<const LogicTable>(graph)),
          scope_(graph.pack().catalogue.findings.size(), nullptr) {}

    void evaluate(NodeId id) {
        ++evaluated_;
        Pass& pass = static_cast<Pass&>(*this);
        if (const LogicStep& step = logic_->steps[id]; step.op != Operator::null) {
            if (step.op != Operator::in) {
                pass.truths_[step.slot] = connected(step, logic_->operands.data(), pass.truths_.data());
                return;
            }
            if (pass.take_test(logic_->tests[step.first])) return;
        }
        const Node& node = graph_->node(id);
        switch (node.kind) {
        case NodeKind::literal: break;
        case NodeKind::finding:
        case NodeKind::field:
            if (const FindingState* state = state_of(node)) pass.read_leaf(node, *state);
            break;
        case NodeKind::some: pass.truths_[node.slot] = pass.find_tuple(graph_->somes()[node.index]); break;
        case NodeKind::operation:
            switch (node.op) {
            case Operator::high:
            case Operator::low:
            case Operator::normal:
            case Operator::positive:
            case Operator::negative: pass.truths_[node.slot] = pass.judge(node); break;
            case Operator::exists: pass.truths_[node.slot] = pass.exists(node); break;
            default: pass.evaluate_operation(id, node);
            }
        }
    }

    /// Null for a field while no instance is in scope.
    const FindingState* state_of(const Node& leaf) const noexcept {
        if (leaf.kind == NodeKind::finding) return &findings_->states[leaf.index];
        const Instance* instance = scope_[leaf.index];
        return instance == nullptr ? nullptr : &instance->fields[leaf.field];
    }

    const RuleGraph* graph_;
    std::shared_ptr<const LogicTable> logic_;
    const Findings* findings_ = nullptr;
    std::size_t evaluated_ = 0;
    std::vector<const Instance*> scope_; ///< by finding: the instance in scope
    std::vector<std::uint32_t> tuple_;   ///< scratch of `find_tuple`
};

} // namespace apatite
