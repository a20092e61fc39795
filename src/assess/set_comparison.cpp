// Comparing sets of values.
#include <algorithm>

#include "assess/number_limits.h"
#include "assess/set_operations.h"

namespace apatite {
namespace {

const TruthSet nothing = TruthSet::from_bits(0);

/// Where points may disagree, an interval that holds them is undecided.
TruthSet with_undecided(TruthSet set) {
    return set.can_be_true() && set.can_be_false() ? set.united(TruthSet(Truth::unknown)) : set;
}

TruthSet compare_numbers(Operator op, const Interval& a, const Interval& b) {
    switch (op) {
    case Operator::equal: return with_undecided(equal(a, b));
    case Operator::less: return with_undecided(less(a, b));
    case Operator::less_equal: return with_undecided(less_or_equal(a, b));
    case Operator::greater: return with_undecided(greater(a, b));
    default: return with_undecided(greater_or_equal(a, b));
    }
}

TruthSet equal_truths(TruthSet a, TruthSet b) {
    const bool same = (a.can_be_true() && b.can_be_true()) || (a.can_be_false() && b.can_be_false());
    const bool other = (a.can_be_true() && b.can_be_false()) || (a.can_be_false() && b.can_be_true());
    return {same, other, false};
}

} // namespace

TruthSet SetOperations::compared_values(Operator op, NodeId a, NodeId b) const {
    const Storage storage = pass.graph_->node(a).storage;
    if (!pass.can_be_value(a) || !pass.can_be_value(b)) return nothing;
    if (storage != pass.graph_->node(b).storage) return TruthSet(Truth::is_false);
    switch (storage) {
    case Storage::truth: return equal_truths(pass.truth(a), pass.truth(b));
    case Storage::number: return compare_numbers(op, *pass.number(a).values, *pass.number(b).values);
    case Storage::date: return compare(op, *pass.date(a).values, *pass.date(b).values);
    case Storage::word: return op == Operator::equal ? equal_words(a, b) : less_words(op, a, b);
    case Storage::list: return equal_lists(a, b, false);
    default: return TruthSet();
    }
}

TruthSet SetOperations::equal_words(NodeId a, NodeId b) const {
    const WordBits *left = pass.words(a).bits, *right = pass.words(b).bits;
    int in_left = 0, in_right = 0;
    bool common = false;
    for (std::size_t i = 0; i < pass.stride_; ++i) {
        in_left += __builtin_popcountll(left[i]);
        in_right += __builtin_popcountll(right[i]);
        common = common || (left[i] & right[i]) != 0;
    }
    return {common, !(common && in_left == 1 && in_right == 1), false};
}

TruthSet SetOperations::less_words(Operator op, NodeId a, NodeId b) const {
    const auto ends = [&](const WordBits* row) {
        std::pair<std::uint32_t, std::uint32_t> result{UINT32_MAX, 0};
        for (std::uint32_t word = 0; word < pass.graph_->words().size(); ++word) {
            if ((row[word / 64] >> (word % 64) & 1U) == 0) continue;
            result = {std::min(result.first, word), std::max(result.second, word)};
        }
        return result;
    };
    auto [a_least, a_most] = ends(pass.words(a).bits);
    auto [b_least, b_most] = ends(pass.words(b).bits);
    if (op == Operator::greater || op == Operator::greater_equal) {
        std::swap(a_least, b_least);
        std::swap(a_most, b_most);
    }
    if (op == Operator::less || op == Operator::greater) return {a_least < b_most, a_most >= b_least, false};
    return {a_least <= b_most, a_most > b_least, false};
}

TruthSet SetOperations::equal_lists(NodeId a, NodeId b, bool equivalence) const {
    const auto left = pass.elements(a), right = pass.elements(b);
    if (!left || !right) return TruthSet();
    if (left->size() != right->size()) return TruthSet(Truth::is_false);
    TruthSet result(Truth::is_true);
    for (std::size_t i = 0; i < left->size(); ++i) {
        const NodeId x = (*left)[i], y = (*right)[i];
        TruthSet each = matched(x, y, equivalence);
        // Unlike `~`, `=` does not know whether a null is like a value.
        const bool one_null =
            (pass.can_be_null(x) && pass.can_be_value(y)) || (pass.can_be_null(y) && pass.can_be_value(x));
        if (!equivalence && one_null) each = each.united(TruthSet(Truth::unknown));
        result = logical_and(result, each);
    }
    return result;
}

TruthSet SetOperations::equivalent_values(NodeId a, NodeId b) const {
    const Node& left = pass.graph_->node(a);
    if (!pass.can_be_value(a) || !pass.can_be_value(b)) return nothing;
    if (left.storage != pass.graph_->node(b).storage) return TruthSet(Truth::is_false);
    switch (left.storage) {
    case Storage::number: {
        const Interval &x = *pass.number(a).values, &y = *pass.number(b).values;
        if (left.type == Kind::quantity) return compared_values(Operator::equal, a, b);
        if (!x.is_point() || !y.is_point()) return TruthSet();
        return TruthSet(to_truth(equivalent_decimals(x.lo().value, y.lo().value)));
    }
    case Storage::date: {
        const DayRange &x = *pass.date(a).values, &y = *pass.date(b).values;
        if (x.is_point() && y.is_point()) return TruthSet(to_truth(x == y));
        return {x.first <= y.last && y.first <= x.last, true, false};
    }
    case Storage::word: {
        const TruthSet same = equal_words(a, b);
        // Words that differ may still be equivalent, so only what is plain is used.
        return same.is_only(Truth::is_true) ? same : TruthSet(true, true, false);
    }
    case Storage::list: return equal_lists(a, b, true);
    default: return compared_values(Operator::equal, a, b);
    }
}

TruthSet SetOperations::compared(Operator op, NodeId a, NodeId b) const {
    const TruthSet values = compared_values(op, a, b);
    return pass.can_be_null(a) || pass.can_be_null(b) ? values.united(TruthSet(Truth::unknown)) : values;
}

TruthSet SetOperations::matched(NodeId a, NodeId b, bool equivalence) const {
    TruthSet result = equivalence ? equivalent_values(a, b) : compared_values(Operator::equal, a, b);
    const bool both = pass.can_be_null(a) && pass.can_be_null(b);
    const bool one = (pass.can_be_null(a) && pass.can_be_value(b)) || (pass.can_be_null(b) && pass.can_be_value(a));
    return result.united(TruthSet::from_bits(static_cast<std::uint8_t>((both ? TruthSet(Truth::is_true).bits() : 0) |
                                                                       (one ? TruthSet(Truth::is_false).bits() : 0))));
}

TruthSet SetOperations::contained() const {
    const auto elements = pass.elements(operand(1));
    if (!elements) return TruthSet();
    TruthSet result(Truth::is_false);
    for (const NodeId each : *elements) result = logical_or(result, matched(operand(0), each, false));
    return result;
}

} // namespace apatite
