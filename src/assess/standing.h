// Where a hypothesis stands: score and status now, and what they can still become.
#pragma once

#include <cstddef>
#include <vector>

#include "apatite/assessment.h"
#include "assess/evaluation.h"

namespace apatite {

/// Status and score of one hypothesis now.
struct Standing {
    Status status = Status::not_assessed;
    int score = 0;
    bool conflict = false; ///< a rule establishes it and another excludes it
    friend bool operator==(const Standing&, const Standing&) = default;
};

/// Does it weigh by points?
inline bool is_points(EffectKind kind) noexcept { return kind == EffectKind::supports || kind == EffectKind::opposes; }
/// Does a rule with this effect speak for the hypothesis rather than against it?
inline bool speaks_for(EffectKind kind) noexcept {
    return kind == EffectKind::supports || kind == EffectKind::establishes;
}

/// Of rules in one group only the strongest that holds counts, in each direction. Establishing and excluding need the
/// firm reading; points rest on what holds now. A hypothesis that something speaks against and nothing for is unlikely,
/// whatever its points: it stands behind one that nobody assessed.
Standing standing(const Evaluation& evaluation, std::size_t hypothesis);
std::vector<Standing> standings(const Evaluation& evaluation);
/// The same in place of what `to` held.
void find_standings(const Evaluation& evaluation, std::vector<Standing>& to);

/// Does `a` stand before `b`, apart from the order in which the pack declares them?
bool stands_before(const Standing& a, const Standing& b) noexcept;

/// The hypotheses in the order of status, score and declaration.
std::vector<std::size_t> ranked(const std::vector<Standing>& standings);
/// The same in place of what `to` held.
void rank(const std::vector<Standing>& standings, std::vector<std::size_t>& to);

/// The first of `ranked`. Of none: 0.
std::size_t first_of(const std::vector<Standing>& standings);

/// The first of `ranked`, with its status: what `enough` keeps and `overturn` changes.
struct FirstAnswer {
    std::size_t hypothesis = 0;
    Status status = Status::not_assessed;
    friend bool operator==(const FirstAnswer&, const FirstAnswer&) = default;
};
FirstAnswer first_answer(const Evaluation& evaluation);

/// Is the rule of this effect the one that counts in its group? The strongest that holds; of equals the one whose id
/// comes first.
bool counts(const Evaluation& evaluation, std::size_t hypothesis, const Effect& effect);

} // namespace apatite
