// Counts of a batch of patients by position rather than by name: a summary in the making.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assess/outcome.h"
#include "screen/summary.h"

namespace apatite {

/// `graph` must outlive it.
class Tally {
public:
    explicit Tally(const RuleGraph& graph);

    /// Of one patient who was answered. `told`: the findings of which the record says something.
    void count(const Outcome& outcome, const Findings& findings, std::span<const std::uint32_t> told);
    /// Adds everything counted so far and begins anew.
    void move_to(Summary& summary);

private:
    using Number = std::uint64_t;
    /// What was sent of one finding.
    struct Sent {
        std::vector<Number> unknown;                       ///< by `WhyUnknown`
        std::vector<std::pair<std::string, Number>> units; ///< few
    };
    void count_sent(std::size_t finding, const FindingState& state);

    const RuleGraph* graph_;
    std::vector<bool> has_unit_; ///< by finding: a number that is read from facts
    Number answered_ = 0;
    std::map<std::string_view, Number> states_;
    std::vector<Number> first_, urgency_, alerts_, not_ruled_out_; ///< by position, urgencies by their value
    std::map<std::string, Number, std::less<>> notices_;           ///< by code
    std::vector<Sent> sent_;                                       ///< by finding
    std::vector<std::size_t> findings_;                            ///< of which anything was sent
};

} // namespace apatite
