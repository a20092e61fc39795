// One reading of the whole plan: the value of every node, or null.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assess/node_marks.h"
#include "assess/plan_pass.h"
#include "assess/tuple_bodies.h"
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
/// so that a run allocates nothing.
class ValuePass : public PlanPass<ValuePass> {
public:
    ValuePass(const RuleGraph& graph, Reading reading, std::shared_ptr<const LogicTable> logic = {});

    /// Evaluates the body of a `some` for one tuple; afterwards its nodes have the values that they have for it.
    Truth run_body(const Findings& findings, const Some& some, std::span<const std::uint32_t> tuple);

    /// All of them, of the findings of the last `refresh`, in which all else that the bodies use was evaluated.
    void find_tuples(const TupleBodies& bodies);

    /// Of the walk of an `Explainer` that is under way.
    NodeMarks& marks() noexcept { return marks_; }

    Truth truth(NodeId id) const noexcept {
        const std::uint32_t slot = logic_->truth_slots[id];
        return slot != LogicTable::no_slot ? truths_[slot] : Truth::unknown;
    }
    const std::optional<Interval>& number(NodeId id) const noexcept;
    const std::optional<PartialDate>& date(NodeId id) const noexcept;
    std::optional<std::uint32_t> word(NodeId id) const noexcept;
    /// The list literal that is the value, or `no_node`.
    NodeId list(NodeId id) const noexcept;
    bool is_null(NodeId id) const noexcept;

    /// What another evaluator found for a node that is a truth.
    void set_truth(NodeId id, Truth truth) noexcept { truths_[graph_->node(id).slot] = truth; }

private:
    friend class PlanPass<ValuePass>;
    friend struct ValueOperations;

    bool take_test(const WordTest& test) noexcept {
        truths_[test.slot] = logic_->tested(test, words_[test.word]);
        return true;
    }
    void evaluate_operation(NodeId id, const Node& node);
    void read_leaf(const Node& node, const FindingState& state);
    Truth judge(const Node& node) const;
    bool take_into_scope(std::span<const std::uint32_t> instances, std::span<const std::uint32_t> tuple);
    void leave_scope(std::span<const std::uint32_t> instances) noexcept;
    Truth without_tuples(std::span<const std::uint32_t> instances) const;
    template <typename Body>
    void each_tuple(std::span<const std::uint32_t> instances, const Body& body);
    Truth find_tuple(const Some& some);
    Truth exists(const Node& node) const;
    std::span<const NodeId> elements(NodeId list) const noexcept;

    Reading reading_;
    NodeMarks marks_;

    std::vector<Truth> truths_;
    std::vector<std::optional<Interval>> numbers_;
    std::vector<std::optional<PartialDate>> dates_;
    std::vector<std::optional<std::uint32_t>> words_;
    std::vector<NodeId> lists_;
    std::vector<Truth> found_; ///< scratch of `find_tuples`
};

} // namespace apatite
