#include "assess/value_pass.h"

#include <algorithm>

#include "assess/value_operations.h"

namespace apatite {
namespace {

const std::optional<Interval> no_number;
const std::optional<PartialDate> no_date;

} // namespace

const Judgement& judgement(Operator op, const FindingState& state) noexcept {
    switch (op) {
    case Operator::high: return state.high;
    case Operator::low: return state.low;
    case Operator::normal: return state.normal;
    case Operator::positive: return state.positive;
    default: return state.negative;
    }
}

bool is_firm(Provenance provenance) noexcept {
    return provenance == Provenance::observed || provenance == Provenance::flag;
}

ValuePass::ValuePass(const RuleGraph& graph, Reading reading, std::shared_ptr<const LogicTable> logic)
    : PlanPass(graph, std::move(logic)), reading_(reading), marks_(graph.nodes().size()),
      truths_(graph.column_size(Storage::truth), Truth::unknown), numbers_(graph.column_size(Storage::number)),
      dates_(graph.column_size(Storage::date)), words_(graph.column_size(Storage::word)),
      lists_(graph.column_size(Storage::list), no_node) {
    for (NodeId id = 0; id < graph.nodes().size(); ++id) {
        const Node& node = graph.node(id);
        if (node.storage == Storage::list && node.op == Operator::list) lists_[node.slot] = id;
        if (node.kind != NodeKind::literal) continue;
        const Literal& literal = graph.literals()[node.index];
        switch (node.storage) {
        case Storage::truth: truths_[node.slot] = literal.truth; break;
        case Storage::number: numbers_[node.slot] = literal.number; break;
        case Storage::date: dates_[node.slot] = literal.date; break;
        case Storage::word: words_[node.slot] = literal.word; break;
        default: break;
        }
    }
}

const std::optional<Interval>& ValuePass::number(NodeId id) const noexcept {
    const Node& node = graph_->node(id);
    return node.storage == Storage::number ? numbers_[node.slot] : no_number;
}

const std::optional<PartialDate>& ValuePass::date(NodeId id) const noexcept {
    const Node& node = graph_->node(id);
    return node.storage == Storage::date ? dates_[node.slot] : no_date;
}

std::optional<std::uint32_t> ValuePass::word(NodeId id) const noexcept {
    const Node& node = graph_->node(id);
    return node.storage == Storage::word ? words_[node.slot] : std::nullopt;
}

NodeId ValuePass::list(NodeId id) const noexcept {
    const Node& node = graph_->node(id);
    return node.storage == Storage::list ? lists_[node.slot] : no_node;
}

bool ValuePass::is_null(NodeId id) const noexcept {
    switch (graph_->node(id).storage) {
    case Storage::truth: return truth(id) == Truth::unknown;
    case Storage::number: return !number(id);
    case Storage::date: return !date(id);
    case Storage::word: return !word(id);
    case Storage::list: return list(id) == no_node;
    default: return true;
    }
}

std::span<const NodeId> ValuePass::elements(NodeId list) const noexcept {
    if (list == no_node) return {};
    return graph_->operands(graph_->node(list));
}

void ValuePass::evaluate_operation(NodeId id, const Node& node) { ValueOperations{*this, id, node}.evaluate(); }

void ValuePass::read_leaf(const Node& node, const FindingState& state) {
    const bool counts = state.known() && (reading_ == Reading::now || is_firm(state.provenance));
    switch (node.storage) {
    case Storage::truth: {
        const bool* value = counts ? std::get_if<bool>(&state.value) : nullptr;
        truths_[node.slot] = value == nullptr ? Truth::unknown : to_truth(*value);
        break;
    }
    case Storage::number: {
        const Interval* value = counts ? std::get_if<Interval>(&state.value) : nullptr;
        auto& slot = numbers_[node.slot];
        if (value == nullptr)
            slot.reset();
        else
            slot = graph_->leaves()[node.leaf].to_base.apply(*value);
        break;
    }
    case Storage::date: {
        const PartialDate* value = counts ? std::get_if<PartialDate>(&state.value) : nullptr;
        auto& slot = dates_[node.slot];
        if (value == nullptr)
            slot.reset();
        else
            slot = *value;
        break;
    }
    case Storage::word: {
        const std::string* value = counts ? std::get_if<std::string>(&state.value) : nullptr;
        words_[node.slot] = value == nullptr ? std::nullopt : graph_->words().find(*value);
        break;
    }
    default: break;
    }
}

Truth ValuePass::judge(const Node& node) const {
    const FindingState* state = state_of(graph_->node(graph_->operands(node)[0]));
    if (state == nullptr || (reading_ == Reading::firm && !is_firm(state->provenance))) return Truth::unknown;
    return judgement(node.op, *state).now;
}

Truth ValuePass::exists(const Node& node) const {
    const FindingState& state = findings_->states[graph_->node(graph_->operands(node)[0]).index];
    const auto counts = [&](const Instance& instance) {
        return reading_ == Reading::now || is_firm(instance.provenance);
    };
    if (std::any_of(state.instances.begin(), state.instances.end(), counts)) return Truth::is_true;
    const bool complete = state.instances_complete && (reading_ == Reading::now || is_firm(state.provenance));
    return complete && state.instances.empty() ? Truth::is_false : Truth::unknown;
}

/// Are all of the tuple firmly there? One that is only presumed may not be there at all.
bool ValuePass::take_into_scope(std::span<const std::uint32_t> instances, std::span<const std::uint32_t> tuple) {
    bool firm = true;
    for (std::size_t i = 0; i < instances.size(); ++i) {
        const Instance& instance = findings_->states[instances[i]].instances[tuple[i]];
        scope_[instances[i]] = &instance;
        firm = firm && is_firm(instance.provenance);
    }
    return firm || reading_ == Reading::now;
}

void ValuePass::leave_scope(std::span<const std::uint32_t> instances) noexcept {
    for (const std::uint32_t finding : instances) scope_[finding] = nullptr;
}

Truth ValuePass::run_body(const Findings& findings, const Some& some, std::span<const std::uint32_t> tuple) {
    findings_ = &findings;
    const bool firm = take_into_scope(some.instances, tuple);
    for (const NodeId id : some.plan) evaluate(id);
    leave_scope(some.instances);
    const Truth body = truth(some.body);
    return firm ? body : logical_and(body, Truth::unknown);
}

/// What a condition over instances is before one is looked at.
Truth ValuePass::without_tuples(std::span<const std::uint32_t> instances) const {
    const auto complete = [&](std::uint32_t finding) {
        const FindingState& state = findings_->states[finding];
        return state.instances_complete && (reading_ == Reading::now || is_firm(state.provenance));
    };
    return std::all_of(instances.begin(), instances.end(), complete) ? Truth::is_false : Truth::unknown;
}

/// Until `body` says that it has seen enough.
template <typename Body>
void ValuePass::each_tuple(std::span<const std::uint32_t> instances, const Body& body) {
    const auto count = [&](std::uint32_t finding) { return findings_->states[finding].instances.size(); };
    if (std::any_of(instances.begin(), instances.end(), [&](std::uint32_t finding) { return count(finding) == 0; }))
        return;
    tuple_.assign(instances.size(), 0);
    for (std::size_t i = 0; i < tuple_.size();) {
        if (body()) return;
        for (i = 0; i < tuple_.size() && ++tuple_[i] == count(instances[i]); ++i) tuple_[i] = 0;
    }
}

Truth ValuePass::find_tuple(const Some& some) {
    Truth found = without_tuples(some.instances);
    each_tuple(some.instances, [&] {
        found = logical_or(found, run_body(*findings_, some, tuple_));
        return found == Truth::is_true;
    });
    return found;
}

void ValuePass::find_tuples(const TupleBodies& bodies) {
    found_.assign(bodies.bodies.size(), without_tuples(bodies.instances));
    each_tuple(bodies.instances, [&] {
        const bool firm = take_into_scope(bodies.instances, tuple_);
        for (const TupleBodies::Step& step : bodies.steps) {
            if (step.test)
                truths_[step.test->slot] = bodies.tested(*step.test, words_[step.test->word]);
            else
                evaluate(step.node);
        }
        for (std::size_t i = 0; i < found_.size(); ++i) {
            const Truth body = truth(bodies.bodies[i]);
            found_[i] = logical_or(found_[i], firm ? body : logical_and(body, Truth::unknown));
        }
        leave_scope(bodies.instances);
        return false;
    });
    for (std::size_t i = 0; i < found_.size(); ++i) set_truth(bodies.somes[i], found_[i]);
}

} // namespace apatite
