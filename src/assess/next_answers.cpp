// What each answer to a question would lead to, by evaluating it.
#include <algorithm>

#include "assess/context.h"
#include "assess/open_alert.h"
#include "assess/search.h"

namespace apatite {
namespace {

bool was(const std::vector<Alert>& alerts, const std::string& id) {
    return std::ranges::find(alerts, id, &Alert::id) != alerts.end();
}

/// Alerts that are raised now and were not, or that were not ruled out and now are.
void add_alerts(const Context& context, const Assessment& before, NextAnswer& answer) {
    for (std::size_t i = 0; i < context.pack().alerts.size(); ++i) {
        const AlertRoots& roots = context.graph.roots().alerts[i];
        const std::string& id = context.pack().alerts[i].id;
        if (context.now(roots.when) == Truth::is_true) {
            if (!was(before.alerts, id)) answer.alerts.push_back(id);
        } else if (was(before.not_ruled_out, id) &&
                   !is_open(context.evaluation, roots, context.evaluation.has_unusable())) {
            answer.ruled_out.push_back(id);
        }
    }
}

bool leads_to_the_same(const NextAnswer& a, const NextAnswer& b) {
    return a.first == b.first && a.status == b.status && a.alerts == b.alerts && a.ruled_out == b.ruled_out;
}

} // namespace

std::vector<NextAnswer> next_answers(const Context& context, const Assessment& result, const Candidates& candidates,
                                     const LeafUse& use, Trial& trial) {
    std::vector<NextAnswer> answers;
    for (Candidate& candidate : candidates.of(use, context.findings)) {
        trial.set(use.finding, std::move(candidate.state));
        const FirstAnswer first = trial.first();
        const HypothesisDeclaration& declared = context.pack().hypotheses[first.hypothesis];
        NextAnswer answer{{candidate.value}, {candidate.words}, declared.id, declared.label, first.status, {}, {}};
        add_alerts(context, result, answer);
        const auto same =
            std::ranges::find_if(answers, [&](const NextAnswer& each) { return leads_to_the_same(each, answer); });
        if (same == answers.end()) {
            answers.push_back(std::move(answer));
            continue;
        }
        same->values.push_back(std::move(candidate.value));
        same->words.push_back(std::move(candidate.words));
    }
    trial.take_back();
    return answers;
}

} // namespace apatite
