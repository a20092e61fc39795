#include "assess/logic_table.h"

#include <algorithm>
#include <array>

namespace apatite {
namespace {

bool is_connective(Operator op) {
    return op == Operator::and_ || op == Operator::or_ || op == Operator::not_ || op == Operator::xor_ ||
           op == Operator::implies;
}

bool is_test(Operator op) { return op == Operator::equal || op == Operator::not_equal || op == Operator::in; }

/// The word or, of a list, the words, each once, that the node holds whoever the patient is; nothing when it is
/// anything else.
std::optional<std::vector<std::uint32_t>> written_out(const RuleGraph& graph, NodeId id, bool of_list) {
    const Node& node = graph.node(id);
    const bool is_list = node.kind == NodeKind::operation && node.op == Operator::list;
    if (is_list != of_list) return std::nullopt;
    std::vector<std::uint32_t> found;
    for (const NodeId each : is_list ? graph.operands(node) : std::span(&id, 1)) {
        const Node& word = graph.node(each);
        if (word.kind != NodeKind::literal || word.storage != Storage::word) return std::nullopt;
        found.push_back(graph.literals()[word.index].word);
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
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

LogicTable::LogicTable(const RuleGraph& graph)
    : truth_slots(graph.nodes().size(), no_slot), steps(graph.nodes().size()) {
    for (NodeId id = 0; id < steps.size(); ++id) {
        const Node& node = graph.node(id);
        if (node.storage == Storage::truth) truth_slots[id] = node.slot;
        if (node.kind != NodeKind::operation || node.count == 0) continue;
        if (is_connective(node.op)) add_connective(graph, id, node);
        if (is_test(node.op)) add_test(graph, id, node);
    }
}

void LogicTable::add_connective(const RuleGraph& graph, NodeId id, const Node& node) {
    const auto of = graph.operands(node);
    if (!std::ranges::all_of(of, [&](NodeId each) { return graph.node(each).storage == Storage::truth; })) return;
    steps[id] = {node.op, node.slot, static_cast<std::uint32_t>(operands.size()), node.count};
    for (const NodeId each : of) operands.push_back(graph.node(each).slot);
}

void LogicTable::add_test(const RuleGraph& graph, NodeId id, const Node& node) {
    const auto of = graph.operands(node);
    const Node& word = graph.node(of[0]);
    const auto others = written_out(graph, of[1], node.op == Operator::in);
    if (word.storage != Storage::word || word.kind == NodeKind::literal || !others) return;
    const auto first = static_cast<std::uint32_t>(words.size());
    const bool negated = node.op == Operator::not_equal;
    words.resize(words.size() + graph.words().stride(), negated ? ~WordBits{0} : 0);
    for (const std::uint32_t each : *others) words[first + each / 64] ^= WordBits{1} << (each % 64);
    steps[id] = {Operator::in, node.slot, static_cast<std::uint32_t>(tests.size()), 0};
    tests.push_back({node.slot, word.slot, first, node.op == Operator::in ? Truth::is_false : Truth::unknown});
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
