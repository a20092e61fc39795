#include "assess/bit_plan.h"

#include <algorithm>
#include <utility>

#include "assess/answer_plan.h"
#include "assess/bit_compiler.h"

namespace apatite {

BitPlan::BitPlan(const RuleGraph& of) : graph(&of) {
    BitCompiler(*this).compile(std::vector<std::uint8_t>(of.nodes().size(), 1));
}

BitPlan::BitPlan(const RuleGraph& of, std::span<const NodeId> roots) : graph(&of) {
    BitCompiler(*this).compile(marked_below(of, roots));
}

void BitCompiler::compile(const std::vector<std::uint8_t>& wanted) {
    const RuleGraph& graph = *plan_.graph;
    numbers_.resize(graph.nodes().size());
    plan_.planes.assign(graph.nodes().size(), no_plane);
    plan_.plane_count = 4;
    for (NodeId id = 0; id < graph.nodes().size(); ++id) {
        const Node& node = graph.node(id);
        if (node.in_body || wanted[id] == 0) continue;
        if (node.storage == Storage::number) numbers_[id] = number(node);
        if (node.storage == Storage::truth) plan_.planes[id] = truth(id, node);
    }
    drop_unused_numbers();
}

Plane BitCompiler::new_plane() { return std::exchange(plan_.plane_count, plan_.plane_count + 2); }

Plane BitCompiler::input(NodeId id) {
    plan_.truth_inputs.push_back({id, new_plane()});
    return plan_.truth_inputs.back().plane;
}

Plane BitCompiler::step(BitOperator op, const std::vector<Plane>& operands, std::uint32_t count) {
    BitStep step{op, count, new_plane(), static_cast<std::uint32_t>(plan_.operands.size()), 0};
    plan_.operands.insert(plan_.operands.end(), operands.begin(), operands.end());
    step.operands_to = static_cast<std::uint32_t>(plan_.operands.size());
    plan_.steps.push_back(step);
    return step.result;
}

Plane BitCompiler::any_of(std::vector<Plane> operands, BitOperator op) {
    for (Plane& each : operands) each = negated(each);
    return negated(step(op, operands));
}

/// Nothing when one of the nodes is no truth.
std::optional<std::vector<Plane>> BitCompiler::planes_of(std::span<const NodeId> nodes) const {
    std::vector<Plane> result;
    for (const NodeId id : nodes) {
        const Storage storage = plan_.graph->node(id).storage;
        if (storage != Storage::truth && storage != Storage::none) return std::nullopt;
        result.push_back(storage == Storage::none ? BitPlan::never_known : plan_.planes[id]);
    }
    return result;
}

Plane BitCompiler::truth(NodeId id, const Node& node) {
    if (node.kind == NodeKind::literal) {
        const Truth value = plan_.graph->literals()[node.index].truth;
        if (value == Truth::unknown) return BitPlan::never_known;
        return value == Truth::is_true ? BitPlan::always : negated(BitPlan::always);
    }
    if (node.kind != NodeKind::operation) return input(id);
    if (const auto compared = comparison(node)) return *compared;
    const auto operands = operands_of_truths(node);
    const auto done = operands ? operation(node, *operands) : std::nullopt;
    return done ? *done : input(id);
}

/// Of an operator over a list that is written out, the elements.
std::optional<std::vector<Plane>> BitCompiler::operands_of_truths(const Node& node) const {
    const RuleGraph& graph = *plan_.graph;
    std::span<const NodeId> operands = graph.operands(node);
    if (node.op == Operator::at_least || node.op == Operator::all_true || node.op == Operator::any_true) {
        const Node& list = graph.node(operands.back());
        if (list.op != Operator::list) return std::nullopt;
        operands = graph.operands(list);
    }
    return planes_of(operands);
}

std::optional<Plane> BitCompiler::operation(const Node& node, const std::vector<Plane>& operands) {
    switch (node.op) {
    case Operator::not_: return negated(operands[0]);
    case Operator::and_: return step(BitOperator::all, operands);
    case Operator::or_: return any_of(operands, BitOperator::all);
    case Operator::implies: return any_of({negated(operands[0]), operands[1]}, BitOperator::all);
    case Operator::xor_:
    case Operator::not_equal: return step(BitOperator::differ, operands);
    case Operator::equal: return negated(step(BitOperator::differ, operands));
    case Operator::equivalent: return step(BitOperator::same, operands);
    case Operator::not_equivalent: return negated(step(BitOperator::same, operands));
    case Operator::is_null: return negated(step(BitOperator::known, operands));
    case Operator::is_true:
    case Operator::any_true: return step(BitOperator::any, operands);
    case Operator::is_false: return step(BitOperator::any, {negated(operands[0])});
    case Operator::all_true: return any_of(operands, BitOperator::any);
    case Operator::if_:
    case Operator::case_: return step(BitOperator::choose, operands);
    case Operator::coalesce: return step(BitOperator::first, operands);
    case Operator::at_least: return at_least(node, operands);
    default: return std::nullopt;
    }
}

std::optional<Plane> BitCompiler::at_least(const Node& node, const std::vector<Plane>& operands) {
    const auto wanted = literal(plan_.graph->operands(node)[0]);
    const auto count = wanted ? wanted->ceil().to_int64() : std::nullopt;
    if (!count) return std::nullopt;
    if (*count <= 0) return BitPlan::always;
    if (*count > static_cast<std::int64_t>(operands.size())) return negated(BitPlan::always);
    if (*count > static_cast<std::int64_t>(BitPlan::most_counted)) return std::nullopt;
    return step(BitOperator::at_least, operands, static_cast<std::uint32_t>(*count));
}

} // namespace apatite
