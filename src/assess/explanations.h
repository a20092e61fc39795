// The explanations of one assessment: what several rules wait for is looked for once.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "assess/evaluation.h"
#include "assess/explain.h"

namespace apatite {

/// Of one patient, while the values of the evaluation stay as they are.
class Explanations {
public:
    /// Both outlive it.
    Explanations(Evaluation& evaluation, const Findings& findings);

    /// As `Explainer` has them, of the values now.
    std::vector<FactUse> facts(NodeId node) { return of_[0].explainer.facts(node); }
    std::vector<MissingFinding> missing(NodeId node, Reading reading);

private:
    /// What a node waits for: this part of `leaves`.
    struct Run {
        std::size_t first = 0, end = 0;
    };
    struct OneReading {
        Explainer explainer;
        std::vector<std::uint32_t> run_of_node; ///< in `runs`, counted from 1; 0: not looked for yet
        std::vector<Run> runs;
        std::vector<LeafUse> leaves;
    };

    Run run_of(OneReading& of, NodeId node) const;

    std::array<OneReading, 2> of_; ///< now, firm
    std::size_t nodes_;
    bool same_; ///< firm is now
};

} // namespace apatite
