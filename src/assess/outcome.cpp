#include "assess/outcome.h"

#include <algorithm>

#include <fmt/format.h>

#include "assess/open_alert.h"
#include "assess/sort_few.h"

namespace apatite {
namespace {

constexpr int more_than_points = 1000;

int weight(const Effect& effect) { return is_points(effect.kind) ? effect.points : more_than_points; }

/// Points rest on what holds now, all else on what holds firmly.
bool holds(const Evaluation& evaluation, const Effect& effect) {
    const ValuePass& pass = is_points(effect.kind) ? evaluation.now() : evaluation.firm();
    return pass.truth(evaluation.graph().roots().rules[effect.rule]) == Truth::is_true;
}

std::string conflict(const Evaluation& evaluation, std::size_t hypothesis) {
    const RuleGraph& graph = evaluation.graph();
    std::string establishing, excluding;
    for (const Effect& effect : graph.effects()[hypothesis].effects) {
        if (is_points(effect.kind) || !holds(evaluation, effect)) continue;
        std::string& list = effect.kind == EffectKind::establishes ? establishing : excluding;
        list += fmt::format("{}`{}`", list.empty() ? "" : ", ", graph.pack().rules[effect.rule].id);
    }
    return fmt::format("`{}` is established by {} and excluded by {}; it is held to be possible: check both",
                       graph.pack().hypotheses[hypothesis].id, establishing, excluding);
}

void add_missing(Evaluation& evaluation, const Findings& findings, const AlertRoots& roots,
                 const std::vector<LeafUse>& unusable, std::vector<std::string>& to) {
    const auto add = [&](std::string finding) {
        if (std::ranges::find(to, finding) == to.end()) to.push_back(std::move(finding));
    };
    const bool now = reading_of_open(evaluation, roots) == Reading::now;
    Explainer explainer(evaluation.graph(), now ? evaluation.now() : evaluation.firm(), findings);
    for (const LeafUse& use : unusable) add(explainer.missing_finding(use).finding);
    for (MissingFinding& each : explainer.missing(roots.when)) add(std::move(each.finding));
}

void find_alerts(Evaluation& evaluation, const Findings& findings, Outcome& outcome) {
    const RuleGraph& graph = evaluation.graph();
    const auto& declared = graph.pack().alerts;
    std::vector<std::vector<LeafUse>> unusable(declared.size());
    for (std::uint32_t i = 0; i < declared.size(); ++i) {
        const AlertRoots& roots = graph.roots().alerts[i];
        if (evaluation.now().truth(roots.when) == Truth::is_true) {
            outcome.alerts.push_back(i);
            outcome.urgency = std::max(outcome.urgency, declared[i].urgency);
            continue;
        }
        if (evaluation.has_unusable()) unusable[i] = unusable_of(findings, evaluation.findings_of_alert(i));
        if (is_open(evaluation, roots, !unusable[i].empty())) outcome.not_ruled_out.push_back(i);
    }
    for (std::vector<std::uint32_t>* list : {&outcome.alerts, &outcome.not_ruled_out})
        std::ranges::stable_sort(*list, std::greater(), [&](std::uint32_t i) { return declared[i].urgency; });
    for (const std::uint32_t i : outcome.not_ruled_out)
        add_missing(evaluation, findings, graph.roots().alerts[i], unusable[i], outcome.missing);
}

} // namespace

std::string_view answer_state(Status first) noexcept {
    if (first == Status::established) return "established";
    return first == Status::likely ? "likely" : "cannot-tell";
}

bool is_named(Status first, int score) noexcept {
    return first == Status::established || first == Status::likely || (first == Status::possible && score > 0);
}

void sort_by_weight(std::vector<const Effect*>& effects) {
    stable_sort_few(effects, [](const Effect* a, const Effect* b) { return weight(*a) > weight(*b); });
}

bool is_counted(const Evaluation& evaluation, std::size_t hypothesis, const Effect& effect) {
    return !is_points(effect.kind) || counts(evaluation, hypothesis, effect);
}

std::vector<const Effect*> holding_effects(const Evaluation& evaluation, std::size_t hypothesis) {
    std::vector<const Effect*> holding;
    holding.reserve(evaluation.graph().effects()[hypothesis].effects.size());
    for (const Effect& effect : evaluation.graph().effects()[hypothesis].effects)
        if (holds(evaluation, effect)) holding.push_back(&effect);
    sort_by_weight(holding);
    std::ranges::stable_partition(holding,
                                  [&](const Effect* effect) { return is_counted(evaluation, hypothesis, *effect); });
    return holding;
}

std::vector<Notice> notices_of(const Evaluation& evaluation, const Findings& findings,
                               const std::vector<Standing>& standings) {
    std::vector<Notice> notices = findings.notices;
    for (std::size_t h = 0; h < standings.size(); ++h)
        if (standings[h].conflict)
            notices.push_back({Notice::Severity::warning, "conflict", {}, conflict(evaluation, h)});
    std::ranges::sort(notices);
    notices.erase(std::ranges::unique(notices).begin(), notices.end());
    return notices;
}

void find_outcome(Evaluation& evaluation, const Findings& findings, Outcome& outcome) {
    find_standings(evaluation, outcome.standings);
    rank(outcome.standings, outcome.order);
    outcome.alerts.clear();
    outcome.not_ruled_out.clear();
    outcome.missing.clear();
    outcome.urgency = Urgency::routine;
    find_alerts(evaluation, findings, outcome);
    outcome.notices = notices_of(evaluation, findings, outcome.standings);
    const Standing first = outcome.order.empty() ? Standing{} : outcome.standings[outcome.order.front()];
    outcome.state = answer_state(first.status);
    outcome.named = is_named(first.status, first.score);
}

} // namespace apatite
