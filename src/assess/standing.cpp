#include "assess/standing.h"

#include <algorithm>
#include <numeric>

#include "assess/sort_few.h"

namespace apatite {
namespace {

/// No other rule of the group, and of the same direction, holds and is stronger, or as strong and named before.
bool is_strongest(const ValuePass& now, const RuleGraph& graph, const std::vector<Effect>& effects,
                  const Effect& effect) {
    for (const Effect& other : effects) {
        if (other.group != effect.group || other.kind != effect.kind || other.rule == effect.rule) continue;
        if (now.truth(graph.roots().rules[other.rule]) != Truth::is_true) continue;
        if (other.points > effect.points) return false;
        if (other.points == effect.points && &other < &effect) return false;
    }
    return true;
}

Status by_points(const Scale& scale, int score, bool carried, bool needs_met) {
    if (score >= scale.likely_from && carried && needs_met) return Status::likely;
    return score <= scale.unlikely_from ? Status::unlikely : Status::possible;
}

} // namespace

bool counts(const Evaluation& evaluation, std::size_t hypothesis, const Effect& effect) {
    return is_strongest(evaluation.now(), evaluation.graph(), evaluation.graph().effects()[hypothesis].effects, effect);
}

Standing standing(const Evaluation& evaluation, std::size_t hypothesis) {
    const RuleGraph& graph = evaluation.graph();
    const std::vector<Effect>& effects = graph.effects()[hypothesis].effects;
    Standing result;
    bool any = false, anything_for = false, established = false, excluded = false, strong = false;
    int supporting_groups = 0;
    for (const Effect& effect : effects) {
        const NodeId rule = graph.roots().rules[effect.rule];
        if (evaluation.now().truth(rule) != Truth::is_true) continue;
        any = true;
        anything_for = anything_for || speaks_for(effect.kind);
        if (is_points(effect.kind)) {
            const bool supports = effect.kind == EffectKind::supports;
            strong = strong || (supports && effect.strength == Strength::strong);
            if (!is_strongest(evaluation.now(), graph, effects, effect)) continue;
            result.score += supports ? effect.points : -effect.points;
            supporting_groups += supports ? 1 : 0;
        } else if (evaluation.firm().truth(rule) == Truth::is_true) {
            (effect.kind == EffectKind::establishes ? established : excluded) = true;
        }
    }
    const auto& needs = graph.roots().hypotheses[hypothesis].likely_needs;
    const bool needs_met = !needs || evaluation.now().truth(*needs) == Truth::is_true;
    result.conflict = established && excluded;
    if (result.conflict)
        result.status = Status::possible;
    else if (excluded)
        result.status = Status::excluded;
    else if (established)
        result.status = Status::established;
    else if (!any)
        result.status = Status::not_assessed;
    else if (!anything_for)
        result.status = Status::unlikely;
    else
        result.status = by_points(graph.pack().scale, result.score, strong || supporting_groups >= 2, needs_met);
    return result;
}

std::vector<Standing> standings(const Evaluation& evaluation) {
    std::vector<Standing> result;
    find_standings(evaluation, result);
    return result;
}

void find_standings(const Evaluation& evaluation, std::vector<Standing>& to) {
    to.clear();
    for (std::size_t i = 0; i < evaluation.graph().effects().size(); ++i) to.push_back(standing(evaluation, i));
}

bool stands_before(const Standing& a, const Standing& b) noexcept {
    return a.status != b.status ? a.status < b.status : a.score > b.score;
}

std::vector<std::size_t> ranked(const std::vector<Standing>& all) {
    std::vector<std::size_t> order;
    rank(all, order);
    return order;
}

void rank(const std::vector<Standing>& all, std::vector<std::size_t>& to) {
    to.resize(all.size());
    std::iota(to.begin(), to.end(), std::size_t{0});
    stable_sort_few(to, [&](std::size_t a, std::size_t b) { return stands_before(all[a], all[b]); });
}

std::size_t first_of(const std::vector<Standing>& all) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < all.size(); ++i)
        if (stands_before(all[i], all[first])) first = i;
    return first;
}

FirstAnswer first_answer(const Evaluation& evaluation) {
    FirstAnswer first;
    Standing best;
    for (std::size_t i = 0; i < evaluation.graph().effects().size(); ++i) {
        const Standing next = standing(evaluation, i);
        if (i != 0 && !stands_before(next, best)) continue;
        best = next;
        first = {i, next.status};
    }
    return first;
}

} // namespace apatite
