// One rule graph in which many mutants of a pack live side by side.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "authoring/planned_mutant.h"
#include "graph/editable_graph.h"

namespace apatite {

/// The pack's own conditions and those of every mutant, compiled once; what is written alike is one node. A patient is
/// evaluated once for all mutants; each is then put on, judged and taken off.
class MutantGraph {
public:
    /// `mutants` must outlive it.
    MutantGraph(const Pack& pack, std::span<const PlannedMutant> mutants);

    const RuleGraph& graph() const noexcept { return graph_->graph(); }

    /// The conditions of the answer that a mutant changes: the node of the pack and the one in its place.
    struct Swap {
        ConditionPlace place;
        NodeId own = no_node, changed = no_node;
    };
    std::span<const Swap> swaps(std::size_t mutant) const noexcept { return swaps_[mutant]; }

    void put_on(std::size_t mutant);
    void take_off(std::size_t mutant);

private:
    class Builder;
    struct Hidden { ///< a swap before the graph is there: the position of an added condition
        ConditionPlace place;
        std::size_t condition = 0;
    };

    void change_effects(const PlannedMutant& planned);

    std::span<const PlannedMutant> mutants_;
    std::unique_ptr<EditableGraph> graph_;
    std::vector<std::vector<Swap>> swaps_;
    std::vector<HypothesisEffects> effects_; ///< as the pack has them
};

} // namespace apatite
