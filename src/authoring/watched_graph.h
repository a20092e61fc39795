// A rule graph in which every condition inside a condition can be watched.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "assess/evaluation.h"
#include "graph/conditions_of_pack.h"
#include "graph/rule_graph.h"

namespace apatite {

/// A condition of the pack, or one inside it. Words, numbers and literals are not watched.
struct WatchedPart {
    std::size_t condition = 0;              ///< which of `WatchedGraph::conditions()`
    const Expression* expression = nullptr; ///< of the pack
    bool whole = false;                     ///< all of the condition, `some` included
    bool in_body = false;                   ///< it has a value for each tuple of instances, not one value
    std::array<NodeId, 3> nodes{no_node, no_node, no_node}; ///< whole or not in a body: the first is it
};

/// The pack with every condition inside a condition as a condition of its own; written alike they are one node, so the
/// graph hardly grows.
class WatchedGraph {
public:
    /// O(size of the pack). `pack` is checked, so there always is a graph.
    explicit WatchedGraph(std::shared_ptr<const Pack> pack);

    const RuleGraph& graph() const noexcept { return *graph_; }
    const std::vector<PlacedCondition>& conditions() const noexcept { return conditions_; }
    const std::vector<WatchedPart>& parts() const noexcept { return parts_; }

    /// What the part is in an evaluation of `graph()`: one truth value, or in a body those of all tuples (none without
    /// one).
    TruthSet shown(const WatchedPart& part, const Evaluation& evaluation) const;
    /// What it can be as far as the evaluation leaves that open.
    TruthSet possible(const WatchedPart& part, const Evaluation& evaluation) const;

private:
    void watch_below(std::size_t condition, const Expression& expression, Pack& extended);
    void add(Pack& extended, WatchedPart part);

    std::shared_ptr<const Pack> pack_;
    std::shared_ptr<const RuleGraph> graph_;
    std::vector<PlacedCondition> conditions_;
    std::vector<WatchedPart> parts_;
};

/// A name for a declaration that is added to a pack; no pack can declare it itself.
std::string hidden_name(std::size_t number);

/// Does the expression rest on a field of an instance?
bool rests_on_fields(const Expression& expression);

} // namespace apatite
