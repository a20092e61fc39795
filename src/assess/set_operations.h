// What an operator can give as its operands range over their sets. Every member of the operands' sets counts alone, so
// the result contains each true result, and shrinks when an operand does.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "assess/set_pass.h"

namespace apatite {

/// Evaluates one operation node of a pass.
struct SetOperations {
    SetPass& pass;
    const Node& node;

    void evaluate();

private:
    NodeId operand(std::size_t i) const noexcept { return pass.graph_->operands(node)[i]; }
    std::size_t size() const noexcept { return node.count; }
    TruthSet truth(std::size_t i) const noexcept { return pass.truth(operand(i)); }

    TruthSet truth_value() const;
    TruthSet aggregate_truth() const;
    TruthSet at_least() const;
    TruthSet same_region() const;
    TruthSet within_span() const;

    /// Of the members that are values; the flags of null are for the callers.
    TruthSet compared_values(Operator op, NodeId a, NodeId b) const;
    TruthSet equal_words(NodeId a, NodeId b) const;
    TruthSet less_words(Operator op, NodeId a, NodeId b) const;
    TruthSet equal_lists(NodeId a, NodeId b, bool equivalence) const;
    TruthSet equivalent_values(NodeId a, NodeId b) const;
    /// Null where an operand is null.
    TruthSet compared(Operator op, NodeId a, NodeId b) const;
    /// Two nulls match; a null and a value do not.
    TruthSet matched(NodeId a, NodeId b, bool equivalence) const;
    TruthSet contained() const;

    NumberSet arithmetic() const;
    NumberSet counted() const;
    NumberSet rounded() const;
    NumberSet two_operands(const Interval& a, const Interval& b) const;
    NumberSet extreme_number() const;
    DateSet extreme_date() const;
    void extreme_word() const;
    DateSet moved_date() const;

    void clear() const;
    void add(NodeId from) const;
    void add_null() const;
    void choose_branch() const;
    void coalesce() const;
};

} // namespace apatite
