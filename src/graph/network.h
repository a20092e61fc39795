// The whole graph as Boost.Graph holds it. Internal to this folder: it shows Boost.
#pragma once

#include <boost/graph/adjacency_list.hpp>

#include "graph/rule_graph.h"

namespace apatite {

/// Vertices as in `RuleGraph::vertices()`; an edge runs from what is used to its user.
struct RuleGraph::Network {
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
    std::vector<Vertex> vertices;
    Graph graph;
};

} // namespace apatite
