#include "assess/tuple_bodies.h"

#include <algorithm>

namespace apatite {
namespace {

WordBits connected(Operator op, WordBits a, WordBits b) {
    switch (op) {
    case Operator::and_: return a & b;
    case Operator::or_: return a | b;
    case Operator::xor_: return a ^ b;
    default: return ~a | b; // `implies`
    }
}

Truth connected(Operator op, Truth a, Truth b) {
    switch (op) {
    case Operator::and_: return logical_and(a, b);
    case Operator::or_: return logical_or(a, b);
    case Operator::xor_: return logical_xor(a, b);
    default: return logical_implies(a, b);
    }
}

} // namespace

TupleBodies::TupleBodies(const RuleGraph& graph, const LogicTable& logic, std::vector<NodeId> of)
    : instances(graph.somes()[graph.node(of.front()).index].instances), somes(std::move(of)) {
    std::vector<NodeId> below;
    for (const NodeId id : somes) {
        const Some& some = graph.somes()[graph.node(id).index];
        bodies.push_back(some.body);
        below.insert(below.end(), some.plan.begin(), some.plan.end());
    }
    std::ranges::sort(below);
    below.erase(std::ranges::unique(below).begin(), below.end());
    Tables tables(graph.nodes().size());
    for (const NodeId id : below) tables[id] = table_of(graph, logic, id, tables);
    add_steps(graph, tables);
}

std::optional<TupleBodies::Table> TupleBodies::table_of(const RuleGraph& graph, const LogicTable& logic, NodeId id,
                                                        const Tables& tables) {
    const LogicStep& step = logic.steps[id];
    const Node& node = graph.node(id);
    if (step.op == Operator::null) return std::nullopt;
    if (step.op != Operator::in) return table_of_connective(graph, node, tables);
    Table table{logic.tests[step.first], graph.operands(node)[0]};
    const auto from = logic.words.begin() + table.test.first;
    table.test.first = static_cast<std::uint32_t>(words.size());
    words.insert(words.end(), from, from + static_cast<std::ptrdiff_t>(graph.words().stride()));
    return table;
}

/// If all of its operands hang on the same word.
std::optional<TupleBodies::Table> TupleBodies::table_of_connective(const RuleGraph& graph, const Node& node,
                                                                   const Tables& tables) {
    const auto operands = graph.operands(node);
    const auto& first = tables[operands[0]];
    const auto same = [&](NodeId id) { return tables[id] && tables[id]->word == first->word; };
    if (!first || !std::ranges::all_of(operands, same)) return std::nullopt;
    Table table = *first;
    const auto from = static_cast<std::uint32_t>(words.size());
    const auto stride = static_cast<std::uint32_t>(graph.words().stride());
    words.resize(from + stride);
    for (std::uint32_t i = 0; i < stride; ++i) words[from + i] = words[first->test.first + i];
    table.test.slot = node.slot;
    table.test.first = from;
    if (node.op == Operator::not_) {
        for (std::uint32_t i = 0; i < stride; ++i) words[from + i] = ~words[from + i];
        table.test.of_null = logical_not(table.test.of_null);
    }
    for (const NodeId operand : operands.subspan(1)) {
        const WordTest& other = tables[operand]->test;
        for (std::uint32_t i = 0; i < stride; ++i)
            words[from + i] = connected(node.op, words[from + i], words[other.first + i]);
        table.test.of_null = connected(node.op, table.test.of_null, other.of_null);
    }
    return table;
}

void TupleBodies::add_steps(const RuleGraph& graph, const Tables& tables) {
    std::vector<bool> needed(graph.nodes().size());
    for (const NodeId body : bodies) needed[body] = true;
    for (auto id = static_cast<NodeId>(needed.size()); id-- > 0;) { // operands stand before their users
        if (!needed[id] || !graph.node(id).in_body) continue;
        const auto& table = tables[id];
        steps.push_back({id, table ? std::optional(table->test) : std::nullopt});
        if (table)
            needed[table->word] = true;
        else
            for (const NodeId operand : graph.operands(graph.node(id))) needed[operand] = true;
    }
    std::ranges::reverse(steps);
}

} // namespace apatite
