#include "graph/editable_graph.h"

namespace apatite {

EditableGraph::EditableGraph(std::shared_ptr<const Pack> pack) {
    CompiledGraph compiled = RuleGraph::compile(std::move(pack));
    // Just made, and not handed to anybody: the object itself is not const.
    graph_ = std::const_pointer_cast<RuleGraph>(compiled.graph);
    diagnostics_ = std::move(compiled.diagnostics);
}

Roots& EditableGraph::roots() noexcept { return graph_->roots_; }

std::vector<HypothesisEffects>& EditableGraph::effects() noexcept { return graph_->effects_; }

} // namespace apatite
