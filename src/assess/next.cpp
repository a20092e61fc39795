// What to ask or test next.
#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "assess/context.h"

namespace apatite {
namespace {

/// What learning one finding can move.
struct Reach {
    int alerts = 0; ///< alerts not ruled out that it can decide
    int span = 0;   ///< points that it can move, shared among what a rule still waits for
    std::vector<std::size_t> hypotheses;
    std::vector<std::string> alert_ids;
};

constexpr int whole_share = 60; ///< divides by 1 to 6, so that shares stay whole numbers

int weight(Cost cost) {
    switch (cost) {
    case Cost::question:
    case Cost::examination: return 1;
    case Cost::blood_test: return 2;
    case Cost::imaging: return 4;
    default: return 8;
    }
}

const FindingDeclaration& declaration_of(const Context& context, const LeafUse& use) {
    const FindingDeclaration& whole = context.pack().catalogue.findings[use.finding];
    return use.field ? whole.fields[*use.field] : whole;
}

const FindingState& state_of(const Context& context, const LeafUse& use) {
    const FindingState& whole = context.findings.states[use.finding];
    return use.field && use.instance ? whole.instances[*use.instance].fields[*use.field] : whole;
}

bool is_unsafe(const Context& context, std::size_t workup) {
    const auto& unsafe = context.graph.roots().workup[workup].unsafe_when;
    return unsafe && context.now(*unsafe) == Truth::is_true;
}

/// Every test that would answer it is unsafe for this patient. A biopsy is a biopsy, whatever it is to show: where one
/// is unsafe, nothing is asked that only a biopsy could tell.
bool is_unsafe(const Context& context, const FindingDeclaration& declaration) {
    bool any = false;
    for (std::size_t i = 0; i < context.pack().workup.size(); ++i) {
        const WorkupDeclaration& workup = context.pack().workup[i];
        const bool biopsy = declaration.cost == Cost::biopsy && workup.cost == Cost::biopsy;
        if (biopsy && is_unsafe(context, i)) return true;
        if (std::find(workup.answers.begin(), workup.answers.end(), declaration.id) == workup.answers.end()) continue;
        if (!is_unsafe(context, i)) return false;
        any = true;
    }
    return any;
}

bool can_be_asked(const Context& context, const LeafUse& use) {
    const FindingDeclaration& declaration = declaration_of(context, use);
    const FindingState& state = state_of(context, use);
    const bool asked = state.declined || state.why == WhyUnknown::not_known;
    if (!declaration.cost || declaration.fixed || asked || is_answered(state)) return false;
    return !is_unsafe(context, declaration);
}

/// Hypotheses whose place is still open. When the first is settled but not likely, what could make one likely.
std::vector<bool> contenders(const Context& context) {
    std::vector<bool> result(context.standings.size(), false);
    if (context.order.empty()) return result;
    const std::size_t first = context.order.front();
    const bool settled = must_be_first(context.bounds, first);
    const bool told = context.standings[first].status <= Status::likely;
    for (std::size_t h = 0; h < result.size(); ++h) {
        if (settled)
            result[h] = !told && h == first && context.bounds[h].best <= Status::likely;
        else
            result[h] = h == first || can_be_first(context.bounds, h);
    }
    return result;
}

using Reaches = std::map<LeafUse, Reach>;

/// What is missing for the alerts that are open; those that are not ruled out count before everything else.
void add_alerts(Context& context, const Assessment& result, Reaches& reaches) {
    Explainer explainer(context.graph, context.evaluation.now(), context.findings);
    for (std::size_t i = 0; i < context.pack().alerts.size(); ++i) {
        const AlertRoots& roots = context.graph.roots().alerts[i];
        const std::string& id = context.pack().alerts[i].id;
        if (context.now(roots.when) == Truth::is_true || !context.could(roots.when).can_be_true()) continue;
        const bool suspected = std::any_of(result.not_ruled_out.begin(), result.not_ruled_out.end(),
                                           [&](const Alert& alert) { return alert.id == id; });
        if (!suspected && context.now(roots.suspect) == Truth::is_false) continue;
        auto leaves = explainer.missing_leaves(roots.when);
        if (suspected) leaves.merge(explainer.missing_leaves(roots.suspect));
        for (const LeafUse& use : leaves) {
            Reach& reach = reaches[use];
            reach.alerts += suspected ? 1 : 0;
            reach.span += whole_share / std::max(1, static_cast<int>(leaves.size()));
            reach.alert_ids.push_back(id);
        }
    }
}

/// The undecided rules of the contenders. Of a group only the strongest can count, so it counts once.
void add_rules(Context& context, const std::vector<bool>& contends, Reaches& reaches) {
    Explainer explainer(context.graph, context.evaluation.now(), context.findings);
    for (std::size_t h = 0; h < contends.size(); ++h) {
        if (!contends[h]) continue;
        std::map<std::tuple<LeafUse, EffectKind, std::uint32_t>, int> best;
        const auto consider = [&](NodeId root, EffectKind kind, std::uint32_t group, int points) {
            if (context.now(root) != Truth::unknown || !context.could(root).can_be_true()) return;
            const auto leaves = explainer.missing_leaves(root);
            const int share = points * whole_share / std::max(1, static_cast<int>(leaves.size()));
            for (const LeafUse& use : leaves) {
                int& known = best[{use, kind, group}];
                known = std::max(known, share);
            }
        };
        for (const Effect& effect : context.graph.effects()[h].effects) {
            const bool points = effect.kind == EffectKind::supports || effect.kind == EffectKind::opposes;
            consider(context.graph.roots().rules[effect.rule], effect.kind, effect.group,
                     points ? effect.points : 2 * context.pack().scale.strong);
        }
        if (const auto& needs = context.graph.roots().hypotheses[h].likely_needs)
            consider(*needs, EffectKind::establishes, UINT32_MAX, context.pack().scale.strong);
        for (const auto& [key, share] : best) {
            Reach& reach = reaches[std::get<0>(key)];
            reach.span += share;
            if (reach.hypotheses.empty() || reach.hypotheses.back() != h) reach.hypotheses.push_back(h);
        }
    }
}

std::string because(const Context& context, const Reach& reach) {
    std::string hypotheses, alerts;
    for (const std::size_t h : reach.hypotheses)
        hypotheses += fmt::format("{}{}", hypotheses.empty() ? "" : ", ", context.pack().hypotheses[h].label);
    for (const AlertDeclaration& alert : context.pack().alerts)
        if (std::find(reach.alert_ids.begin(), reach.alert_ids.end(), alert.id) != reach.alert_ids.end())
            alerts += fmt::format("{}{}", alerts.empty() ? "" : ", ", alert.label);
    if (alerts.empty()) return fmt::format("It can move: {}", hypotheses);
    if (hypotheses.empty()) return fmt::format("It can confirm or rule out: {}", alerts);
    return fmt::format("It can confirm or rule out: {}; and move: {}", alerts, hypotheses);
}

NextFinding described(const Context& context, const LeafUse& use, const Reach& reach) {
    const FindingDeclaration& declaration = declaration_of(context, use);
    const MissingFinding named =
        Explainer(context.graph, context.evaluation.now(), context.findings).missing_finding(use);
    NextFinding next;
    next.finding = named.finding;
    next.label = named.label;
    next.ask = declaration.ask;
    next.cost = std::string(cost_word(*declaration.cost));
    next.because = because(context, reach);
    next.could_change = reach.alert_ids;
    for (const std::size_t h : reach.hypotheses) next.could_change.push_back(context.pack().hypotheses[h].id);
    return next;
}

} // namespace

void assess_next(Context& context, Assessment& result) {
    Reaches reaches;
    add_alerts(context, result, reaches);
    add_rules(context, contenders(context), reaches);
    std::vector<std::pair<LeafUse, const Reach*>> order;
    for (const auto& [use, reach] : reaches)
        if (can_be_asked(context, use)) order.emplace_back(use, &reach);
    const auto value = [&](const auto& item) {
        return item.second->span / weight(*declaration_of(context, item.first).cost);
    };
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        if (a.second->alerts != b.second->alerts) return a.second->alerts > b.second->alerts;
        return value(a) > value(b);
    });
    for (const auto& [use, reach] : order) result.next.push_back(described(context, use, *reach));
}

} // namespace apatite
