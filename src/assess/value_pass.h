// One reading of the whole plan: the value of every node, or null.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "findings/findings.h"
#include "graph/rule_graph.h"

namespace apatite {

/// Which findings count: every one that has a value, or only those that may establish, exclude and clear.
enum class Reading : std::uint8_t { now, firm };

/// May establish, exclude and clear.
bool is_firm(Provenance provenance) noexcept;
/// The judgement of a finding that `High`, `Low`, `Normal`, `Positive` or `Negative` asks for.
const Judgement& judgement(Operator op, const FindingState& state) noexcept;

/// CQL's value of every node for one patient: a workspace that is used again. The values stand in one column a type,
/// so that a run allocates nothing. `graph` and, while values are read, `findings` must outlive it.
class ValuePass {
public:
    ValuePass(const RuleGraph& graph, Reading reading);

    /// Evaluates the whole plan. O(nodes + tuples of instances).
    void run(const Findings& findings);
    /// Evaluates some nodes again, in the order given (`RuleGraph::nodes_above` of a finding that has changed).
    void refresh(const Findings& findings, std::span<const NodeId> nodes);
    /// Evaluates the body of a `some` for one tuple; afterwards its nodes have the values that they have for it.
    Truth run_body(const Findings& findings, const Some& some, std::span<const std::uint32_t> tuple);

    Truth truth(NodeId id) const noexcept;
    const std::optional<Interval>& number(NodeId id) const noexcept;
    const std::optional<PartialDate>& date(NodeId id) const noexcept;
    std::optional<std::uint32_t> word(NodeId id) const noexcept;
    /// The list literal that is the value, or `no_node`.
    NodeId list(NodeId id) const noexcept;
    bool is_null(NodeId id) const noexcept;

private:
    friend struct ValueOperations;

    void evaluate(NodeId id);
    void read_leaf(const Node& node, const FindingState& state);
    Truth judge(const Node& node) const;
    Truth find_tuple(const Some& some);
    Truth exists(const Node& node) const;
    const FindingState* state_of(const Node& leaf) const noexcept;
    std::span<const NodeId> elements(NodeId list) const noexcept;

    const RuleGraph* graph_;
    Reading reading_;
    const Findings* findings_ = nullptr;
    std::vector<const Instance*> scope_; ///< by finding: the instance in scope
    std::vector<std::uint32_t> tuple_;   ///< scratch of `find_tuple`

    std::vector<Truth> truths_;
    std::vector<std::optional<Interval>> numbers_;
    std::vector<std::optional<PartialDate>> dates_;
    std::vector<std::optional<std::uint32_t>> words_;
    std::vector<NodeId> lists_;
};

} // namespace apatite
