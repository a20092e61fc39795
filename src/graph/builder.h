// From a pack to a rule graph. Internal to this folder.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/rule_graph.h"
#include "graph/topology.h"

namespace apatite {

/// Builds one graph, then is thrown away. Conditions that are written alike become one node.
class GraphBuilder {
public:
    explicit GraphBuilder(std::shared_ptr<const Pack> pack);

    CompiledGraph build();
    CompiledGraph build(const Expression& expression);

private:
    using VertexIndex = std::size_t;

    // builder.cpp: the declarations
    void add_vertices();
    void add_findings();
    bool order_declarations(std::vector<std::size_t>& order);
    void report_cycle(const std::vector<std::size_t>& path, std::size_t values);
    void build_declarations(const std::vector<std::size_t>& order);
    void build_rules();
    void build_hypotheses();
    void build_recommendations();
    NodeId root(const Condition& condition, VertexIndex user);
    std::optional<NodeId> optional_root(const std::optional<Condition>& condition, VertexIndex user);
    VertexIndex vertex_of(VertexKind kind, std::size_t index) const { return first_vertex_.at(kind) + index; }

    // builder_effects.cpp
    void build_effects();

    // builder_nodes.cpp: expressions
    NodeId build_expression(const Expression& expression);
    NodeId build_operation(const Expression& expression);
    NodeId build_name(const Expression& expression);
    NodeId build_field(const Expression& expression);
    NodeId build_literal(const Expression& expression, Storage storage);
    NodeId build_some(const std::vector<std::string>& instances, NodeId body, const Span& span);
    NodeId leaf_node(std::uint32_t finding, std::optional<std::uint32_t> field);
    NodeId intern(const std::string& key, Node node, const std::vector<NodeId>& operands);
    Storage storage_of(const Expression& expression, const std::vector<NodeId>& operands) const;
    void error(std::string code, std::string message, const Span& span, std::string help);

    // builder_finish.cpp: order, columns, reachability
    CompiledGraph finish();
    void check_depth();
    Edges all_edges() const;
    std::vector<NodeId> finding_by_finding(std::vector<NodeId> order) const;
    void renumber(const std::vector<NodeId>& new_id);
    void fill_plan();
    void fill_somes();
    void fill_above();
    void add_node_vertices();

    std::shared_ptr<const Pack> pack_;
    std::shared_ptr<RuleGraph> graph_;
    Diagnostics diagnostics_;
    std::unordered_map<std::string, NodeId> nodes_by_key_;
    std::map<std::string, std::uint32_t, std::less<>> findings_, values_, conditions_;
    std::vector<std::uint32_t> first_leaf_; ///< by finding: its own leaf, those of its fields follow
    std::map<VertexKind, VertexIndex> first_vertex_;
    std::vector<Vertex> vertices_;
    std::size_t declarations_ = 0; ///< vertices before those of the nodes
    Edges declaration_edges_;      ///< between declarations, and from a rule to its hypotheses
    std::vector<std::pair<NodeId, VertexIndex>> root_edges_; ///< from a node to the declaration that ends in it
    /// Where an operand was written as a name: from the declaration to its user, instead of from its node.
    std::map<std::pair<NodeId, NodeId>, VertexIndex> named_;
};

} // namespace apatite
