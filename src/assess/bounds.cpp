#include "assess/bounds.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace apatite {
namespace {

/// What one group can add in one direction.
struct GroupRange {
    int least = 0, most = 0;
    bool can = false, must = false; ///< some rule of it can hold, must hold
};

/// What the effects on one hypothesis can come to.
struct Possible {
    int lowest = 0, highest = 0;
    bool can_any = false, must_any = false;
    bool can_for = false, must_for = false, can_against = false; ///< something speaks for it, against it
    bool can_establish = false, must_establish = false, can_exclude = false, must_exclude = false;
    bool can_strong = false, must_strong = false;
    int can_groups = 0, must_groups = 0;
    bool can_needs = true, must_needs = true;

    bool can_carry() const { return can_strong || can_groups >= 2; }
    bool must_carry() const { return must_strong || must_groups >= 2; }
};

void include(GroupRange& range, const Effect& effect, bool must) {
    range.can = true;
    range.most = std::max(range.most, effect.points);
    if (!must) return;
    range.must = true;
    range.least = std::max(range.least, effect.points);
}

/// What a group adds in both directions.
struct Group {
    GroupRange supports, opposes;
};

void add_groups(const std::vector<Group>& groups, Possible& all) {
    for (const Group& group : groups) {
        all.lowest += group.supports.least - group.opposes.most;
        all.highest += group.supports.most - group.opposes.least;
        all.can_groups += group.supports.can ? 1 : 0;
        all.must_groups += group.supports.must ? 1 : 0;
    }
}

/// `groups` is a workspace.
Possible possible(const Evaluation& evaluation, const SetPass& open, std::size_t hypothesis,
                  std::vector<Group>& groups) {
    const RuleGraph& graph = evaluation.graph();
    const HypothesisEffects& effects = graph.effects()[hypothesis];
    groups.assign(effects.groups, Group());
    Possible all;
    for (const Effect& effect : effects.effects) {
        const NodeId rule = graph.roots().rules[effect.rule];
        const TruthSet set = open.truth(rule);
        if (!set.can_be_true()) continue;
        const bool must = set.is_only(Truth::is_true);
        // Whatever is taken as a fact, only what is firm establishes or excludes for certain.
        const bool must_be_firm = evaluation.could().truth(rule).is_only(Truth::is_true);
        all.can_any = true;
        all.must_any = all.must_any || must;
        const bool is_for = speaks_for(effect.kind);
        all.can_for = all.can_for || is_for;
        all.must_for = all.must_for || (is_for && must);
        all.can_against = all.can_against || !is_for;
        switch (effect.kind) {
        case EffectKind::supports:
            include(groups[effect.group].supports, effect, must);
            all.can_strong = all.can_strong || effect.strength == Strength::strong;
            all.must_strong = all.must_strong || (must && effect.strength == Strength::strong);
            break;
        case EffectKind::opposes: include(groups[effect.group].opposes, effect, must); break;
        case EffectKind::establishes:
            all.can_establish = true;
            all.must_establish = all.must_establish || must_be_firm;
            break;
        case EffectKind::excludes:
            all.can_exclude = true;
            all.must_exclude = all.must_exclude || must_be_firm;
            break;
        }
    }
    add_groups(groups, all);
    if (const auto& needs = graph.roots().hypotheses[hypothesis].likely_needs) {
        all.can_needs = open.truth(*needs).can_be_true();
        all.must_needs = open.truth(*needs).is_only(Truth::is_true);
    }
    return all;
}

/// The first and the last in the order of rank of the statuses that are possible.
std::pair<Status, Status> statuses(const Possible& all, const Scale& scale) {
    std::optional<Status> first, last;
    const auto add = [&](Status status) {
        if (!first) first = status;
        last = status;
    };
    const bool by_points = !all.must_establish && !all.must_exclude;
    const bool must_be_likely = all.lowest >= scale.likely_from && all.must_carry() && all.must_needs;
    const bool can_be_likely = all.highest >= scale.likely_from && all.can_carry() && all.can_needs;
    const bool between = all.can_for && all.highest > scale.unlikely_from && !must_be_likely;
    const bool can_be_unlikely = all.lowest <= scale.unlikely_from || (all.can_against && !all.must_for);
    if (all.can_establish && !all.must_exclude) add(Status::established);
    if (by_points && all.can_any && can_be_likely) add(Status::likely);
    if ((all.can_establish && all.can_exclude) || (by_points && between)) add(Status::possible);
    if (by_points && !all.must_any) add(Status::not_assessed);
    if (by_points && all.can_any && can_be_unlikely) add(Status::unlikely);
    if (all.can_exclude && !all.must_establish) add(Status::excluded);
    return {*first, *last}; // some status always is
}

StandingBounds bounds_of(const Evaluation& evaluation, const SetPass& open, std::size_t hypothesis,
                         std::vector<Group>& groups) {
    const Possible all = possible(evaluation, open, hypothesis, groups);
    const auto [best, worst] = statuses(all, evaluation.graph().pack().scale);
    return {best, worst, all.lowest, all.highest};
}

Standing best_of(const StandingBounds& bounds) { return {bounds.best, bounds.highest, false}; }
Standing worst_of(const StandingBounds& bounds) { return {bounds.worst, bounds.lowest, false}; }

} // namespace

StandingBounds standing_bounds(const Evaluation& evaluation, const SetPass& open, std::size_t hypothesis) {
    std::vector<Group> groups;
    return bounds_of(evaluation, open, hypothesis, groups);
}

std::vector<StandingBounds> widest_bounds(const RuleGraph& graph) {
    std::vector<StandingBounds> result;
    result.reserve(graph.effects().size());
    std::vector<int> supports, opposes; // by group
    for (const HypothesisEffects& all : graph.effects()) {
        supports.assign(all.groups, 0);
        opposes.assign(all.groups, 0);
        for (const Effect& effect : all.effects) {
            if (!is_points(effect.kind)) continue;
            int& most = (speaks_for(effect.kind) ? supports : opposes)[effect.group];
            most = std::max(most, effect.points);
        }
        result.push_back({Status::established, Status::excluded, -std::accumulate(opposes.begin(), opposes.end(), 0),
                          std::accumulate(supports.begin(), supports.end(), 0)});
    }
    return result;
}

std::vector<StandingBounds> all_bounds(const Evaluation& evaluation, const SetPass& open) {
    std::vector<StandingBounds> result;
    result.reserve(evaluation.graph().effects().size());
    std::vector<Group> groups;
    for (std::size_t i = 0; i < evaluation.graph().effects().size(); ++i)
        result.push_back(bounds_of(evaluation, open, i, groups));
    return result;
}

bool surely_before(std::size_t a, const StandingBounds& of_a, std::size_t b, const StandingBounds& of_b) {
    const Standing worst = worst_of(of_a), best = best_of(of_b);
    if (stands_before(worst, best)) return true;
    return !stands_before(best, worst) && a < b;
}

std::vector<bool> can_be_first(const std::vector<StandingBounds>& bounds) {
    // Who is surely behind any rival is surely behind the one whose worst ranks first, or, as that one, the second.
    constexpr auto nobody = static_cast<std::size_t>(-1);
    const auto worst_ranks_before = [&](std::size_t a, std::size_t b) {
        if (b == nobody) return true;
        const Standing of_a = worst_of(bounds[a]), of_b = worst_of(bounds[b]);
        return stands_before(of_a, of_b) || (!stands_before(of_b, of_a) && a < b);
    };
    std::size_t first = nobody, second = nobody;
    for (std::size_t h = 0; h < bounds.size(); ++h) {
        if (worst_ranks_before(h, first))
            second = std::exchange(first, h);
        else if (worst_ranks_before(h, second))
            second = h;
    }
    std::vector<bool> result(bounds.size(), true);
    for (std::size_t h = 0; h < bounds.size(); ++h)
        if (const std::size_t rival = h == first ? second : first; rival != nobody)
            result[h] = !surely_before(rival, bounds[rival], h, bounds[h]);
    return result;
}

bool must_be_first(const std::vector<StandingBounds>& bounds, std::size_t hypothesis) {
    for (std::size_t rival = 0; rival < bounds.size(); ++rival)
        if (rival != hypothesis && !surely_before(hypothesis, bounds[hypothesis], rival, bounds[rival])) return false;
    return true;
}

} // namespace apatite
