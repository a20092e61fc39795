#include "assess/value_operations.h"

#include "assess/day_range.h"
#include "assess/kleene.h"
#include "assess/number_limits.h"

namespace apatite {

void ValueOperations::evaluate() {
    switch (node.op) {
    case Operator::if_:
    case Operator::case_:
    case Operator::coalesce: return copy(chosen());
    case Operator::list: return; // its own value, set once
    case Operator::min:
    case Operator::max:
        if (node.storage == Storage::number)
            pass.numbers_[node.slot] = extreme_number();
        else
            copy(extreme_word_or_date());
        return;
    default: break;
    }
    switch (node.storage) {
    case Storage::truth: pass.truths_[node.slot] = truth_value(); break;
    case Storage::number: pass.numbers_[node.slot] = arithmetic(); break;
    case Storage::date: pass.dates_[node.slot] = moved_date(); break;
    default: break;
    }
}

Truth ValueOperations::truth_value() const {
    switch (node.op) {
    case Operator::equal: return equal(operand(0), operand(1));
    case Operator::not_equal: return logical_not(equal(operand(0), operand(1)));
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal: return compared(node.op, operand(0), operand(1));
    case Operator::between:
        return logical_and(compared(Operator::greater_equal, operand(0), operand(1)),
                           compared(Operator::less_equal, operand(0), operand(2)));
    case Operator::equivalent: return equivalent(operand(0), operand(1));
    case Operator::not_equivalent: return logical_not(equivalent(operand(0), operand(1)));
    case Operator::in: return contained();
    case Operator::is_null: return to_truth(pass.is_null(operand(0)));
    case Operator::is_true: return to_truth(truth(0) == Truth::is_true);
    case Operator::is_false: return to_truth(truth(0) == Truth::is_false);
    case Operator::all_true:
    case Operator::any_true: return aggregate_truth();
    case Operator::at_least: return at_least();
    case Operator::same_region: return same_region();
    case Operator::before_within:
    case Operator::after_within: return within_span();
    default:
        return kleene(
            node.op, size(), [this](std::size_t i) { return truth(i); }, Truth::unknown);
    }
}

// Nulls are passed over; so AllTrue of nothing is true and AnyTrue of nothing is false.
Truth ValueOperations::aggregate_truth() const {
    const bool all = node.op == Operator::all_true;
    for (const NodeId each : elements(0))
        if (pass.truth(each) == to_truth(!all)) return to_truth(!all);
    return to_truth(all);
}

Truth ValueOperations::at_least() const {
    const auto& wanted = pass.number(operand(0));
    if (!wanted || !wanted->is_point()) return Truth::unknown;
    std::int64_t certain = 0, possible = 0;
    for (const NodeId each : elements(1)) {
        certain += pass.truth(each) == Truth::is_true ? 1 : 0;
        possible += pass.truth(each) != Truth::is_false ? 1 : 0;
    }
    const Rational& n = wanted->lo().value;
    if (Rational(certain) >= n) return Truth::is_true;
    return Rational(possible) < n ? Truth::is_false : Truth::unknown;
}

Truth ValueOperations::same_region() const {
    const auto a = pass.word(operand(0)), b = pass.word(operand(1));
    return a && b ? to_truth(pass.graph_->words().same_region(*a, *b)) : Truth::unknown;
}

Truth ValueOperations::within_span() const {
    const auto& a = pass.date(operand(0));
    const auto& amount = pass.number(operand(1));
    const auto& b = pass.date(operand(2));
    if (!a || !b || !amount || !amount->is_point()) return Truth::unknown;
    const auto span = date_span(amount->lo().value, pass.graph_->node(operand(1)).calendar);
    if (!span) return Truth::unknown;
    return decided(node.op == Operator::before_within ? before_within(day_range(*a), *span, day_range(*b))
                                                      : after_within(day_range(*a), *span, day_range(*b)));
}

std::optional<Interval> ValueOperations::arithmetic() const {
    if (node.op == Operator::count) {
        std::int64_t present = 0;
        for (const NodeId each : elements(0)) present += pass.is_null(each) ? 0 : 1;
        return Interval(Rational(present));
    }
    const auto& a = pass.number(operand(0));
    if (!a) return std::nullopt;
    switch (node.op) {
    case Operator::negate: return within_limits(node.type, -*a);
    case Operator::abs: return within_limits(node.type, abs(*a));
    case Operator::round: {
        if (size() < 2) return round(*a);
        const auto& digits = pass.number(operand(1));
        const auto whole = digits && digits->is_point() ? digits->lo().value.to_int64() : std::nullopt;
        if (!whole || *whole < -28 || *whole > 28) return std::nullopt;
        return round(*a, static_cast<int>(*whole));
    }
    default: break;
    }
    const auto& b = pass.number(operand(1));
    return b ? two_operands(*a, *b) : std::nullopt;
}

std::optional<Interval> ValueOperations::two_operands(const Interval& a, const Interval& b) const {
    switch (node.op) {
    case Operator::add: return within_limits(node.type, a + b);
    case Operator::subtract: return within_limits(node.type, a - b);
    case Operator::multiply: return within_limits(node.type, a * b);
    case Operator::divide:
        if (b.contains(Rational(0))) return std::nullopt;
        return within_limits(node.type, a / b);
    default: return std::nullopt;
    }
}

std::optional<PartialDate> ValueOperations::moved_date() const {
    const auto& from = pass.date(operand(0));
    const auto& amount = pass.number(operand(1));
    if (!from || !amount || !amount->is_point()) return std::nullopt;
    const auto span = date_span(amount->lo().value, pass.graph_->node(operand(1)).calendar);
    if (!span) return std::nullopt;
    return from->plus(node.op == Operator::subtract ? -span->amount : span->amount, span->unit);
}

} // namespace apatite
