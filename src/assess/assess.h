// The answer for one patient.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "apatite/assessment.h"
#include "assess/evaluation.h"
#include "findings/findings.h"
#include "graph/rule_graph.h"

namespace apatite {

/// What to work out beside the differential, alerts, workup and management, which are always there.
struct AssessOptions {
    bool explain = true;         ///< facts, missing findings and undecided rules
    bool next = true;            ///< what to ask or test next
    std::size_t next_limit = 10; ///< how many, each with what its answers would lead to
    bool would_tell = true;      ///< with `next`: what would tell, where nothing is likely
    bool enough = true;          ///< the facts that keep the first answer
    bool overturn = true;        ///< the smallest changes that would give another first answer
    bool prove = true;           ///< by search that the first answer stays; without it only the bounds prove `settled`
    /// Explain alerts and the first hypothesis only, and nothing undecided of it; the widest bounds; of `next` only the
    /// first few names, and only where something is suspected and nothing is likely. Not with what asks for more:
    /// `enough`, `overturn`, `prove`, `trace`, `refine`.
    bool brief = false;
    /// Evaluations that the search for `enough` and `overturn` may spend, each; a count, so that the answer does not
    /// depend on the machine.
    std::size_t budget = 20000;
    std::size_t proof_budget = 4000;         ///< the same for the proofs
    std::optional<std::size_t> why_not = {}; ///< the hypothesis whose rules that do not hold are told, with their facts
    std::optional<std::uint64_t> steps = {}; ///< what the whole call may spend (steps.h); none: as much as it takes
    bool trace = false;                      ///< every condition with its parts
    bool words = false;                      ///< conditions in words, too
    bool refine = false;                     ///< bounds made tighter by search, which takes longer than all the rest
    std::size_t refine_budget = 20000;
};

/// Evaluates the pack on one patient's findings. Unknown findings give unknown conditions and are named as missing;
/// never throws. `findings` are in the order of the graph's catalogue. The order of rules changes nothing but what the
/// pack declares to be an order (hypotheses, alerts, workup, management). O(nodes) without explanation; one graph may
/// serve many threads.
Assessment assess(const RuleGraph& graph, const Findings& findings, const AssessOptions& options = {});

/// The same with a workspace that is used again (one per thread): no allocation for evaluation after the first patient.
Assessment assess(const RuleGraph& graph, const Findings& findings, const AssessOptions& options,
                  Evaluation& evaluation);

/// The same for a workspace that has been run on these findings already, of whose graph the roots may have been changed
/// since. The searches for `enough` and `overturn` leave the workspace as it was.
Assessment assess_evaluated(const Findings& findings, const AssessOptions& options, Evaluation& evaluation);

} // namespace apatite
