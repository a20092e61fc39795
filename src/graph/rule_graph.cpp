#include "graph/rule_graph.h"

#include <algorithm>

#include "graph/builder.h"
#include "graph/network.h"

namespace apatite {

RuleGraph::RuleGraph() = default;
RuleGraph::~RuleGraph() = default;

CompiledGraph RuleGraph::compile(std::shared_ptr<const Pack> pack) { return GraphBuilder(std::move(pack)).build(); }

CompiledGraph RuleGraph::compile(const Expression& expression) {
    return GraphBuilder(std::make_shared<const Pack>()).build(expression);
}

std::string_view to_string(VertexKind kind) noexcept {
    switch (kind) {
    case VertexKind::finding: return "finding";
    case VertexKind::literal: return "literal";
    case VertexKind::operation: return "operation";
    case VertexKind::value: return "value";
    case VertexKind::condition: return "condition";
    case VertexKind::rule: return "rule";
    case VertexKind::hypothesis: return "hypothesis";
    case VertexKind::variant: return "variant";
    case VertexKind::alert: return "alert";
    case VertexKind::workup: return "workup";
    default: return "management";
    }
}

std::vector<std::uint32_t> RuleGraph::findings_below(NodeId node) const {
    std::vector<bool> seen(nodes_.size());
    std::vector<NodeId> open{node};
    std::vector<std::uint32_t> found;
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        if (id == no_node || seen[id]) continue;
        seen[id] = true;
        const Node& at = nodes_[id];
        if (at.kind == NodeKind::finding || at.kind == NodeKind::field) found.push_back(at.index);
        for (const NodeId operand : operands(at)) open.push_back(operand);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<std::uint32_t> RuleGraph::findings_of_hypothesis(std::size_t hypothesis) const {
    std::vector<std::uint32_t> found;
    const auto add = [&](NodeId node) {
        const auto below = findings_below(node);
        found.insert(found.end(), below.begin(), below.end());
    };
    for (const Effect& effect : effects_[hypothesis].effects) add(roots_.rules[effect.rule]);
    if (roots_.hypotheses[hypothesis].likely_needs) add(*roots_.hypotheses[hypothesis].likely_needs);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool RuleGraph::rests_on(NodeId node, std::uint32_t finding) const noexcept {
    const auto above = nodes_above(finding);
    return std::binary_search(above.begin(), above.end(), node);
}

// The same pack gives the same graph, so what pictures alone need is not carried but compiled again.
const RuleGraph::Network& RuleGraph::network() const {
    std::call_once(network_made_, [this] {
        if (!network_) network_ = std::move(compile(pack_).graph->network_);
    });
    return *network_;
}

std::span<const Vertex> RuleGraph::vertices() const { return network().vertices; }

std::vector<std::pair<std::size_t, std::size_t>> RuleGraph::edges() const {
    std::vector<std::pair<std::size_t, std::size_t>> result;
    const Network::Graph& graph = network().graph;
    const auto [from, to] = boost::edges(graph);
    for (auto edge = from; edge != to; ++edge)
        result.emplace_back(boost::source(*edge, graph), boost::target(*edge, graph));
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<std::size_t> RuleGraph::reachable(std::size_t vertex, bool upwards) const {
    const Network::Graph& graph = network().graph;
    std::vector<bool> seen(vertices().size());
    std::vector<std::size_t> open{vertex};
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        if (seen[at]) continue;
        seen[at] = true;
        if (upwards) {
            const auto [from, to] = boost::adjacent_vertices(at, graph);
            open.insert(open.end(), from, to);
        } else {
            const auto [from, to] = boost::inv_adjacent_vertices(at, graph);
            open.insert(open.end(), from, to);
        }
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (seen[i]) found.push_back(i);
    return found;
}

std::optional<std::size_t> RuleGraph::find_vertex(VertexKind kind, std::string_view id) const {
    const auto all = vertices();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].kind == kind && all[i].id == id) return i;
    return std::nullopt;
}

} // namespace apatite
