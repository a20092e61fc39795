// The connectives of a graph, laid out for evaluation: most of a pack is these.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/rule_graph.h"

namespace apatite {

/// `and`, `or`, `not`, `xor` or `implies` of truths; for any other node the operator is `null`. Operands are slots of
/// the column of truths.
struct LogicStep {
    Operator op = Operator::null;
    std::uint32_t slot = 0, first = 0, count = 0;
};

/// Immutable, shared by the passes of an evaluation. O(edges).
struct LogicTable {
    explicit LogicTable(const RuleGraph& graph);

    std::vector<LogicStep> steps; ///< by node
    std::vector<std::uint32_t> operands;
};

/// `truths`: the column.
Truth connected(const LogicStep& step, const std::uint32_t* operands, const Truth* truths) noexcept;
TruthSet connected(const LogicStep& step, const std::uint32_t* operands, const TruthSet* truths) noexcept;

} // namespace apatite
