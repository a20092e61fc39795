// What the cases of a pack make of its conditions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/conditions_of_pack.h"
#include "graph/rule_graph.h"

namespace apatite::lints {

/// The truth of every condition of the pack now, in each case that can be run.
class CaseTruths {
public:
    /// Reads the Bundles of the cases. O(cases x size of the pack).
    CaseTruths(const RuleGraph& graph, const std::vector<PlacedCondition>& conditions);

    bool ever_true(NodeId root) const;
    /// Is there a case in which `when` holds and `then` does not?
    bool refutes(NodeId when, NodeId then) const;

    struct Problem {
        const Case* test = nullptr;
        std::string message;
    };
    const std::vector<Problem>& problems() const noexcept { return problems_; }

private:
    std::map<NodeId, std::vector<bool>> holds_; ///< by root, then by case
    std::vector<Problem> problems_;
};

} // namespace apatite::lints
