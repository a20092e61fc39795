// The bare answer: who stands where, what is urgent and what urgent thing is not ruled out. No sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assess/evaluation.h"
#include "assess/standing.h"

namespace apatite {

/// By their positions in the pack.
struct Outcome {
    std::vector<Standing> standings;
    std::vector<std::size_t> order;    ///< ranked hypotheses
    std::vector<std::uint32_t> alerts; ///< most urgent first
    std::vector<std::uint32_t> not_ruled_out;
    std::vector<std::string> missing; ///< findings, and fields of instances, that keep an alert from being ruled out
    std::vector<Notice> notices;
    Urgency urgency = Urgency::routine;
    std::string_view state; ///< as `Answer::state`
    bool named = false;     ///< is the first of `order` the answer, or too little to name it?
};

/// What `assess` comes to, from a workspace after `run_answer` on these findings. `outcome` is a workspace too.
/// O(effects).
void find_outcome(Evaluation& evaluation, const Findings& findings, Outcome& outcome);

/// Strongest first, of equals as they were. Establishing and excluding weigh more than any points.
void sort_by_weight(std::vector<const Effect*>& effects);
/// Does an effect that holds count, or does a stronger one of its group?
bool is_counted(const Evaluation& evaluation, std::size_t hypothesis, const Effect& effect);
/// The effects on a hypothesis that hold: what counts first, then the strongest, then by the rule's id.
std::vector<const Effect*> holding_effects(const Evaluation& evaluation, std::size_t hypothesis);

/// Of the record, and where the rules contradict each other; each once, in order.
std::vector<Notice> notices_of(const Evaluation& evaluation, const Findings& findings,
                               const std::vector<Standing>& standings);

/// As `Answer::state` says it, from where the first hypothesis stands.
std::string_view answer_state(Status first) noexcept;
/// Is the first hypothesis named as the answer?
bool is_named(Status first, int score) noexcept;

} // namespace apatite
