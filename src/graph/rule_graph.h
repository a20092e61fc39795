// The compiled rule pack: findings -> values -> conditions -> rules -> hypotheses and recommendations.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apatite/diagnostic.h"
#include "graph/node.h"
#include "graph/word_table.h"
#include "pack/pack.h"
#include "units/unit.h"

namespace apatite {

/// What evaluation has to know of a finding, or of a field of an instance.
struct Leaf {
    const FindingDeclaration* declaration = nullptr; ///< owned by the pack
    std::uint32_t finding = 0;
    std::optional<std::uint32_t> field;
    Storage storage = Storage::none;
    Conversion to_base;          ///< from the declared unit
    Interval domain;             ///< number: what it can be, in base units (the plausible range)
    std::vector<WordBits> words; ///< word: what it can be
    friend bool operator==(const Leaf&, const Leaf&) = default;
};

/// The nodes at which the declarations of the pack end, in the order of the pack.
struct HypothesisRoots {
    std::vector<NodeId> forms, causes;
    std::optional<NodeId> likely_needs;
    friend bool operator==(const HypothesisRoots&, const HypothesisRoots&) = default;
};
struct AlertRoots {
    NodeId suspect = no_node, when = no_node;
    friend bool operator==(const AlertRoots&, const AlertRoots&) = default;
};
struct WorkupRoots {
    NodeId when = no_node;
    std::optional<NodeId> urgent_when, unsafe_when;
    friend bool operator==(const WorkupRoots&, const WorkupRoots&) = default;
};
struct ManagementRoots {
    NodeId when = no_node;
    std::vector<NodeId> cautions;
    friend bool operator==(const ManagementRoots&, const ManagementRoots&) = default;
};
struct Roots {
    std::vector<NodeId> values, conditions, rules;
    std::vector<HypothesisRoots> hypotheses;
    std::vector<AlertRoots> alerts;
    std::vector<WorkupRoots> workup;
    std::vector<ManagementRoots> management;
    friend bool operator==(const Roots&, const Roots&) = default;
};

enum class EffectKind : std::uint8_t { supports, opposes, establishes, excludes };
std::string_view to_string(EffectKind kind) noexcept;

/// What one rule does to one hypothesis. Rules of one `group` tell the same fact; a rule without a group has its own.
struct Effect {
    std::uint32_t rule = 0;
    EffectKind kind = EffectKind::supports;
    Strength strength = Strength::weak; ///< of supports and opposes
    int points = 0;
    std::uint32_t group = 0; ///< counts from 0 in each hypothesis
    friend bool operator==(const Effect&, const Effect&) = default;
};

/// The effects on one hypothesis, in the order of the rules' ids, so that the order of rules changes nothing.
struct HypothesisEffects {
    std::vector<Effect> effects;
    std::uint32_t groups = 0;
    friend bool operator==(const HypothesisEffects&, const HypothesisEffects&) = default;
};

/// For pictures and questions about the whole graph: what a vertex is.
enum class VertexKind : std::uint8_t {
    finding,
    literal,
    operation,
    value,
    condition,
    rule,
    hypothesis,
    variant,
    alert,
    workup,
    management
};
std::string_view to_string(VertexKind kind) noexcept;

struct Vertex {
    VertexKind kind = VertexKind::operation;
    std::string id; ///< of the declaration; for an operation its operator
    std::string label;
    NodeId node = no_node; ///< of which it is the picture, if evaluation has one
    std::size_t index = 0; ///< of the declaration in its part of the pack
    friend bool operator==(const Vertex&, const Vertex&) = default;
};

class RuleGraph;

/// A graph, or the reasons why there is none (cycles with their path, names that do not exist).
struct CompiledGraph {
    std::shared_ptr<const RuleGraph> graph; ///< null when `diagnostics` has errors
    Diagnostics diagnostics;
};

/// Immutable, so one graph may serve many threads.
class RuleGraph {
public:
    /// `pack` is checked: its expressions have their types. Never throws on a wrong pack. O(size of the pack).
    static CompiledGraph compile(std::shared_ptr<const Pack> pack);
    /// A graph of one condition alone, without findings (`RuleGraph::expression_root` is it).
    static CompiledGraph compile(const Expression& expression);
    ~RuleGraph();
    RuleGraph(const RuleGraph&) = delete;
    RuleGraph& operator=(const RuleGraph&) = delete;

    const Pack& pack() const noexcept { return *pack_; }
    const Roots& roots() const noexcept { return roots_; }
    NodeId expression_root() const noexcept { return expression_root_; }
    const std::vector<HypothesisEffects>& effects() const noexcept { return effects_; }

    // The plan.
    std::span<const Node> nodes() const noexcept { return nodes_; }
    const Node& node(NodeId id) const noexcept { return nodes_[id]; }
    std::span<const NodeId> operands(const Node& node) const noexcept {
        return {operands_.data() + node.first, node.count};
    }
    const std::vector<Literal>& literals() const noexcept { return literals_; }
    const std::vector<Leaf>& leaves() const noexcept { return leaves_; }
    const std::vector<Some>& somes() const noexcept { return somes_; }
    const WordTable& words() const noexcept { return words_; }
    /// Nodes to evaluate once a patient, in order: no literals, nothing that hangs on an instance.
    std::span<const NodeId> plan() const noexcept { return plan_; }
    /// How many values a column holds.
    std::uint32_t column_size(Storage storage) const noexcept {
        return column_sizes_[static_cast<std::size_t>(storage)];
    }

    // Who reaches whom.
    /// Findings on which a node rests, in the order of the catalogue. O(what is below).
    std::vector<std::uint32_t> findings_below(NodeId node) const;
    /// Findings on which any rule of a hypothesis rests, likewise.
    std::vector<std::uint32_t> findings_of_hypothesis(std::size_t hypothesis) const;
    /// The part of `plan()` that rests on a finding, in order: all that a change of it can change.
    std::span<const NodeId> nodes_above(std::uint32_t finding) const noexcept {
        return {above_.data() + above_ends_[finding], above_.data() + above_ends_[finding + 1]};
    }
    bool rests_on(NodeId node, std::uint32_t finding) const noexcept;

    // The whole graph as a picture has it. A graph that was read from bytes makes it when it is first asked for.
    std::span<const Vertex> vertices() const;
    /// From, to: positions in `vertices()`, in order.
    std::vector<std::pair<std::size_t, std::size_t>> edges() const;
    /// All that a vertex rests on (`upwards` false) or that rests on it, itself included, in order.
    std::vector<std::size_t> reachable(std::size_t vertex, bool upwards) const;
    std::optional<std::size_t> find_vertex(VertexKind kind, std::string_view id) const;

private:
    RuleGraph();
    friend class GraphBuilder;
    friend class EditableGraph;
    friend struct GraphBytes;
    struct Network; ///< the vertices and the Boost adjacency list
    const Network& network() const;

    std::shared_ptr<const Pack> pack_;
    Roots roots_;
    NodeId expression_root_ = no_node;
    std::vector<HypothesisEffects> effects_;
    std::vector<Node> nodes_;
    std::vector<NodeId> operands_;
    std::vector<Literal> literals_;
    std::vector<Leaf> leaves_;
    std::vector<Some> somes_;
    WordTable words_;
    std::vector<NodeId> plan_;
    std::vector<NodeId> above_;             ///< for each finding those of the plan above it
    std::vector<std::uint32_t> above_ends_; ///< in `above_`: 0, then by finding
    std::array<std::uint32_t, 6> column_sizes_ = {};
    mutable std::once_flag network_made_;
    mutable std::unique_ptr<Network> network_;
};

} // namespace apatite
