#include "graph/topology.h"

#include <algorithm>
#include <deque>
#include <iterator>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

namespace apatite {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

Graph made(std::size_t vertices, const Edges& edges) { return Graph(edges.begin(), edges.end(), vertices); }

/// The shortest way from `start` back to itself within its component.
std::vector<std::size_t> shortest_cycle(const Graph& graph, const std::vector<std::size_t>& component,
                                        std::size_t start) {
    std::vector<std::size_t> before(boost::num_vertices(graph), boost::num_vertices(graph));
    std::deque<std::size_t> open{start};
    while (!open.empty()) {
        const std::size_t at = open.front();
        open.pop_front();
        const auto [from, to] = boost::out_edges(at, graph);
        for (auto edge = from; edge != to; ++edge) {
            const std::size_t next = boost::target(*edge, graph);
            if (component[next] != component[start]) continue;
            if (next == start) {
                std::vector<std::size_t> path{start};
                for (std::size_t step = at; step != start; step = before[step]) path.push_back(step);
                path.push_back(start);
                std::reverse(path.begin(), path.end());
                return path;
            }
            if (before[next] != before.size()) continue;
            before[next] = at;
            open.push_back(next);
        }
    }
    return {};
}

} // namespace

std::optional<std::vector<std::size_t>> topological_order(std::size_t vertices, const Edges& edges) {
    std::vector<std::size_t> order;
    order.reserve(vertices);
    const Graph graph = made(vertices, edges);
    try {
        boost::topological_sort(graph, std::back_inserter(order));
    } catch (const boost::not_a_dag&) {
        return std::nullopt;
    }
    std::reverse(order.begin(), order.end());
    return order;
}

std::vector<std::vector<std::size_t>> cycles(std::size_t vertices, const Edges& edges) {
    const Graph graph = made(vertices, edges);
    std::vector<std::size_t> component(vertices);
    const std::size_t count = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
    std::vector<bool> seen(count);
    std::vector<std::vector<std::size_t>> found;
    for (std::size_t vertex = 0; vertex < vertices; ++vertex) {
        if (seen[component[vertex]]) continue;
        seen[component[vertex]] = true;
        auto path = shortest_cycle(graph, component, vertex);
        if (!path.empty()) found.push_back(std::move(path));
    }
    return found;
}

} // namespace apatite
