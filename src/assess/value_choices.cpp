// Comparing values, and operators that pass one of their operands on.
#include "assess/day_range.h"
#include "assess/number_limits.h"
#include "assess/value_operations.h"

namespace apatite {
namespace {

Truth compare_numbers(Operator op, const Interval& a, const Interval& b) {
    switch (op) {
    case Operator::less: return decided(less(a, b));
    case Operator::less_equal: return decided(less_or_equal(a, b));
    case Operator::greater: return decided(greater(a, b));
    default: return decided(greater_or_equal(a, b));
    }
}

Truth compare_dates(Operator op, const PartialDate& a, const PartialDate& b) {
    switch (op) {
    case Operator::less: return less(a, b);
    case Operator::less_equal: return less_or_equal(a, b);
    case Operator::greater: return greater(a, b);
    default: return greater_or_equal(a, b);
    }
}

Truth compare_words(Operator op, std::uint32_t a, std::uint32_t b) {
    switch (op) {
    case Operator::less: return to_truth(a < b);
    case Operator::less_equal: return to_truth(a <= b);
    case Operator::greater: return to_truth(a > b);
    default: return to_truth(a >= b);
    }
}

} // namespace

Truth ValueOperations::compared(Operator op, NodeId a, NodeId b) const {
    if (pass.is_null(a) || pass.is_null(b)) return Truth::unknown;
    switch (pass.graph_->node(a).storage) {
    case Storage::number: return compare_numbers(op, *pass.number(a), *pass.number(b));
    case Storage::date: return compare_dates(op, *pass.date(a), *pass.date(b));
    case Storage::word: return compare_words(op, *pass.word(a), *pass.word(b));
    default: return Truth::unknown;
    }
}

Truth ValueOperations::equal(NodeId a, NodeId b) const {
    if (pass.is_null(a) || pass.is_null(b)) return Truth::unknown;
    if (pass.graph_->node(a).storage != pass.graph_->node(b).storage) return Truth::is_false;
    switch (pass.graph_->node(a).storage) {
    case Storage::truth: return to_truth(pass.truth(a) == pass.truth(b));
    case Storage::number: return decided(apatite::equal(*pass.number(a), *pass.number(b)));
    case Storage::date: return apatite::equal(*pass.date(a), *pass.date(b));
    case Storage::word: return to_truth(pass.word(a) == pass.word(b));
    case Storage::list: return equal_lists(pass.list(a), pass.list(b));
    default: return Truth::unknown;
    }
}

// Nulls in the same place are equal.
Truth ValueOperations::equal_lists(NodeId a, NodeId b) const {
    const auto left = pass.elements(a), right = pass.elements(b);
    if (left.size() != right.size()) return Truth::is_false;
    Truth result = Truth::is_true;
    for (std::size_t i = 0; i < left.size(); ++i)
        if (!pass.is_null(left[i]) || !pass.is_null(right[i])) result = logical_and(result, equal(left[i], right[i]));
    return result;
}

// Two nulls are equivalent; intervals that may or may not hold the same number are not decided.
Truth ValueOperations::equivalent(NodeId a, NodeId b) const {
    if (pass.is_null(a) || pass.is_null(b)) return to_truth(pass.is_null(a) && pass.is_null(b));
    const Node& left = pass.graph_->node(a);
    if (left.storage != pass.graph_->node(b).storage) return Truth::is_false;
    switch (left.storage) {
    case Storage::number: {
        const Interval &x = *pass.number(a), &y = *pass.number(b);
        if (left.type == Kind::quantity) return equal(a, b);
        if (!x.is_point() || !y.is_point()) return Truth::unknown;
        return to_truth(equivalent_decimals(x.lo().value, y.lo().value));
    }
    case Storage::date: return to_truth(*pass.date(a) == *pass.date(b));
    case Storage::word: return to_truth(pass.graph_->words().equivalent(*pass.word(a), *pass.word(b)));
    case Storage::list: {
        const auto x = pass.elements(pass.list(a)), y = pass.elements(pass.list(b));
        Truth result = to_truth(x.size() == y.size());
        for (std::size_t i = 0; i < x.size() && result != Truth::is_false; ++i)
            result = logical_and(result, equivalent(x[i], y[i]));
        return result;
    }
    default: return equal(a, b);
    }
}

// A null is in a list that holds a null.
Truth ValueOperations::contained() const {
    Truth result = Truth::is_false;
    const NodeId element = operand(0);
    const bool null = pass.is_null(element);
    for (const NodeId each : elements(1)) {
        const bool other_null = pass.is_null(each);
        result = logical_or(result, null || other_null ? to_truth(null && other_null) : equal(element, each));
    }
    return result;
}

NodeId ValueOperations::chosen() const {
    switch (node.op) {
    case Operator::if_: return operand(truth(0) == Truth::is_true ? 1 : 2);
    case Operator::case_:
        for (std::size_t i = 0; i + 1 < size(); i += 2)
            if (truth(i) == Truth::is_true) return operand(i + 1);
        return operand(size() - 1);
    default:
        for (const NodeId each : pass.graph_->operands(node))
            if (!pass.is_null(each)) return each;
        return no_node;
    }
}

std::optional<Interval> ValueOperations::extreme_number() const {
    std::optional<Interval> result;
    for (const NodeId each : elements(0)) {
        const auto& value = pass.number(each);
        if (!value) continue;
        if (!result)
            result = value;
        else
            result = node.op == Operator::min ? min(*result, *value) : max(*result, *value);
    }
    return result;
}

NodeId ValueOperations::extreme_word_or_date() const {
    NodeId result = no_node;
    for (const NodeId each : elements(0)) {
        if (pass.is_null(each)) continue;
        if (result == no_node) {
            result = each;
            continue;
        }
        const Truth better = compared(node.op == Operator::min ? Operator::less : Operator::greater, each, result);
        if (better == Truth::unknown) return no_node; // dates that cannot be told apart
        if (better == Truth::is_true) result = each;
    }
    return result;
}

void ValueOperations::copy(NodeId from) const {
    switch (node.storage) {
    case Storage::truth: pass.truths_[node.slot] = from == no_node ? Truth::unknown : pass.truth(from); break;
    case Storage::number:
        if (from == no_node)
            pass.numbers_[node.slot].reset();
        else
            pass.numbers_[node.slot] = pass.number(from);
        break;
    case Storage::date:
        if (from == no_node)
            pass.dates_[node.slot].reset();
        else
            pass.dates_[node.slot] = pass.date(from);
        break;
    case Storage::word: pass.words_[node.slot] = from == no_node ? std::nullopt : pass.word(from); break;
    case Storage::list: pass.lists_[node.slot] = from == no_node ? no_node : pass.list(from); break;
    default: break;
    }
}

} // namespace apatite
