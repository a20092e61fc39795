// The ranked hypotheses, each with what speaks for it, against it, and what it waits for.
#include <algorithm>

#include "assess/context.h"
#include "assess/outcome.h"

namespace apatite {
namespace {

std::string strength_text(const Effect& effect) {
    return std::string(is_points(effect.kind) ? to_string(effect.strength) : to_string(effect.kind));
}

RuleTrace trace(Context& context, std::size_t hypothesis, const Effect& effect) {
    const Rule& rule = context.pack().rules[effect.rule];
    RuleTrace result;
    result.rule = rule.id;
    result.strength = strength_text(effect);
    result.group = rule.group;
    result.counted = is_counted(context.evaluation, hypothesis, effect);
    if (context.options.brief && hypothesis != context.order.front()) return result;
    result.because = rule.because;
    result.condition = rule.when.text;
    result.words = context.in_words(rule.when);
    result.file = rule.span.file;
    result.line = rule.span.line;
    result.evidence = rule.evidence;
    result.facts = context.facts(context.graph.roots().rules[effect.rule]);
    context.cite(rule.evidence);
    return result;
}

UndecidedRule undecided(const Context& context, const Effect& effect) {
    const Rule& rule = context.pack().rules[effect.rule];
    return {rule.id, std::string(to_string(effect.kind)), strength_text(effect), rule.because,
            context.missing(context.graph.roots().rules[effect.rule],
                            is_points(effect.kind) ? Reading::now : Reading::firm)};
}

template <typename Wanted>
std::vector<const Effect*> those(const RuleGraph& graph, std::size_t hypothesis, Wanted wanted) {
    std::vector<const Effect*> found;
    found.reserve(graph.effects()[hypothesis].effects.size());
    for (const Effect& effect : graph.effects()[hypothesis].effects)
        if (wanted(effect)) found.push_back(&effect);
    sort_by_weight(found);
    return found;
}

void add_rules(Context& context, std::size_t hypothesis, Hypothesis& result) {
    for (const Effect* effect : holding_effects(context.evaluation, hypothesis))
        (speaks_for(effect->kind) ? result.supporting : result.opposing).push_back(trace(context, hypothesis, *effect));
    if (!context.options.explain || context.options.brief) return;
    const auto is_undecided = [&](const Effect& effect) {
        const NodeId root = context.graph.roots().rules[effect.rule];
        const Truth value = is_points(effect.kind) ? context.now(root) : context.firm(root);
        return value == Truth::unknown && context.could(root).can_be_true() && context.now(root) != Truth::is_false;
    };
    const std::vector<const Effect*> waiting = those(context.graph, hypothesis, is_undecided);
    result.undecided.reserve(waiting.size());
    for (const Effect* effect : waiting) result.undecided.push_back(undecided(context, *effect));
}

/// What it needs to be likely and nobody knows yet, before the rules that wait: points alone do not get it there.
void add_need(const Context& context, std::size_t hypothesis, Hypothesis& result) {
    const std::optional<NodeId>& needed = context.graph.roots().hypotheses[hypothesis].likely_needs;
    if (!context.words || !needed || context.now(*needed) != Truth::unknown) return;
    const std::string words = context.in_words(*context.pack().hypotheses[hypothesis].likely_needs);
    result.undecided.insert(result.undecided.begin(), {result.id + "/likely-needs", "needs", "needed",
                                                       "Without this it is possible at most: " + words + ".",
                                                       context.missing(*needed, Reading::now)});
}

/// What would have to be otherwise. Of an `and` that is false only what is false is told.
void add_not_met(Context& context, std::size_t hypothesis, Hypothesis& result) {
    const auto add = [&](RuleTrace rule) {
        rule.counted = true; // it would, if it held
        result.not_met.push_back(std::move(rule));
    };
    const auto is_not_met = [&](const Effect& effect) {
        return speaks_for(effect.kind) && context.now(context.graph.roots().rules[effect.rule]) == Truth::is_false;
    };
    for (const Effect* effect : those(context.graph, hypothesis, is_not_met)) add(trace(context, hypothesis, *effect));
    const std::optional<NodeId>& needed = context.graph.roots().hypotheses[hypothesis].likely_needs;
    if (!needed || context.now(*needed) != Truth::is_false) return;
    RuleTrace rule;
    rule.rule = result.id + "/likely-needs";
    rule.strength = "needed";
    const Condition& needs = *context.pack().hypotheses[hypothesis].likely_needs;
    rule.because = "Without this it is possible at most.";
    rule.condition = needs.text;
    rule.words = context.in_words(needs);
    rule.facts = context.facts(*needed);
    add(std::move(rule));
}

std::vector<NamedVariant> holding(Context& context, const std::vector<Variant>& variants,
                                  const std::vector<NodeId>& roots) {
    std::vector<NamedVariant> result;
    for (std::size_t i = 0; i < variants.size(); ++i) {
        if (context.now(roots[i]) != Truth::is_true) continue;
        result.push_back({variants[i].id, variants[i].label, variants[i].because, variants[i].evidence});
        context.cite(variants[i].evidence);
    }
    return result;
}

/// For each hypothesis: it stands first for good, or it is proved that it never will.
std::vector<bool> settled(const std::vector<StandingBounds>& bounds, std::size_t first) {
    std::vector<bool> result = can_be_first(bounds);
    result.flip();
    result[first] = must_be_first(bounds, first);
    return result;
}

Hypothesis described(Context& context, std::size_t h) {
    const HypothesisDeclaration& declared = context.pack().hypotheses[h];
    Hypothesis result;
    result.id = declared.id;
    result.label = declared.label;
    result.kind = declared.kind;
    result.note = declared.note;
    result.status = context.standings[h].status;
    result.score = context.standings[h].score;
    result.best = context.bounds[h].best;
    result.worst = context.bounds[h].worst;
    result.lowest = context.bounds[h].lowest;
    result.highest = context.bounds[h].highest;
    if (!context.refined.empty()) {
        const StandingBounds& bounds = context.refined[h];
        result.refined = {bounds.best, bounds.worst, bounds.lowest, bounds.highest};
    }
    result.forms = holding(context, declared.forms, context.graph.roots().hypotheses[h].forms);
    result.causes = holding(context, declared.causes, context.graph.roots().hypotheses[h].causes);
    add_rules(context, h, result);
    add_need(context, h, result);
    if (context.options.why_not == h) add_not_met(context, h, result);
    return result;
}

} // namespace

void assess_differential(Context& context, Assessment& result) {
    if (context.order.empty()) return;
    const std::vector<bool> now = settled(context.bounds, context.order.front());
    const std::vector<bool> if_presumed = settled(context.if_presumed, context.order.front());
    result.differential.reserve(context.order.size());
    for (std::size_t place = 0; place < context.order.size(); ++place) {
        const std::size_t h = context.order[place];
        result.differential.push_back(described(context, h));
        result.differential.back().settled = now[h];
        result.differential.back().settled_if_presumed = now[h] || if_presumed[h];
        if (place == 0) continue;
        const Standing &here = context.standings[h], &before = context.standings[context.order[place - 1]];
        result.differential.back().equal_to_previous = here.status == before.status && here.score == before.score;
    }
}

} // namespace apatite
