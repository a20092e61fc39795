// What is urgent, and what urgent thing is not ruled out.
#include <algorithm>

#include <fmt/format.h>

#include "assess/context.h"

namespace apatite {
namespace {

Alert described(Context& context, const AlertDeclaration& declared) {
    context.cite(declared.evidence);
    Alert alert;
    alert.id = declared.id;
    alert.label = declared.label;
    alert.urgency = std::string(to_string(declared.urgency));
    alert.rule = declared.id;
    alert.because = declared.because;
    alert.action = declared.action;
    alert.evidence = declared.evidence;
    return alert;
}

/// What was sent below but decides nothing as it stands: findings, and fields of instances.
std::vector<LeafUse> unusable_below(const Context& context, const AlertRoots& roots) {
    if (!context.evaluation.has_unusable()) return {};
    std::vector<std::uint32_t> below = context.graph.findings_below(roots.when);
    const auto more = context.graph.findings_below(roots.suspect);
    below.insert(below.end(), more.begin(), more.end());
    std::set<LeafUse> found;
    for (const std::uint32_t finding : below) {
        const FindingState& state = context.findings.states[finding];
        if (is_unusable(state)) found.insert({finding, {}, {}, {}});
        for (std::uint32_t i = 0; i < state.instances.size(); ++i)
            for (std::uint32_t f = 0; f < state.instances[i].fields.size(); ++f)
                if (is_unusable(state.instances[i].fields[f])) found.insert({finding, i, f, {}});
    }
    return {found.begin(), found.end()};
}

void add_missing(std::vector<MissingFinding>& list, const MissingFinding& more) {
    const auto same = [&](const MissingFinding& each) { return each.finding == more.finding; };
    if (std::none_of(list.begin(), list.end(), same)) list.push_back(more);
}

Alert not_ruled_out(Context& context, const AlertDeclaration& declared, const AlertRoots& roots,
                    const std::vector<LeafUse>& unusable) {
    Alert alert = described(context, declared);
    alert.facts = context.now(roots.suspect) == Truth::is_true ? context.facts(roots.suspect) : std::vector<FactUse>{};
    const Explainer explainer(context.graph, context.evaluation.now(), context.findings);
    for (const LeafUse& use : unusable) {
        const MissingFinding verify = explainer.missing_finding(use);
        alert.missing.push_back(verify);
        alert.action = fmt::format("Verify now: {} was sent as `{}` and cannot be used ({}). {}", verify.label,
                                   verify.sent, verify.why, alert.action);
    }
    // Where `when` is false now, only what is presumed keeps it open.
    const Reading reading = context.now(roots.when) == Truth::unknown ? Reading::now : Reading::firm;
    for (const MissingFinding& each : context.missing(roots.when, reading)) add_missing(alert.missing, each);
    return alert;
}

void by_urgency(std::vector<Alert>& alerts) {
    const auto rank = [](const Alert& alert) {
        return alert.urgency == to_string(Urgency::emergency) ? 0 : alert.urgency == to_string(Urgency::urgent) ? 1 : 2;
    };
    std::stable_sort(alerts.begin(), alerts.end(), [&](const Alert& a, const Alert& b) { return rank(a) < rank(b); });
}

} // namespace

bool is_open(const Evaluation& evaluation, const AlertRoots& roots, bool has_unusable) {
    if (evaluation.now().truth(roots.when) == Truth::is_true) return false;
    if (!evaluation.could().truth(roots.when).can_be_true()) return false;
    if (evaluation.now().truth(roots.suspect) == Truth::is_true) return true;
    const SetPass& usable = evaluation.if_usable();
    return has_unusable && (usable.truth(roots.suspect).can_be_true() || usable.truth(roots.when).can_be_true());
}

void assess_alerts(Context& context, Assessment& result) {
    for (std::size_t i = 0; i < context.pack().alerts.size(); ++i) {
        const AlertDeclaration& declared = context.pack().alerts[i];
        const AlertRoots& roots = context.graph.roots().alerts[i];
        if (context.now(roots.when) == Truth::is_true) {
            Alert alert = described(context, declared);
            alert.facts = context.facts(roots.when);
            result.alerts.push_back(std::move(alert));
            continue;
        }
        if (!context.evaluation.is_evaluated(roots.when) || !context.evaluation.is_evaluated(roots.suspect)) {
            result.not_ruled_out.push_back(described(context, declared)); // nobody looked: an unknown is never silence
            continue;
        }
        const auto unusable = unusable_below(context, roots);
        if (is_open(context.evaluation, roots, !unusable.empty()))
            result.not_ruled_out.push_back(not_ruled_out(context, declared, roots, unusable));
    }
    by_urgency(result.alerts);
    by_urgency(result.not_ruled_out);
}

} // namespace apatite
