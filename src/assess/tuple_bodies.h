// Conditions over the same instances, evaluated together: each tuple once, and on it each part of them once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assess/logic_table.h"
#include "graph/rule_graph.h"

namespace apatite {

/// What of some bodies is evaluated for a tuple. Whatever hangs on a single word alone (`site = 'a' or site = 'b'`) is
/// one look into a table, and nothing below it is evaluated. Immutable.
struct TupleBodies {
    /// `somes`: nodes that range over the same instances; not empty. O(what their bodies rest on, times words).
    TupleBodies(const RuleGraph& graph, const LogicTable& logic, std::vector<NodeId> somes);

    struct Step {
        NodeId node = no_node;
        std::optional<WordTest> test; ///< of `words`; without one the node is evaluated as it is
    };
    std::vector<std::uint32_t> instances; ///< findings
    std::vector<NodeId> somes, bodies;
    std::vector<Step> steps; ///< operands first
    std::vector<WordBits> words;

    Truth tested(const WordTest& test, std::optional<std::uint32_t> word) const noexcept {
        return apatite::tested(test, words, word);
    }

private:
    struct Table {
        WordTest test;
        NodeId word = no_node; ///< that it tests
    };
    using Tables = std::vector<std::optional<Table>>; ///< by node

    std::optional<Table> table_of(const RuleGraph& graph, const LogicTable& logic, NodeId id, const Tables& tables);
    std::optional<Table> table_of_connective(const RuleGraph& graph, const Node& node, const Tables& tables);
    void add_steps(const RuleGraph& graph, const Tables& tables);
};

} // namespace apatite
