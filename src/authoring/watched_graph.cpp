#include "authoring/watched_graph.h"

#include <algorithm>
#include <string>

namespace apatite {
namespace {

Expression applied(Operator op, const Expression& operand) {
    Expression result;
    result.op = op;
    result.span = operand.span;
    result.type.kind = Kind::boolean;
    result.operands.push_back(operand);
    return result;
}

bool is_literal(const Expression& expression) {
    return expression.op == Operator::boolean || expression.op == Operator::null;
}

/// Its operands name findings, and say nothing by themselves.
bool takes_findings(Operator op) {
    return op == Operator::high || op == Operator::low || op == Operator::normal || op == Operator::positive ||
           op == Operator::negative || op == Operator::exists;
}

bool is_never_unknown(Operator op) {
    return op == Operator::is_null || op == Operator::is_true || op == Operator::is_false ||
           op == Operator::equivalent || op == Operator::not_equivalent;
}

void append(Pack& pack, Expression expression, const std::vector<std::string>& some) {
    ConditionDeclaration added;
    added.id = hidden_name(pack.conditions.size());
    added.when.expression = std::move(expression);
    added.when.some = some;
    pack.conditions.push_back(std::move(added));
}

} // namespace

std::string hidden_name(std::size_t number) { return '#' + std::to_string(number); }

bool rests_on_fields(const Expression& expression) {
    return expression.op == Operator::field || std::ranges::any_of(expression.operands, rests_on_fields);
}

WatchedGraph::WatchedGraph(std::shared_ptr<const Pack> pack)
    : pack_(std::move(pack)), conditions_(conditions_of(*pack_)) {
    auto extended = std::make_shared<Pack>(*pack_);
    const std::size_t own = extended->conditions.size();
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
        const Expression& expression = conditions_[i].condition->expression;
        if (conditions_[i].place.key != ConditionKey::value) parts_.push_back({i, &expression, true, false, {}});
        watch_below(i, expression, *extended);
    }
    graph_ = RuleGraph::compile(extended).graph;
    std::size_t next = own;
    for (WatchedPart& part : parts_) {
        if (part.whole) {
            part.nodes = {root_at(graph_->roots(), conditions_[part.condition].place), no_node, no_node};
            continue;
        }
        for (std::size_t i = 0; i < (part.in_body ? 3U : 1U); ++i) part.nodes[i] = graph_->roots().conditions[next++];
    }
}

void WatchedGraph::watch_below(std::size_t condition, const Expression& expression, Pack& extended) {
    if (takes_findings(expression.op)) return;
    for (const Expression& operand : expression.operands) {
        if (operand.type.kind == Kind::boolean && !is_literal(operand))
            add(extended, {condition, &operand, false, rests_on_fields(operand), {}});
        watch_below(condition, operand, extended);
    }
}

void WatchedGraph::add(Pack& extended, WatchedPart part) {
    const Condition& condition = *conditions_[part.condition].condition;
    if (part.in_body) {
        append(extended, *part.expression, condition.some);
        append(extended, applied(Operator::not_, *part.expression), condition.some);
        append(extended, applied(Operator::is_null, *part.expression), condition.some);
    } else {
        append(extended, *part.expression, {});
    }
    parts_.push_back(part);
}

TruthSet WatchedGraph::shown(const WatchedPart& part, const Evaluation& evaluation) const {
    const ValuePass& now = evaluation.now();
    if (!part.in_body) return TruthSet(now.truth(part.nodes[0]));
    const auto holds = [&](std::size_t i) { return now.truth(part.nodes[i]) == Truth::is_true; };
    return {holds(0), holds(1), holds(2)};
}

TruthSet WatchedGraph::possible(const WatchedPart& part, const Evaluation& evaluation) const {
    const SetPass& could = evaluation.could();
    if (!part.in_body) return could.truth(part.nodes[0]);
    const auto can = [&](std::size_t i) { return could.truth(part.nodes[i]).can_be_true(); };
    return {can(0), can(1), can(2) && !is_never_unknown(part.expression->op)};
}

} // namespace apatite
