// Numbers as doubles: comparisons in the declared unit are exact; what is calculated has a bound of error, and is
// calculated again exactly where the bound does not decide (a filter, as in exact geometry).
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "assess/bit_compiler.h"

namespace apatite {
namespace {

/// More than all roundings of one operation, relative to the magnitude of what goes in and comes out.
constexpr double rounding = 0x1p-50;
/// What may be held of a finding without a plausible range.
constexpr double most_without_range = 1e6;
constexpr double infinity = std::numeric_limits<double>::infinity();

double magnitude(const Rational& number) { return std::abs(number.to_double()) * (1 + rounding); }
double magnitude(const Bound& bound) { return bound.is_infinite() ? infinity : magnitude(bound.value); }

bool is_comparison(Operator op) {
    return op == Operator::less || op == Operator::less_equal || op == Operator::greater ||
           op == Operator::greater_equal || op == Operator::equal || op == Operator::not_equal;
}

} // namespace

std::optional<Rational> BitCompiler::literal(NodeId id) const {
    const Node& node = plan_.graph->node(id);
    if (node.kind != NodeKind::literal || node.storage != Storage::number) return std::nullopt;
    const auto& value = plan_.graph->literals()[node.index].number;
    if (!value || !value->is_point()) return std::nullopt;
    return value->lo().value;
}

std::optional<NumberPlace> BitCompiler::number(const Node& node) {
    switch (node.kind) {
    case NodeKind::finding: return finding(node);
    case NodeKind::operation: return calculated(node);
    default: return std::nullopt; // literals are taken where they are used
    }
}

std::optional<NumberPlace> BitCompiler::finding(const Node& node) {
    const Leaf& leaf = plan_.graph->leaves()[node.leaf];
    const Conversion& to = leaf.to_base;
    const double in_base = std::max(magnitude(leaf.domain.lo()), magnitude(leaf.domain.hi()));
    double most = (in_base + magnitude(to.offset)) / std::abs(to.factor.to_double()) * (1 + 4 * rounding);
    if (!(most < infinity)) most = most_without_range;
    const std::uint32_t column = plan_.number_count++;
    plan_.number_inputs.push_back({node.index, column, most});
    return NumberPlace{column, true, most, 0, to.factor, to.offset};
}

NumberPlace BitCompiler::add_step(NumberStep step, double most, double error) {
    step.result = plan_.number_count++;
    step.scale = step.factor.to_double();
    step.shift = step.offset.to_double();
    plan_.number_steps.push_back(step);
    // What underflows is lost whole.
    return {step.result, false, most * (1 + rounding), error + most * rounding + std::numeric_limits<double>::min(),
            1,           0};
}

NumberPlace BitCompiler::made(NodeId id) {
    if (const auto known = made_.find(id); known != made_.end()) return known->second;
    NumberPlace place;
    if (const auto value = literal(id))
        place = add_step({NumberOperator::constant, 0, 0, 0, 0, 0, 1, *value}, magnitude(*value), 0);
    else
        place = *numbers_[id];
    const bool whole = !place.is_column && place.factor == 1 && place.offset.is_zero();
    if (!whole) {
        const double scale = magnitude(place.factor);
        place = add_step({NumberOperator::scaled, 0, place.source, 0, 0, 0, place.factor, place.offset},
                         place.most * scale + magnitude(place.offset), place.error * scale);
    }
    made_.emplace(id, place);
    return place;
}

NumberPlace BitCompiler::of_two(NumberOperator op, const NumberPlace& a, const NumberPlace& b) {
    const NumberStep step{op, 0, a.source, b.source, 1, 0, 1, 0};
    switch (op) {
    case NumberOperator::multiply:
        return add_step(step, a.most * b.most, a.error * b.most + b.error * a.most + a.error * b.error);
    case NumberOperator::first: return add_step(step, std::max(a.most, b.most), std::max(a.error, b.error));
    default: return add_step(step, a.most + b.most, a.error + b.error);
    }
}

/// What only scales and shifts needs no step.
std::optional<NumberPlace> BitCompiler::with_literal(Operator op, NodeId a, NodeId b) const {
    if (literal(a) && op != Operator::subtract) std::swap(a, b);
    const auto left = literal(a), right = literal(b);
    if ((left && right) || (!left && !right)) return std::nullopt;
    NumberPlace place = *numbers_[left ? b : a];
    if (left) { // literal - number
        place.factor = -place.factor;
        place.offset = *left - place.offset;
    } else if (op == Operator::multiply) {
        if (right->is_zero()) return std::nullopt;
        place.factor *= *right;
        place.offset *= *right;
    } else {
        place.offset += op == Operator::add ? *right : -*right;
    }
    return place;
}

std::optional<NumberPlace> BitCompiler::first_known(std::span<const NodeId> nodes) {
    NumberPlace so_far = made(nodes[0]);
    for (const NodeId each : nodes.subspan(1)) so_far = of_two(NumberOperator::first, so_far, made(each));
    return so_far;
}

std::optional<NumberPlace> BitCompiler::calculated(const Node& node) {
    if (node.type == Kind::integer) return std::nullopt; // may overflow to null
    const auto operands = plan_.graph->operands(node);
    bool any = false;
    for (const NodeId each : operands) {
        if (!literal(each) && !numbers_[each]) return std::nullopt;
        any = any || numbers_[each];
    }
    if (!any) return std::nullopt;
    const auto two = [&](NumberOperator op) {
        if (auto scaled = with_literal(node.op, operands[0], operands[1])) return scaled;
        return std::optional(of_two(op, made(operands[0]), made(operands[1])));
    };
    switch (node.op) {
    case Operator::negate: {
        NumberPlace place = *numbers_[operands[0]];
        place.factor = -place.factor;
        place.offset = -place.offset;
        return place;
    }
    case Operator::abs: {
        const NumberPlace a = made(operands[0]);
        return add_step({NumberOperator::abs, 0, a.source, 0, 1, 0, 1, 0}, a.most, a.error);
    }
    case Operator::add: return two(NumberOperator::add);
    case Operator::subtract: return two(NumberOperator::subtract);
    case Operator::multiply: return two(NumberOperator::multiply);
    case Operator::coalesce: return first_known(operands);
    default: return std::nullopt;
    }
}

std::optional<Plane> BitCompiler::comparison(const Node& node) {
    const auto operands = plan_.graph->operands(node);
    if (node.op == Operator::between) {
        const auto lower = compared(Operator::greater_equal, operands[0], operands[1]);
        const auto upper = compared(Operator::less_equal, operands[0], operands[2]);
        if (!lower || !upper) return std::nullopt;
        return step(BitOperator::all, {*lower, *upper});
    }
    if (!is_comparison(node.op)) return std::nullopt;
    if (const auto result = compared(node.op, operands[0], operands[1])) return result;
    return compared(mirrored(node.op), operands[1], operands[0]);
}

std::optional<Plane> BitCompiler::compared(Operator op, NodeId number, NodeId threshold) {
    const auto value = literal(threshold);
    if (!value || !numbers_[number]) return std::nullopt;
    switch (op) {
    case Operator::greater: return above(number, *value, false);
    case Operator::greater_equal: return above(number, *value, true);
    case Operator::less: return negated(above(number, *value, true));
    case Operator::less_equal: return negated(above(number, *value, false));
    default: break;
    }
    const Plane from = above(number, *value, true), beyond = above(number, *value, false);
    const Plane equal = step(BitOperator::all, {from, negated(beyond)});
    return op == Operator::equal ? equal : negated(equal);
}

Plane BitCompiler::above(NodeId id, const Rational& threshold, bool or_equal) {
    const NumberPlace& place = *numbers_[id];
    Comparison wanted;
    wanted.node = id;
    wanted.threshold = Interval(threshold);
    wanted.limit = (threshold - place.offset) / place.factor;
    wanted.below = place.factor.sign() < 0; // not `>=` is `<`
    wanted.or_equal = or_equal != wanted.below;
    const Plane result = source_above(place, std::move(wanted));
    return place.factor.sign() < 0 ? negated(result) : result;
}

Plane BitCompiler::source_above(const NumberPlace& place, Comparison wanted) {
    wanted.number = place.source;
    const auto [known, is_new] = comparisons_.try_emplace({wanted.number, wanted.or_equal, wanted.limit}, no_plane);
    if (!is_new) return known->second;
    double limit = 0;
    wanted.exact = place.is_column && as_double(wanted.limit, limit);
    if (wanted.exact) {
        wanted.yes_from = wanted.or_equal ? limit : std::nextafter(limit, infinity);
        wanted.no_to = wanted.or_equal ? std::nextafter(limit, -infinity) : limit;
    } else {
        limit = wanted.limit.to_double();
        const double margin = 2 * place.error + (std::abs(limit) + place.most) * rounding;
        wanted.yes_from = limit + margin;
        wanted.no_to = limit - margin;
    }
    wanted.result = known->second = new_plane();
    plan_.comparisons.push_back(wanted);
    return wanted.result;
}

void BitCompiler::drop_unused_numbers() {
    std::vector<bool> used(plan_.number_count, false);
    for (const Comparison& each : plan_.comparisons) used[each.number] = true;
    for (auto step = plan_.number_steps.rbegin(); step != plan_.number_steps.rend(); ++step) {
        if (!used[step->result] || step->op == NumberOperator::constant) continue;
        used[step->a] = true;
        if (step->op != NumberOperator::scaled) used[step->b] = true;
    }
    std::erase_if(plan_.number_steps, [&](const NumberStep& step) { return !used[step.result]; });
    std::erase_if(plan_.number_inputs, [&](const NumberInput& input) { return !used[input.number]; });
    std::stable_sort(plan_.comparisons.begin(), plan_.comparisons.end(),
                     [](const Comparison& a, const Comparison& b) { return a.number < b.number; });
}

} // namespace apatite
