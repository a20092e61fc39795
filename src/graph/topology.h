// Order and cycles of a directed graph given as plain edges. Internal to this folder.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace apatite {

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

/// Every vertex after those with an edge to it; nothing when there is a cycle. O(vertices + edges).
std::optional<std::vector<std::size_t>> topological_order(std::size_t vertices, const Edges& edges);

/// One shortest cycle (`a, b, a`) through the first vertex of each knot of vertices that reach each other.
std::vector<std::vector<std::size_t>> cycles(std::size_t vertices, const Edges& edges);

} // namespace apatite
