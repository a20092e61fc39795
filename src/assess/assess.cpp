#include "assess/assess.h"

#include <algorithm>

#include <fmt/format.h>

#include "assess/context.h"
#include "assess/refined.h"
#include "assess/search.h"

namespace apatite {
namespace {

void add_references(const Context& context, Assessment& result) {
    for (const std::string& key : context.cited) {
        const auto at = context.pack().references.find(key);
        if (at != context.pack().references.end()) result.references.push_back({key, at->second.cite, at->second.url});
    }
}

void add_enough(Context& context, Hypothesis& first) {
    first.enough = enough(context.evaluation, context.findings, context.options.budget);
    for (const std::string& id : first.enough) {
        const FindingDeclaration& declared = *context.pack().catalogue.find(id);
        first.enough_labels.push_back(declared.label.empty() ? id : declared.label);
    }
}

} // namespace

std::string Context::in_words(const Condition& condition) const {
    return words ? to_text(words->of(condition)) : std::string();
}

std::vector<FactUse> Context::facts(NodeId node) const {
    if (!options.explain) return {};
    return Explainer(graph, evaluation.now(), findings).facts(node);
}

std::vector<MissingFinding> Context::missing(NodeId node, Reading reading) const {
    if (!options.explain) return {};
    ValuePass& pass = reading == Reading::now ? evaluation.now() : evaluation.firm();
    return Explainer(graph, pass, findings).missing(node);
}

bool is_answered(const FindingState& state) {
    if (!is_firm(state.provenance)) return false;
    if (state.known() || !state.instances.empty() || state.instances_complete) return true;
    return state.high.now != Truth::unknown || state.low.now != Truth::unknown || state.normal.now != Truth::unknown ||
           state.positive.now != Truth::unknown || state.negative.now != Truth::unknown;
}

std::string_view cost_word(Cost cost) {
    switch (cost) {
    case Cost::question: return "question";
    case Cost::examination: return "examination";
    case Cost::blood_test: return "blood-test";
    case Cost::imaging: return "imaging";
    default: return "biopsy";
    }
}

void assess_answer(const Context& context, Assessment& result) {
    result.answer.state = "cannot-tell";
    result.answer.urgency = "routine";
    Urgency highest = Urgency::routine;
    for (std::size_t i = 0; i < context.pack().alerts.size(); ++i)
        if (context.now(context.graph.roots().alerts[i].when) == Truth::is_true)
            highest = std::max(highest, context.pack().alerts[i].urgency);
    result.answer.urgency = std::string(to_string(highest));
    if (result.differential.empty()) return;
    const Hypothesis& first = result.differential.front();
    if (first.status == Status::established)
        result.answer.state = "established";
    else if (first.status == Status::likely)
        result.answer.state = "likely";
    else if (first.status != Status::possible || first.score <= 0)
        return;
    result.answer.id = first.id;
    result.answer.label = first.label;
    if (!first.forms.empty()) {
        result.answer.form = first.forms.front().id;
        result.answer.form_label = first.forms.front().label;
    }
    if (!first.causes.empty()) {
        result.answer.cause = first.causes.front().id;
        result.answer.cause_label = first.causes.front().label;
    }
}

void assess_notices(const Context& context, Assessment& result) {
    std::vector<Notice> notices = context.findings.notices;
    for (std::size_t h = 0; h < context.standings.size(); ++h) {
        if (!context.standings[h].conflict) continue;
        std::string establishing, excluding;
        for (const Effect& effect : context.graph.effects()[h].effects) {
            if (context.firm(context.graph.roots().rules[effect.rule]) != Truth::is_true) continue;
            std::string& list = effect.kind == EffectKind::establishes ? establishing : excluding;
            if (effect.kind != EffectKind::establishes && effect.kind != EffectKind::excludes) continue;
            list += fmt::format("{}`{}`", list.empty() ? "" : ", ", context.pack().rules[effect.rule].id);
        }
        notices.push_back(
            {Notice::Severity::warning,
             "conflict",
             {},
             fmt::format("`{}` is established by {} and excluded by {}; it is held to be possible: check both",
                         context.pack().hypotheses[h].id, establishing, excluding)});
    }
    std::sort(notices.begin(), notices.end());
    notices.erase(std::unique(notices.begin(), notices.end()), notices.end());
    for (const Notice& each : notices)
        result.notices.push_back(
            {each.severity == Notice::Severity::error ? "error" : "warning", each.code, each.source, each.message});
}

Assessment assess(const RuleGraph& graph, const Findings& findings, const AssessOptions& options) {
    Evaluation evaluation(graph);
    return assess(graph, findings, options, evaluation);
}

Assessment assess(const RuleGraph&, const Findings& findings, const AssessOptions& options, Evaluation& evaluation) {
    evaluation.run(findings);
    return assess_evaluated(findings, options, evaluation);
}

Assessment assess_evaluated(const Findings& findings, const AssessOptions& options, Evaluation& evaluation) {
    const RuleGraph& graph = evaluation.graph();
    Context context{graph, findings, options, evaluation, standings(evaluation), {}, {}, {}, {}, {}, {}, {}};
    context.order = ranked(context.standings);
    context.bounds = all_bounds(evaluation, evaluation.could());
    context.if_presumed = all_bounds(evaluation, evaluation.could_if_presumed());
    context.stays.assign(context.bounds.size(), false);
    if (options.prove) context.stays = proved_to_stay(evaluation, findings, context.bounds, options.proof_budget);

    if (options.words) context.words.emplace(graph.pack());
    if (options.refine) context.refined = refined_bounds(evaluation, findings, options.refine_budget);

    Assessment result;
    const Pack& pack = graph.pack();
    result.pack = {pack.id, pack.version, pack.hash, pack.title};
    result.subject = findings.subject;
    result.as_of = findings.as_of.to_string();
    assess_differential(context, result);
    assess_answer(context, result);
    assess_alerts(context, result);
    assess_workup(context, result);
    assess_management(context, result);
    const bool unclear = result.answer.state == "cannot-tell";
    if (options.next && options.would_tell && unclear && !options.brief) assess_would_tell(context, result);
    if (options.next && !options.brief) assess_next(context, result);
    assess_notices(context, result);
    if (options.trace) assess_trace(context, result);
    add_references(context, result);
    if (!result.differential.empty()) {
        if (options.enough) add_enough(context, result.differential.front());
        if (options.overturn)
            result.differential.front().overturn =
                overturn(evaluation, findings, result.differential.front().settled, options.budget);
    }
    return result;
}

} // namespace apatite
