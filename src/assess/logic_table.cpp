#include "assess/logic_table.h"

#include <algorithm>
#include <array>

namespace apatite {
namespace {

bool is_connective(Operator op) {
    return op == Operator::and_ || op == Operator::or_ || op == Operator::not_ || op == Operator::xor_ ||
           op == Operator::implies;
}

/// Every result that `op` gives for some pair of members, by the bits of both sets.
template <typename Connective>
constexpr std::array<std::uint8_t, 64> over_sets(Connective op) {
    constexpr std::array truths{Truth::is_false, Truth::is_true, Truth::unknown};
    std::array<std::uint8_t, 64> table{};
    for (std::uint8_t sets = 0; sets < table.size(); ++sets)
        for (const Truth a : truths)
            for (const Truth b : truths)
                if (TruthSet::from_bits(sets >> 3U).contains(a) && TruthSet::from_bits(sets & 7U).contains(b))
                    table[sets] = TruthSet::from_bits(table[sets]).united(TruthSet(op(a, b))).bits();
    return table;
}

constexpr auto and_of_sets = over_sets([](Truth a, Truth b) { return logical_and(a, b); });
constexpr auto or_of_sets = over_sets([](Truth a, Truth b) { return logical_or(a, b); });

/// `deciding`: the truth that settles it whatever the others are.
Truth folded(const std::uint32_t* at, const std::uint32_t* end, const Truth* truths, Truth deciding) noexcept {
    Truth result = logical_not(deciding);
    for (; at != end; ++at) {
        const Truth each = truths[*at];
        if (each == deciding) return deciding;
        if (each == Truth::unknown) result = Truth::unknown;
    }
    return result;
}

TruthSet folded(const std::uint32_t* at, const std::uint32_t* end, const TruthSet* truths,
                const std::array<std::uint8_t, 64>& table) noexcept {
    unsigned result = truths[*at].bits();
    while (++at != end) result = table[result << 3U | truths[*at].bits()];
    return TruthSet::from_bits(static_cast<std::uint8_t>(result));
}

} // namespace

LogicTable::LogicTable(const RuleGraph& graph) : steps(graph.nodes().size()) {
    const auto is_truth = [&](NodeId id) { return graph.node(id).storage == Storage::truth; };
    for (NodeId id = 0; id < steps.size(); ++id) {
        const Node& node = graph.node(id);
        const auto of = graph.operands(node);
        if (node.kind != NodeKind::operation || !is_connective(node.op) || of.empty()) continue;
        if (!std::ranges::all_of(of, is_truth)) continue;
        steps[id] = {node.op, node.slot, static_cast<std::uint32_t>(operands.size()), node.count};
        for (const NodeId each : of) operands.push_back(graph.node(each).slot);
    }
}

Truth connected(const LogicStep& step, const std::uint32_t* operands, const Truth* truths) noexcept {
    const std::uint32_t *at = operands + step.first, *end = at + step.count;
    switch (step.op) {
    case Operator::and_: return folded(at, end, truths, Truth::is_false);
    case Operator::or_: return folded(at, end, truths, Truth::is_true);
    case Operator::not_: return logical_not(truths[*at]);
    case Operator::xor_: return logical_xor(truths[at[0]], truths[at[1]]);
    default: return logical_implies(truths[at[0]], truths[at[1]]);
    }
}

TruthSet connected(const LogicStep& step, const std::uint32_t* operands, const TruthSet* truths) noexcept {
    const std::uint32_t *at = operands + step.first, *end = at + step.count;
    switch (step.op) {
    case Operator::and_: return folded(at, end, truths, and_of_sets);
    case Operator::or_: return folded(at, end, truths, or_of_sets);
    case Operator::not_: return logical_not(truths[*at]);
    case Operator::xor_: return logical_xor(truths[at[0]], truths[at[1]]);
    default: return logical_implies(truths[at[0]], truths[at[1]]);
    }
}

} // namespace apatite
