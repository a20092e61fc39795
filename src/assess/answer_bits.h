// The roots of the bare answer, evaluated in bits.
#pragma once

#include <span>
#include <vector>

#include "assess/batch_evaluation.h"
#include "assess/value_pass.h"

namespace apatite {

/// One reading of some roots, for one patient after another: in bits, but for what only a `ValuePass` can answer. A
/// workspace; `graph` must outlive it.
class AnswerBits {
public:
    /// O(edges).
    AnswerBits(const RuleGraph& graph, Reading reading, std::span<const NodeId> roots);

    /// The truths of the roots in `pass`, as if it had evaluated all on which they rest. O(that).
    void run(const Findings& findings, ValuePass& pass);

private:
    BitPlan plan_;
    SlotReader reader_;
    SlotEvaluation evaluation_;
    PatientSlots slots_;
    std::vector<NodeId> roots_;
};

} // namespace apatite
