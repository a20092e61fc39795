// Bounds that are tighter than the composed ones, and proofs that the first answer stays, by trying what is unknown.
#pragma once

#include <cstddef>
#include <vector>

#include "assess/bounds.h"
#include "assess/evaluation.h"

namespace apatite {

/// Splits yes-or-no findings and words that are open, those on which most rules rest first, at most `split_at_most` a
/// hypothesis; all else ranges as in the composed bounds, so the result contains every outcome and lies within them.
/// While the budget lasts it is the exact hull over what was split, so narrowing a finding never widens it; where it
/// does not last, composed bounds take the place of what was not tried. The budget counts evaluations, so that the
/// answer is the same everywhere. The evaluation has been run on `findings`, and is so again afterwards.
std::vector<StandingBounds> refined_bounds(Evaluation& evaluation, const Findings& findings, std::size_t budget);

/// For each hypothesis: is it proved that the first one stays before it, whatever is still learnt? For the first one
/// itself: that it stays first. True is a proof; false means that none was found.
std::vector<bool> proved_to_stay(Evaluation& evaluation, const Findings& findings,
                                 const std::vector<StandingBounds>& bounds, std::size_t budget);

inline constexpr std::size_t split_at_most = 14;

} // namespace apatite
