// A rule graph of one's own, for trying out small changes of a pack without compiling it again.
#pragma once

#include <memory>

#include "graph/rule_graph.h"

namespace apatite {

/// Owns a graph that nobody else sees, so where the declarations end and what the rules do may be changed; the nodes
/// stay. Keep roots on nodes of the same storage. One thread at a time.
class EditableGraph {
public:
    /// Compiles the pack; `graph()` must not be asked for when there are errors.
    explicit EditableGraph(std::shared_ptr<const Pack> pack);

    const Diagnostics& diagnostics() const noexcept { return diagnostics_; }
    bool ok() const noexcept { return graph_ != nullptr; }
    const RuleGraph& graph() const noexcept { return *graph_; }
    Roots& roots() noexcept;
    std::vector<HypothesisEffects>& effects() noexcept;

private:
    std::shared_ptr<RuleGraph> graph_;
    Diagnostics diagnostics_;
};

} // namespace apatite
