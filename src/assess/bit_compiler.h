// From rule graph to `BitPlan`, node by node. Internal to this folder.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "assess/bit_plan.h"

namespace apatite {

/// A number as `source * factor + offset` in base units. Sources are columns, in the declared unit, and what steps
/// make.
struct NumberPlace {
    std::uint32_t source = 0;
    bool is_column = false; ///< whose doubles stand for exact decimals
    double most = 0;        ///< the magnitude of the source is not greater
    double error = 0;       ///< nor is its distance from the exact number; for what steps make
    Rational factor = 1, offset = 0;
};

class BitCompiler {
public:
    explicit BitCompiler(BitPlan& plan) : plan_(plan) {}
    /// `wanted`: by node.
    void compile(const std::vector<std::uint8_t>& wanted);

private:
    Plane new_plane();
    Plane input(NodeId id);
    Plane step(BitOperator op, const std::vector<Plane>& operands, std::uint32_t count = 0);
    /// The operator over the negations of its operands, negated: `or` of `and`, `AllTrue` of `AnyTrue`.
    Plane any_of(std::vector<Plane> operands, BitOperator op);
    std::optional<std::vector<Plane>> planes_of(std::span<const NodeId> nodes) const;
    std::optional<std::vector<Plane>> operands_of_truths(const Node& node) const;
    Plane truth(NodeId id, const Node& node);
    std::optional<Plane> operation(const Node& node, const std::vector<Plane>& operands);
    std::optional<Plane> at_least(const Node& node, const std::vector<Plane>& operands);

    // ---- Numbers (bit_compiler_numbers.cpp).
    std::optional<Rational> literal(NodeId id) const;
    std::optional<NumberPlace> number(const Node& node);
    std::optional<NumberPlace> finding(const Node& node);
    std::optional<NumberPlace> calculated(const Node& node);
    std::optional<NumberPlace> with_literal(Operator op, NodeId a, NodeId b) const;
    NumberPlace of_two(NumberOperator op, const NumberPlace& a, const NumberPlace& b);
    std::optional<NumberPlace> first_known(std::span<const NodeId> nodes);
    /// A source of its own.
    NumberPlace made(NodeId id);
    NumberPlace add_step(NumberStep step, double most, double error);
    /// A comparison of a number with a literal; nothing for any other.
    std::optional<Plane> comparison(const Node& node);
    std::optional<Plane> compared(Operator op, NodeId number, NodeId threshold);
    Plane above(NodeId number, const Rational& threshold, bool or_equal);
    Plane source_above(const NumberPlace& place, Comparison wanted);
    void drop_unused_numbers();

    BitPlan& plan_;
    std::vector<std::optional<NumberPlace>> numbers_; ///< by node
    std::map<NodeId, NumberPlace> made_;
    std::map<std::tuple<std::uint32_t, bool, Rational>, Plane> comparisons_;
};

} // namespace apatite
