// What bits cannot answer of a patient, asked of a `ValuePass`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assess/tuple_bodies.h"
#include "assess/value_pass.h"
#include "findings/findings.h"

namespace apatite {

/// Nodes that are truths, for one patient after another: evaluated only where the record says something of what they
/// rest on, those over the same instances together. A workspace; `graph` must outlive it.
class AskedTruths {
public:
    /// `pass` is of the graph and of the reading that is wanted, here and below.
    AskedTruths(std::vector<NodeId> nodes, ValuePass& pass);

    std::span<const NodeId> nodes() const noexcept { return nodes_; }
    /// By position in `nodes()`; valid until the next call. In `pass` these and what they rest on have the values that
    /// they have for the patient, if something was told of them.
    std::span<const Truth> read(const Findings& findings, ValuePass& pass);
    std::span<const Truth> untold() const noexcept { return untold_; }

private:
    struct Part {
        std::vector<std::uint32_t> places;   ///< in `nodes_`
        std::vector<std::uint32_t> findings; ///< on which they rest
        std::vector<NodeId> plan;
        std::optional<TupleBodies> tuples; ///< of nodes that are `some`; their operands are in the plan, not they
    };
    void add_part(std::vector<std::uint32_t> places, const ValuePass& pass);
    void evaluate(const Part& part, const Findings& findings, ValuePass& pass);

    std::vector<NodeId> nodes_;
    std::vector<Part> parts_;
    std::vector<Truth> truths_, untold_;
};

} // namespace apatite
