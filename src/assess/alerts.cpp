// What is urgent, and what urgent thing is not ruled out.
#include <algorithm>

#include <fmt/format.h>

#include "assess/context.h"
#include "assess/open_alert.h"

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
    for (const MissingFinding& each : context.missing(roots.when, reading_of_open(context.evaluation, roots)))
        add_missing(alert.missing, each);
    return alert;
}

void by_urgency(std::vector<Alert>& alerts) {
    const auto rank = [](const Alert& alert) {
        return alert.urgency == to_string(Urgency::emergency) ? 0 : alert.urgency == to_string(Urgency::urgent) ? 1 : 2;
    };
    std::stable_sort(alerts.begin(), alerts.end(), [&](const Alert& a, const Alert& b) { return rank(a) < rank(b); });
}

} // namespace

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
        const auto unusable = context.evaluation.has_unusable()
                                  ? unusable_of(context.findings, findings_of(context.graph, roots))
                                  : std::vector<LeafUse>{};
        if (is_open(context.evaluation, roots, !unusable.empty()))
            result.not_ruled_out.push_back(not_ruled_out(context, declared, roots, unusable));
    }
    by_urgency(result.alerts);
    by_urgency(result.not_ruled_out);
}

} // namespace apatite
