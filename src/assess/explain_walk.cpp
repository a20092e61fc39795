// The two walks of an explanation: what decided, and what is missing.
#include <algorithm>

#include "assess/explain.h"

namespace apatite {

template <typename Visit>
void Explainer::each_tuple(const Some& some, Visit visit) {
    std::vector<std::uint32_t> tuple(some.instances.size(), 0);
    for (const std::uint32_t finding : some.instances)
        if (findings_->states[finding].instances.empty()) return;
    while (true) {
        const Truth value = pass_->run_body(*findings_, some, tuple);
        const auto outer = tuple_;
        for (std::size_t i = 0; i < tuple.size(); ++i) tuple_.emplace_back(some.instances[i], tuple[i]);
        for (const NodeId id : some.plan) seen_->erase(id);
        const bool go_on = visit(value);
        tuple_ = outer;
        if (!go_on) return;
        std::size_t i = 0;
        while (i < tuple.size() && ++tuple[i] == findings_->states[some.instances[i]].instances.size()) tuple[i++] = 0;
        if (i == tuple.size()) return;
    }
}

void Explainer::decided(NodeId id) {
    if (!seen_->insert(id)) return;
    const Node& node = graph_->node(id);
    switch (node.kind) {
    case NodeKind::literal: break;
    case NodeKind::finding:
    case NodeKind::field:
        if (!pass_->is_null(id)) add_leaf(node);
        break;
    case NodeKind::some: decided_some(node, pass_->truth(id)); break;
    case NodeKind::operation: decided_operation(id, node); break;
    }
}

void Explainer::all_decided(const Node& node) {
    for (const NodeId operand : graph_->operands(node))
        if (!pass_->is_null(operand) || graph_->node(operand).storage == Storage::none) decided(operand);
}

// Only the operands that decide: of an `or` that is true those that are true, of one that is false all.
void Explainer::decided_operation(NodeId id, const Node& node) {
    const Truth value = pass_->truth(id);
    const auto operands = graph_->operands(node);
    const auto those = [&](Truth wanted) {
        for (const NodeId operand : operands)
            if (pass_->truth(operand) == wanted) decided(operand);
    };
    switch (node.op) {
    case Operator::and_:
    case Operator::or_: return those(value);
    case Operator::implies:
        if (value == Truth::is_false) return all_decided(node);
        if (pass_->truth(operands[0]) == Truth::is_false) decided(operands[0]);
        if (pass_->truth(operands[1]) == Truth::is_true) decided(operands[1]);
        return;
    case Operator::at_least:
    case Operator::all_true:
    case Operator::any_true: {
        const NodeId list = pass_->list(operands.back());
        if (list == no_node) return;
        const bool every = node.op == Operator::all_true && value == Truth::is_true;
        for (const NodeId element : graph_->operands(graph_->node(list)))
            if (every ? !pass_->is_null(element) : pass_->truth(element) == value) decided(element);
        return;
    }
    case Operator::if_:
    case Operator::case_:
        for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
            decided(operands[i]);
            if (pass_->truth(operands[i]) == Truth::is_true) return decided(operands[i + 1]);
        }
        return decided(operands.back());
    case Operator::coalesce:
        for (const NodeId operand : operands)
            if (!pass_->is_null(operand)) return decided(operand);
        return;
    case Operator::high:
    case Operator::low:
    case Operator::normal:
    case Operator::positive:
    case Operator::negative: return add_leaf(graph_->node(operands[0]));
    case Operator::exists: return add_leaf(graph_->node(operands[0]));
    default: return all_decided(node);
    }
}

void Explainer::decided_some(const Node& node, Truth value) {
    const Some& some = graph_->somes()[node.index];
    each_tuple(some, [&](Truth body) {
        if (body != value) return true;
        decided(some.body);
        return value != Truth::is_true; // one tuple is enough to be true, none may be left to be false
    });
    if (value == Truth::is_false)
        for (const std::uint32_t finding : some.instances) found_.push_back({finding, {}, {}, {}});
}

void Explainer::undecided(NodeId id) {
    const Node& node = graph_->node(id);
    if (node.storage == Storage::none || is_null(id, node)) undecided_null(id, node);
}

void Explainer::undecided_null(NodeId id, const Node& node) {
    if (!seen_->insert(id)) return;
    switch (node.kind) {
    case NodeKind::literal: break;
    case NodeKind::finding:
    case NodeKind::field: add_leaf(node); break;
    case NodeKind::some: undecided_some(node); break;
    case NodeKind::operation: undecided_operation(node); break;
    }
}

// An unknown operand is what is missing. Where none is unknown, a value is not told precisely enough.
void Explainer::undecided_operation(const Node& node) {
    const auto operands = graph_->operands(node);
    switch (node.op) {
    case Operator::high:
    case Operator::low:
    case Operator::normal:
    case Operator::positive:
    case Operator::negative: return add_leaf(graph_->node(operands[0]), "no-range");
    case Operator::exists: return add_leaf(graph_->node(operands[0]));
    case Operator::if_:
    case Operator::case_:
        for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
            undecided(operands[i]);
            if (pass_->truth(operands[i]) == Truth::is_true) return undecided(operands[i + 1]);
        }
        return undecided(operands.back());
    default: break;
    }
    bool any = false;
    const auto descend = [&](NodeId operand) {
        const Node& each = graph_->node(operand);
        if (each.storage == Storage::none || !is_null(operand, each)) return;
        any = true;
        undecided_null(operand, each);
    };
    for (const NodeId operand : operands) {
        descend(operand);
        if (graph_->node(operand).storage != Storage::list) continue;
        const NodeId list = pass_->list(operand);
        if (list == no_node) continue;
        for (const NodeId element : graph_->operands(graph_->node(list))) descend(element);
    }
    if (any) return;
    for (const NodeId operand : operands) imprecise(operand);
}

/// The leaves below that are an interval (`< 2`) or a date without its day. A `some` is looked into tuple by tuple:
/// outside of them its body has whatever values the last one left, of another patient perhaps.
void Explainer::imprecise(NodeId id) {
    const Node& node = graph_->node(id);
    if (node.kind == NodeKind::some) return undecided(id);
    if (node.kind == NodeKind::finding || node.kind == NodeKind::field) {
        const auto& number = pass_->number(id);
        const auto& date = pass_->date(id);
        if (number && !number->is_point()) add_leaf(node, to_string(WhyUnknown::comparator));
        if (date && !date->is_exact()) add_leaf(node, to_string(WhyUnknown::undated));
    }
    for (const NodeId operand : graph_->operands(node)) imprecise(operand);
}

void Explainer::undecided_some(const Node& node) {
    const Some& some = graph_->somes()[node.index];
    each_tuple(some, [&](Truth body) {
        if (body == Truth::unknown) undecided(some.body);
        return true;
    });
    for (const std::uint32_t finding : some.instances)
        if (!findings_->states[finding].instances_complete) found_.push_back({finding, {}, {}, {}});
}

} // namespace apatite
