// The roots of the bare answer, evaluated in bits.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "assess/answer_plan.h"
#include "assess/asked_truths.h"
#include "assess/changed_bits.h"
#include "assess/value_pass.h"

namespace apatite {

/// The roots of an `AnswerPlan` for one patient after another: in bits, but for what only a `ValuePass` can answer, and
/// only as far as the record says something of them. A workspace; `graph` must outlive it, and is that of the passes.
class AnswerBits {
public:
    /// The passes lose the values that they hold. O(edges).
    AnswerBits(const RuleGraph& graph, const AnswerPlan& roots, ValuePass& now, ValuePass& firm);

    /// The truths of the roots in the passes, as if each had evaluated all on which its roots rest. `told`: findings of
    /// which something is told, none twice. `firm`: null when that reading is not asked for. `all`: other nodes of the
    /// passes than those that a run evaluates were evaluated since the last run. O(what rests on `told`).
    void run(const Findings& findings, std::span<const std::uint32_t> told, ValuePass& now, ValuePass* firm, bool all);

private:
    /// A truth that is a look at one finding.
    struct Look {
        Plane plane = 0;
        const Node* node = nullptr;
        bool firm = false; ///< does a root of the firm reading rest on it?
    };
    /// One of the two readings.
    struct Reads {
        Reading reading;
        AskedTruths asked;
        std::vector<Plane> asked_planes;
        std::vector<NodeId> roots;            ///< by plane
        std::vector<std::uint32_t> roots_end; ///< by half a plane, the end of its own
        std::vector<Plane> given;             ///< whose roots the pass has otherwise than of nobody
        bool given_all = false;               ///< since the last time that all were given
    };
    Reads reads_of(Reading reading, std::span<const NodeId> roots, ValuePass& pass) const;
    void read_truths(const Findings& findings, Reads& reads, ValuePass& pass);
    void read_numbers(const Findings& findings, const Reads& reads, ValuePass& pass);
    void give(Reads& reads, ValuePass& pass, bool all);

    BitPlan plan_;
    ExactComparisons exact_;
    Reads now_, firm_;
    std::vector<Look> looks_; ///< by finding
    std::vector<std::uint32_t> looks_end_;
    ChangedBits bits_;
    std::vector<double> numbers_;      ///< scratch
    std::vector<ComparedAlone> alone_; ///< scratch
};

} // namespace apatite
