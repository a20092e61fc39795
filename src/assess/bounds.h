// What score and status can still become, and whether the first answer can still change.
#pragma once

#include <cstddef>
#include <vector>

#include "assess/evaluation.h"
#include "assess/standing.h"

namespace apatite {

/// Composed rule by rule from what each can become, so it contains every outcome and never widens as findings are
/// narrowed. `best` is the status that ranks first.
struct StandingBounds {
    Status best = Status::not_assessed, worst = Status::not_assessed;
    int lowest = 0, highest = 0;
    friend bool operator==(const StandingBounds&, const StandingBounds&) = default;
};

/// `open` says which findings range: `could()` or `could_if_presumed()` of the evaluation.
StandingBounds standing_bounds(const Evaluation& evaluation, const SetPass& open, std::size_t hypothesis);
/// Whatever is learnt, of whomever: what the effects on each hypothesis can come to at most. O(effects).
std::vector<StandingBounds> widest_bounds(const RuleGraph& graph);
std::vector<StandingBounds> all_bounds(const Evaluation& evaluation, const SetPass& open);

/// Is it certain that one hypothesis, within its bounds, ranks before another, the order of the pack included?
bool surely_before(std::size_t a, const StandingBounds& of_a, std::size_t b, const StandingBounds& of_b);

/// Can each hypothesis still come to stand first? False is a proof. O(hypotheses).
std::vector<bool> can_be_first(const std::vector<StandingBounds>& bounds);

/// Is it proved that the hypothesis stands first whatever is still learnt: no rival's best can come before its worst.
bool must_be_first(const std::vector<StandingBounds>& bounds, std::size_t hypothesis);

} // namespace apatite
