#include "assess/assess.h"

#include <algorithm>

#include <fmt/format.h>

#include "assess/context.h"
#include "assess/outcome.h"
#include "assess/refined.h"
#include "assess/search.h"

namespace apatite {
namespace {

void add_references(Context& context, Assessment& result) {
    std::vector<const std::vector<std::string>*>& lists = context.cited;
    std::ranges::sort(lists, std::less());
    lists.erase(std::ranges::unique(lists).begin(), lists.end());
    std::vector<std::string_view> keys;
    for (const std::vector<std::string>* list : lists) keys.insert(keys.end(), list->begin(), list->end());
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    result.references.reserve(keys.size());
    for (const std::string_view key : keys) {
        const auto at = context.pack().references.find(std::string(key));
        if (at != context.pack().references.end())
            result.references.push_back({at->first, at->second.cite, at->second.url});
    }
}

void add_enough(Context& context, Hypothesis& first) {
    first.enough = enough(context.evaluation, context.findings, context.options.budget);
    for (const std::string& id : first.enough) {
        const FindingDeclaration& declared = *context.pack().catalogue.find(id);
        first.enough_labels.push_back(declared.label.empty() ? id : declared.label);
    }
}

/// After the explanations, so that a budget goes to them first.
void add_proofs(const Context& context, Assessment& result) {
    const std::vector<bool> stays =
        proved_to_stay(context.evaluation, context.findings, context.bounds, context.options.proof_budget);
    for (std::size_t place = 0; place < context.order.size(); ++place) {
        if (!stays[context.order[place]]) continue;
        result.differential[place].settled = result.differential[place].settled_if_presumed = true;
    }
}

void add_bounds(Context& context) {
    if (!context.options.brief) {
        context.bounds = all_bounds(context.evaluation, context.evaluation.could());
        const bool same = &context.evaluation.could_if_presumed() == &context.evaluation.could();
        context.if_presumed =
            same ? context.bounds : all_bounds(context.evaluation, context.evaluation.could_if_presumed());
        return;
    }
    context.bounds = widest_bounds(context.graph);
    context.if_presumed = context.bounds;
}

/// Does anything speak for what stands first, or ask for attention?
bool is_suspicious(const Assessment& result) {
    return !result.alerts.empty() || !result.not_ruled_out.empty() ||
           (!result.differential.empty() && !result.differential.front().supporting.empty());
}

void add_questions(Context& context, Assessment& result) {
    const bool told = result.answer.state != "cannot-tell";
    if (!context.options.next || (context.options.brief && (told || !is_suspicious(result)))) return;
    if (context.options.would_tell && !context.options.brief && !told) assess_would_tell(context, result);
    assess_next(context, result);
}

/// Nothing is settled where not all was evaluated.
void tell_partial(bool all_evaluated, Assessment& result) {
    result.partial = true;
    result.notices.push_back({"error",
                              "budget",
                              {},
                              all_evaluated ? "the budget of this call did not last to explain everything"
                                            : "the budget of this call did not last to look at everything: what was "
                                              "not looked at is unknown, and such alerts are not ruled out"});
    if (all_evaluated) return;
    for (Hypothesis& each : result.differential) each.settled = each.settled_if_presumed = false;
}

} // namespace

std::string Context::in_words(const Condition& condition) const {
    return words ? to_text(words->of(condition)) : std::string();
}

std::vector<FactUse> Context::facts(NodeId node) const {
    if (!options.explain || !evaluation.spend_explaining(node)) return {};
    return explanations.facts(node);
}

std::vector<MissingFinding> Context::missing(NodeId node, Reading reading) const {
    if (!options.explain || !evaluation.spend_explaining(node)) return {};
    return explanations.missing(node, reading);
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
    result.answer.state = answer_state(first.status);
    if (!is_named(first.status, first.score)) return;
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
    for (const Notice& each : notices_of(context.evaluation, context.findings, context.standings))
        result.notices.push_back(
            {each.severity == Notice::Severity::error ? "error" : "warning", each.code, each.source, each.message});
}

Assessment assess(const RuleGraph& graph, const Findings& findings, const AssessOptions& options) {
    Evaluation evaluation(graph);
    if (!options.steps) return assess(graph, findings, options, evaluation);
    Steps steps(options.steps);
    evaluation.run_within(findings, steps);
    return assess_evaluated(findings, options, evaluation);
}

Assessment assess(const RuleGraph& graph, const Findings& findings, const AssessOptions& options,
                  Evaluation& evaluation) {
    if (options.steps) return assess(graph, findings, options); // it needs a fresh workspace
    if (options.brief)
        evaluation.run_brief(findings);
    else
        evaluation.run(findings);
    return assess_evaluated(findings, options, evaluation);
}

Assessment assess_evaluated(const Findings& findings, const AssessOptions& options, Evaluation& evaluation) {
    const RuleGraph& graph = evaluation.graph();
    Context context{graph, findings, options, evaluation, standings(evaluation), {}, {},
                    {},    {},       {},      {},         {evaluation, findings}};
    context.order = ranked(context.standings);
    add_bounds(context);
    const bool all = evaluation.all_evaluated(); // a search would evaluate what rests on nodes that were not
    if (options.words) context.words.emplace(graph.pack());
    if (options.refine && all) context.refined = refined_bounds(evaluation, findings, options.refine_budget);

    Assessment result;
    const Pack& pack = graph.pack();
    result.pack = {pack.id, pack.version, pack.hash, pack.title};
    result.site_profile = pack.site_profile;
    result.subject = findings.subject;
    result.as_of = findings.as_of.to_string();
    assess_alerts(context, result); // before all else that a budget pays for
    assess_differential(context, result);
    assess_answer(context, result);
    assess_workup(context, result);
    assess_management(context, result);
    if (options.prove && all) add_proofs(context, result);
    if (all) add_questions(context, result);
    assess_notices(context, result);
    if (options.trace) assess_trace(context, result);
    add_references(context, result);
    if (!result.differential.empty() && all) {
        if (options.enough) add_enough(context, result.differential.front());
        if (options.overturn)
            result.differential.front().overturn =
                overturn(evaluation, findings, result.differential.front().settled, options.budget);
    }
    if (evaluation.ran_out()) tell_partial(all, result);
    return result;
}

} // namespace apatite
