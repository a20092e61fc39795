// What an operator gives for the values of its operands: CQL 1.5, with numbers that may be intervals.
#pragma once

#include <optional>
#include <span>

#include "assess/value_pass.h"

namespace apatite {

/// Evaluates one operation node of a pass.
struct ValueOperations {
    ValuePass& pass;
    NodeId id;
    const Node& node;

    void evaluate();

private:
    NodeId operand(std::size_t i) const noexcept { return pass.graph_->operands(node)[i]; }
    std::size_t size() const noexcept { return node.count; }
    Truth truth(std::size_t i) const noexcept { return pass.truth(operand(i)); }
    /// Elements of the list that the operand is; none when it is null.
    std::span<const NodeId> elements(std::size_t i) const noexcept { return pass.elements(pass.list(operand(i))); }

    Truth truth_value() const;
    Truth aggregate_truth() const;
    Truth at_least() const;
    Truth same_region() const;
    Truth within_span() const;

    Truth compared(Operator op, NodeId a, NodeId b) const;
    Truth equal(NodeId a, NodeId b) const;
    Truth equal_lists(NodeId a, NodeId b) const;
    Truth equivalent(NodeId a, NodeId b) const;
    Truth contained() const;

    std::optional<Interval> arithmetic() const;
    std::optional<Interval> two_operands(const Interval& a, const Interval& b) const;
    std::optional<PartialDate> moved_date() const;

    /// The operand that is the value of `if`, `case`, `Coalesce`, `Min`, `Max`; `no_node` for null.
    NodeId chosen() const;
    NodeId extreme_word_or_date() const;
    std::optional<Interval> extreme_number() const;
    void copy(NodeId from) const;
};

} // namespace apatite
