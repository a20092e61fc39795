// Which nodes a walk has seen.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/node.h"

namespace apatite {

/// A set of nodes that empties itself in the time that filling it took, and allocates nothing after the first walks.
class NodeMarks {
public:
    explicit NodeMarks(std::size_t nodes) : marked_(nodes, 0) {}

    /// False when it is there already.
    bool insert(NodeId id) {
        if (marked_[id] != 0) return false;
        touched_.push_back(id); // first: a mark that nobody knows of would never be taken away
        marked_[id] = 1;
        return true;
    }
    void erase(NodeId id) noexcept { marked_[id] = 0; }
    void clear() noexcept {
        for (const NodeId id : touched_) marked_[id] = 0;
        touched_.clear();
    }

private:
    std::vector<std::uint8_t> marked_; ///< by node
    std::vector<NodeId> touched_;
};

} // namespace apatite
