// The part of a graph on which some conditions rest, down to its single questions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "authoring/lints/atoms.h"

namespace apatite::lints {

/// A condition in a cone. `parts` are positions in the cone, all before its own.
struct ConeNode {
    NodeId id = no_node;
    Operator op = Operator::null; ///< of a connective
    std::int64_t wanted = 0;      ///< of `AtLeast`
    std::vector<std::size_t> parts;
    Atoms::Place question; ///< of an atom; its group is a position in `Cone::groups`
};

struct Cone {
    std::vector<ConeNode> nodes;
    std::vector<std::vector<std::vector<Truth>>> groups; ///< by group, cell and question of the cone
    std::vector<std::vector<std::size_t>> questions;     ///< by group: positions of its atoms in `nodes`
    std::vector<std::uint32_t> group_ids;                ///< by group: which of `Atoms::groups`
    std::vector<std::vector<std::size_t>> origins;       ///< by group and cell: which cell it is in `Atoms`
};

/// Cells that answer the questions of the cone alike are one. O(what is below the roots).
Cone cone_below(const RuleGraph& graph, const Atoms& atoms, std::span<const NodeId> roots);

/// What the connective can be when its parts can be `parts`.
TruthSet combined(const ConeNode& node, std::span<const TruthSet> parts);

} // namespace apatite::lints
