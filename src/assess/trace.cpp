// Everything that was evaluated, for an auditor.
#include <algorithm>

#include <fmt/format.h>

#include "assess/context.h"
#include "assess/evaluate_expression.h"
#include "assess/search.h"
#include "expression/print.h"
#include "graph/conditions_of_pack.h"

namespace apatite {
namespace {

/// Says nothing by itself: its parts do.
bool joins(Operator op) {
    switch (op) {
    case Operator::not_:
    case Operator::and_:
    case Operator::or_:
    case Operator::xor_:
    case Operator::implies:
    case Operator::is_null:
    case Operator::is_true:
    case Operator::is_false:
    case Operator::if_:
    case Operator::case_:
    case Operator::coalesce:
    case Operator::all_true:
    case Operator::any_true:
    case Operator::at_least:
    case Operator::list: return true;
    default: return false;
    }
}

bool is_literal(Operator op) {
    return op == Operator::null || op == Operator::boolean || op == Operator::number || op == Operator::quantity ||
           op == Operator::date || op == Operator::string;
}

/// The parts of one condition, in the order in which they are written; each once.
class Parts {
public:
    Parts(const Context& context, std::vector<TraceAtom>& out)
        : graph_(&context.graph), pass_(&context.evaluation.now()), findings_(&context.findings),
          explainer_(context.graph, context.evaluation.now(), context.findings), out_(&out) {}

    void of(const Condition& condition, NodeId root) {
        const Node& node = graph_->node(root);
        if (node.kind != NodeKind::some || condition.some.empty()) return collect(condition.expression, root);
        const Some& some = graph_->somes()[node.index];
        std::vector<std::uint32_t> tuple(some.instances.size(), 0);
        for (const std::uint32_t finding : some.instances)
            if (findings_->states[finding].instances.empty()) return lists(some);
        do {
            pass_->run_body(*findings_, some, tuple);
            look_at(some, tuple);
            collect(condition.expression, some.body);
        } while (next(some, tuple));
        look_at(some, {});
        lists(some);
    }

private:
    void look_at(const Some& some, const std::vector<std::uint32_t>& tuple) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        instances_.clear();
        for (std::size_t i = 0; i < tuple.size(); ++i) {
            pairs.emplace_back(some.instances[i], tuple[i]);
            instances_ += fmt::format("{}{}[{}]", i == 0 ? "" : ", ",
                                      graph_->pack().catalogue.findings[some.instances[i]].id, tuple[i]);
        }
        explainer_.look_at(std::move(pairs));
        first_of_tuple_ = out_->size();
    }

    bool next(const Some& some, std::vector<std::uint32_t>& tuple) const {
        for (std::size_t i = 0; i < tuple.size(); ++i) {
            if (++tuple[i] < findings_->states[some.instances[i]].instances.size()) return true;
            tuple[i] = 0;
        }
        return false;
    }

    /// How many instances there are, and whether there can be others.
    void lists(const Some& some) {
        for (const std::uint32_t finding : some.instances) {
            const FindingState& state = findings_->states[finding];
            TraceAtom atom;
            atom.condition = graph_->pack().catalogue.findings[finding].id;
            atom.result = !state.instances.empty()   ? Truth::is_true
                          : state.instances_complete ? Truth::is_false
                                                     : Truth::unknown;
            const LeafUse use{finding, {}, {}, {}};
            if (holds_fact(state)) atom.facts.push_back(explainer_.fact(use));
            if (!state.instances_complete) atom.missing.push_back(explainer_.missing_finding(use));
            out_->push_back(std::move(atom));
        }
    }

    void collect(const Expression& expression, NodeId node) {
        if (is_literal(expression.op)) return;
        const auto operands = graph_->operands(graph_->node(node));
        if (joins(expression.op) && operands.size() == expression.operands.size()) {
            for (std::size_t i = 0; i < operands.size(); ++i) collect(expression.operands[i], operands[i]);
            return;
        }
        TraceAtom atom;
        atom.instances = instances_;
        atom.condition = print(expression);
        const auto told = [&](const TraceAtom& each) { return each.condition == atom.condition; };
        if (std::any_of(out_->begin() + static_cast<std::ptrdiff_t>(first_of_tuple_), out_->end(), told)) return;
        atom.result = graph_->node(node).storage == Storage::truth ? pass_->truth(node) : Truth::unknown;
        for (FactUse& fact : explainer_.facts(node))
            if (!fact.value.empty()) atom.facts.push_back(std::move(fact));
        // What a named condition or value waits for stands with it.
        if (pass_->is_null(node) && !is_named(expression)) atom.missing = explainer_.missing(node);
        out_->push_back(std::move(atom));
    }

    bool is_named(const Expression& expression) const {
        return expression.op == Operator::name && graph_->pack().catalogue.find(expression.text) == nullptr;
    }

    const RuleGraph* graph_;
    ValuePass* pass_;
    const Findings* findings_;
    Explainer explainer_;
    std::vector<TraceAtom>* out_;
    std::string instances_;
    std::size_t first_of_tuple_ = 0;
};

std::string could_be(const TruthSet& set) {
    std::string text;
    for (const Truth each : {Truth::is_true, Truth::is_false, Truth::unknown})
        if (set.contains(each)) text += fmt::format("{}{}", text.empty() ? "" : " or ", to_string(each));
    return text;
}

void add_effects(const Context& context, std::size_t rule, TraceEntry& entry) {
    const bool holds = context.now(context.graph.roots().rules[rule]) == Truth::is_true;
    const bool firmly = context.firm(context.graph.roots().rules[rule]) == Truth::is_true;
    for (std::size_t h = 0; h < context.graph.effects().size(); ++h)
        for (const Effect& effect : context.graph.effects()[h].effects) {
            if (effect.rule != rule) continue;
            const bool points = effect.kind == EffectKind::supports || effect.kind == EffectKind::opposes;
            entry.effects.push_back({std::string(to_string(effect.kind)), context.pack().hypotheses[h].id,
                                     points ? std::string(to_string(effect.strength)) : "", effect.points,
                                     points ? holds && counts(context.evaluation, h, effect) : firmly});
        }
}

/// What a declaration says of itself beside its condition.
template <typename Declaration>
void copy_declared(Context& context, const Declaration& declared, TraceEntry& entry) {
    context.cite(declared.evidence);
    entry.file = declared.span.file;
    entry.line = declared.span.line;
    entry.evidence = declared.evidence;
    if constexpr (requires { declared.because; }) entry.because = declared.because;
}

void describe(Context& context, const ConditionPlace& place, TraceEntry& entry) {
    const Pack& pack = context.pack();
    const std::size_t i = place.index;
    switch (place.key) {
    case ConditionKey::value: return copy_declared(context, pack.values[i], entry);
    case ConditionKey::condition: return copy_declared(context, pack.conditions[i], entry);
    case ConditionKey::rule:
        copy_declared(context, pack.rules[i], entry);
        entry.group = pack.rules[i].group;
        return add_effects(context, i, entry);
    case ConditionKey::likely_needs: return copy_declared(context, pack.hypotheses[i], entry);
    case ConditionKey::form: return copy_declared(context, pack.hypotheses[i].forms[place.inner], entry);
    case ConditionKey::cause: return copy_declared(context, pack.hypotheses[i].causes[place.inner], entry);
    case ConditionKey::alert_suspect:
    case ConditionKey::alert_when: return copy_declared(context, pack.alerts[i], entry);
    case ConditionKey::workup_when:
    case ConditionKey::workup_urgent:
    case ConditionKey::workup_unsafe: return copy_declared(context, pack.workup[i], entry);
    case ConditionKey::management_when: return copy_declared(context, pack.management[i], entry);
    case ConditionKey::caution: return copy_declared(context, pack.management[i].cautions[place.inner], entry);
    }
}

TraceEntry traced(Context& context, const PlacedCondition& placed) {
    const NodeId root = root_at(context.graph.roots(), placed.place);
    TraceEntry entry;
    const std::size_t blank = placed.owner.find(' ');
    const std::string key = placed.key == "when" || placed.key == "is" ? "" : ' ' + placed.key;
    entry.kind = placed.owner.substr(0, blank) + key;
    entry.id = placed.owner.substr(blank + 1);
    entry.condition = placed.condition->text;
    entry.words = context.in_words(*placed.condition);
    describe(context, placed.place, entry);
    if (placed.place.key == ConditionKey::value) {
        entry.value = value_text(context.graph, context.evaluation.now(), root, placed.condition->expression->type);
    } else {
        entry.result = context.now(root);
        entry.firm = context.firm(root);
        entry.could_be = could_be(context.could(root));
    }
    Parts(context, entry.atoms).of(*placed.condition, root);
    return entry;
}

/// A fact of a finding, or why what was sent of it decides nothing.
void tell(const Context& context, const LeafUse& use, const FindingState& state, Trace& trace) {
    const Explainer explainer(context.graph, context.evaluation.now(), context.findings);
    if (holds_fact(state)) trace.facts.push_back(explainer.fact(use));
    if (!state.sent.empty() && !state.known() && state.why && !holds_fact(state))
        trace.unusable.push_back(explainer.missing_finding(use));
}

} // namespace

void assess_trace(Context& context, Assessment& result) {
    for (std::uint32_t i = 0; i < context.findings.states.size(); ++i) {
        const FindingState& state = context.findings.states[i];
        tell(context, {i, {}, {}, {}}, state, result.trace);
        for (std::uint32_t n = 0; n < state.instances.size(); ++n)
            for (std::uint32_t f = 0; f < state.instances[n].fields.size(); ++f)
                tell(context, {i, n, f, {}}, state.instances[n].fields[f], result.trace);
    }
    for (const PlacedCondition& placed : conditions_of(context.pack())) {
        if (!context.evaluation.spend_explaining(root_at(context.graph.roots(), placed.place))) return;
        result.trace.entries.push_back(traced(context, placed));
    }
}

} // namespace apatite
