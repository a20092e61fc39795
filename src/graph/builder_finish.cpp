// The last steps: order by Boost.Graph, columns for the values, who reaches whom.
#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "graph/builder.h"
#include "graph/network.h"

namespace apatite {
namespace {

void remap(NodeId& id, const std::vector<NodeId>& new_id) {
    if (id != no_node) id = new_id[id];
}

void remap(std::vector<NodeId>& ids, const std::vector<NodeId>& new_id) {
    for (NodeId& id : ids) remap(id, new_id);
}

void remap(std::optional<NodeId>& id, const std::vector<NodeId>& new_id) {
    if (id) remap(*id, new_id);
}

void remap(Roots& roots, const std::vector<NodeId>& new_id) {
    remap(roots.values, new_id);
    remap(roots.conditions, new_id);
    remap(roots.rules, new_id);
    for (HypothesisRoots& each : roots.hypotheses) {
        remap(each.forms, new_id);
        remap(each.causes, new_id);
        remap(each.likely_needs, new_id);
    }
    for (AlertRoots& each : roots.alerts) {
        remap(each.suspect, new_id);
        remap(each.when, new_id);
    }
    for (WorkupRoots& each : roots.workup) {
        remap(each.when, new_id);
        remap(each.urgent_when, new_id);
        remap(each.unsafe_when, new_id);
    }
    for (ManagementRoots& each : roots.management) {
        remap(each.when, new_id);
        remap(each.cautions, new_id);
    }
}

} // namespace

// Walks over the plan are recursive, so its depth has a bound.
void GraphBuilder::check_depth() {
    constexpr std::size_t most = 1000;
    std::vector<std::size_t> depth(graph_->nodes_.size(), 1);
    for (NodeId id = 0; id < depth.size(); ++id) // operands are made before their users
        for (const NodeId operand : graph_->operands(graph_->nodes_[id]))
            depth[id] = std::max(depth[id], depth[operand] + 1);
    for (const auto& [node, vertex] : root_edges_) {
        if (depth[node] <= most) continue;
        error("G0104", fmt::format("`{}` is nested {} operators deep", vertices_[vertex].id, depth[node]), {},
              fmt::format("write it with fewer than {}", most));
        return;
    }
}

CompiledGraph GraphBuilder::finish() {
    check_depth();
    for (const auto& [node, vertex] : root_edges_) {
        if (!graph_->nodes_[node].in_body) continue;
        error("G0103", fmt::format("`{}` uses a field of an instance, but no `some:` says which", vertices_[vertex].id),
              {}, "add `some: [...]` with the instances that the condition ranges over");
    }
    sort_diagnostics(diagnostics_);
    if (has_errors(diagnostics_)) return {nullptr, std::move(diagnostics_)};

    const std::size_t vertices = declarations_ + graph_->nodes_.size();
    const auto order = topological_order(vertices, all_edges());
    if (!order) { // unreachable: names were ordered and expressions are trees
        error("G0102", "the conditions of the pack form a cycle", {}, "write one of them without the next");
        return {nullptr, std::move(diagnostics_)};
    }
    std::vector<NodeId> nodes;
    for (const std::size_t vertex : *order)
        if (vertex >= declarations_) nodes.push_back(static_cast<NodeId>(vertex - declarations_));
    renumber(finding_by_finding(std::move(nodes)));
    fill_somes();
    fill_plan();
    fill_above();
    add_node_vertices();
    const Edges edges = all_edges();
    graph_->network_ = std::make_unique<RuleGraph::Network>();
    graph_->network_->vertices = std::move(vertices_);
    graph_->network_->graph = RuleGraph::Network::Graph(edges.begin(), edges.end(), vertices);
    return {graph_, std::move(diagnostics_)};
}

Edges GraphBuilder::all_edges() const {
    Edges edges = declaration_edges_;
    for (const auto& [node, vertex] : root_edges_) edges.emplace_back(declarations_ + node, vertex);
    for (NodeId user = 0; user < graph_->nodes_.size(); ++user) {
        for (const NodeId operand : graph_->operands(graph_->nodes_[user])) {
            const auto named = named_.find({operand, user});
            edges.emplace_back(named != named_.end() ? named->second : declarations_ + operand, declarations_ + user);
        }
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

/// The new number of each node. Literals stand first, then what rests on one finding alone, finding by finding, then
/// all else; within each as in `order`. A run over a large pack so walks through the record once instead of jumping
/// about.
std::vector<NodeId> GraphBuilder::finding_by_finding(std::vector<NodeId> order) const {
    constexpr std::uint32_t first = 0, last = std::numeric_limits<std::uint32_t>::max();
    const auto both = [](std::uint32_t a, std::uint32_t b) { return a == b || b == first ? a : a == first ? b : last; };
    std::vector<std::uint32_t> place(order.size(), last);
    for (const NodeId id : order) {
        const Node& node = graph_->nodes_[id];
        if (node.kind == NodeKind::finding || node.kind == NodeKind::field) place[id] = node.index + 1;
        if (node.kind == NodeKind::literal) place[id] = first;
        if (node.kind != NodeKind::operation) continue;
        place[id] = first;
        for (const NodeId operand : graph_->operands(node)) place[id] = both(place[id], place[operand]);
    }
    std::ranges::stable_sort(order, {}, [&](NodeId id) { return place[id]; });
    std::vector<NodeId> new_id(order.size());
    for (NodeId next = 0; next < order.size(); ++next) new_id[order[next]] = next;
    return new_id;
}

void GraphBuilder::renumber(const std::vector<NodeId>& new_id) {
    std::vector<Node> nodes(graph_->nodes_.size());
    for (NodeId id = 0; id < nodes.size(); ++id) nodes[new_id[id]] = graph_->nodes_[id];
    std::vector<NodeId> operands; // beside each other as the nodes are
    operands.reserve(graph_->operands_.size());
    for (Node& node : nodes) {
        const auto first = static_cast<std::uint32_t>(operands.size());
        for (const NodeId operand : graph_->operands(node)) operands.push_back(new_id[operand]);
        node.first = first;
    }
    graph_->nodes_ = std::move(nodes);
    graph_->operands_ = std::move(operands);
    remap(graph_->roots_, new_id);
    remap(graph_->expression_root_, new_id);
    for (Some& some : graph_->somes_) remap(some.body, new_id);
    for (auto& [node, vertex] : root_edges_) remap(node, new_id);
    std::map<std::pair<NodeId, NodeId>, VertexIndex> named;
    for (const auto& [edge, vertex] : named_) named.emplace(std::pair{new_id[edge.first], new_id[edge.second]}, vertex);
    named_ = std::move(named);
}

void GraphBuilder::fill_somes() {
    for (Some& some : graph_->somes_) {
        std::vector<bool> seen(graph_->nodes_.size());
        std::vector<NodeId> open{some.body};
        while (!open.empty()) {
            const NodeId id = open.back();
            open.pop_back();
            if (seen[id] || !graph_->nodes_[id].in_body) continue;
            seen[id] = true;
            some.plan.push_back(id);
            for (const NodeId operand : graph_->operands(graph_->nodes_[id])) open.push_back(operand);
        }
        std::sort(some.plan.begin(), some.plan.end());
    }
}

void GraphBuilder::fill_plan() {
    for (NodeId id = 0; id < graph_->nodes_.size(); ++id) {
        Node& node = graph_->nodes_[id];
        node.slot = graph_->column_sizes_[static_cast<std::size_t>(node.storage)]++;
        if (node.kind != NodeKind::literal && !node.in_body && node.storage != Storage::none)
            graph_->plan_.push_back(id);
    }
}

// For every finding the nodes of the plan above it. A `some` rests on its whole body.
void GraphBuilder::fill_above() {
    const std::size_t count = graph_->nodes_.size();
    std::vector<std::vector<NodeId>> users(count);
    for (NodeId id = 0; id < count; ++id)
        for (const NodeId operand : graph_->operands(graph_->nodes_[id])) users[operand].push_back(id);
    std::vector<std::uint32_t> seen(count, 0);
    std::uint32_t round = 0;
    std::vector<std::vector<NodeId>> starts(pack_->catalogue.findings.size());
    for (NodeId id = 0; id < count; ++id) {
        const Node& node = graph_->nodes_[id];
        if (node.kind == NodeKind::finding || node.kind == NodeKind::field) starts[node.index].push_back(id);
    }
    std::vector<NodeId>& above = graph_->above_;
    graph_->above_ends_.push_back(0);
    for (std::vector<NodeId>& open : starts) {
        ++round;
        while (!open.empty()) {
            const NodeId id = open.back();
            open.pop_back();
            if (seen[id] == round) continue;
            seen[id] = round;
            const Node& node = graph_->nodes_[id];
            if (!node.in_body && node.storage != Storage::none) above.push_back(id);
            open.insert(open.end(), users[id].begin(), users[id].end());
        }
        std::sort(above.begin() + graph_->above_ends_.back(), above.end());
        graph_->above_ends_.push_back(static_cast<std::uint32_t>(above.size()));
    }
}

void GraphBuilder::add_node_vertices() {
    const auto& findings = pack_->catalogue.findings;
    for (NodeId id = 0; id < graph_->nodes_.size(); ++id) {
        const Node& node = graph_->nodes_[id];
        Vertex vertex{VertexKind::operation, std::string(to_string(node.op)), {}, id, node.index};
        if (node.kind == NodeKind::literal) vertex.kind = VertexKind::literal;
        if (node.kind == NodeKind::some) vertex.id = "some";
        if (node.kind == NodeKind::finding)
            vertex = {VertexKind::finding, findings[node.index].id, findings[node.index].label, id, node.index};
        if (node.kind == NodeKind::field) {
            const FindingDeclaration& field = findings[node.index].fields[node.field];
            vertex = {VertexKind::finding, findings[node.index].id + "." + field.id, field.label, id, node.index};
        }
        vertices_.push_back(std::move(vertex));
    }
    for (std::size_t i = 0; i < graph_->roots_.values.size(); ++i)
        vertices_[vertex_of(VertexKind::value, i)].node = graph_->roots_.values[i];
    for (std::size_t i = 0; i < graph_->roots_.conditions.size(); ++i)
        vertices_[vertex_of(VertexKind::condition, i)].node = graph_->roots_.conditions[i];
    for (std::size_t i = 0; i < graph_->roots_.rules.size(); ++i)
        vertices_[vertex_of(VertexKind::rule, i)].node = graph_->roots_.rules[i];
    for (std::size_t i = 0; i < graph_->roots_.alerts.size(); ++i)
        vertices_[vertex_of(VertexKind::alert, i)].node = graph_->roots_.alerts[i].when;
    for (std::size_t i = 0; i < graph_->roots_.workup.size(); ++i)
        vertices_[vertex_of(VertexKind::workup, i)].node = graph_->roots_.workup[i].when;
    for (std::size_t i = 0; i < graph_->roots_.management.size(); ++i)
        vertices_[vertex_of(VertexKind::management, i)].node = graph_->roots_.management[i].when;
}

} // namespace apatite
