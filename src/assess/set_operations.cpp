#include "assess/set_operations.h"

#include <algorithm>

#include "assess/kleene.h"

namespace apatite {

void SetOperations::evaluate() {
    switch (node.op) {
    case Operator::if_:
    case Operator::case_: return choose_branch();
    case Operator::coalesce: return coalesce();
    case Operator::list: return; // its own value, set once
    case Operator::min:
    case Operator::max:
        if (node.storage == Storage::number)
            pass.numbers_[node.slot] = extreme_number();
        else if (node.storage == Storage::date)
            pass.dates_[node.slot] = extreme_date();
        else if (node.storage == Storage::word)
            extreme_word();
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

TruthSet SetOperations::truth_value() const {
    switch (node.op) {
    case Operator::equal: return compared(Operator::equal, operand(0), operand(1));
    case Operator::not_equal: return logical_not(compared(Operator::equal, operand(0), operand(1)));
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal: return compared(node.op, operand(0), operand(1));
    case Operator::between:
        return logical_and(compared(Operator::greater_equal, operand(0), operand(1)),
                           compared(Operator::less_equal, operand(0), operand(2)));
    case Operator::equivalent: return matched(operand(0), operand(1), true);
    case Operator::not_equivalent: return logical_not(matched(operand(0), operand(1), true));
    case Operator::in: return contained();
    case Operator::is_null: return {pass.can_be_null(operand(0)), pass.can_be_value(operand(0)), false};
    case Operator::is_true:
        return {truth(0).can_be_true(), truth(0).can_be_false() || truth(0).can_be_unknown(), false};
    case Operator::is_false:
        return {truth(0).can_be_false(), truth(0).can_be_true() || truth(0).can_be_unknown(), false};
    case Operator::all_true:
    case Operator::any_true: return aggregate_truth();
    case Operator::at_least: return at_least();
    case Operator::same_region: return same_region();
    case Operator::before_within:
    case Operator::after_within: return within_span();
    default:
        return kleene(
            node.op, size(), [this](std::size_t i) { return truth(i); }, TruthSet());
    }
}

TruthSet SetOperations::aggregate_truth() const {
    const bool all = node.op == Operator::all_true;
    const Truth deciding = to_truth(!all);
    const auto elements = pass.elements(operand(0));
    if (!elements) return {true, true, false};
    bool can_decide = false, must_decide = false;
    for (const NodeId each : *elements) {
        can_decide = can_decide || pass.truth(each).contains(deciding);
        must_decide = must_decide || pass.truth(each).is_only(deciding);
    }
    return all ? TruthSet(!must_decide, can_decide, false) : TruthSet(can_decide, !must_decide, false);
}

// Exact for operands that range independently: count who must be true, who can be, who need not be false.
TruthSet SetOperations::at_least() const {
    const auto elements = pass.elements(operand(1));
    const NumberSet& wanted = pass.number(operand(0));
    if (!elements || !wanted.values || !wanted.values->is_point()) return TruthSet();
    const auto n = wanted.values->lo().value.ceil().to_int64();
    if (!n) return TruthSet();
    std::int64_t must_be_true = 0, can_be_true = 0, cannot_be_false = 0, can_be_unknown = 0, true_or_false = 0;
    for (const NodeId each : *elements) {
        const TruthSet set = pass.truth(each);
        must_be_true += set.is_only(Truth::is_true) ? 1 : 0;
        can_be_true += set.can_be_true() ? 1 : 0;
        cannot_be_false += set.can_be_false() ? 0 : 1;
        can_be_unknown += set.can_be_unknown() ? 1 : 0;
        true_or_false += set.can_be_true() && set.can_be_false() && !set.can_be_unknown() ? 1 : 0;
    }
    // Unknown: fewer than n true, but n with the unknown ones. Of those that are true or false, choose how many are
    // true.
    const std::int64_t least = std::max<std::int64_t>(0, *n - can_be_unknown - must_be_true);
    const std::int64_t most = std::min(true_or_false, *n - 1 - must_be_true);
    return {can_be_true >= *n, cannot_be_false < *n, least <= most};
}

TruthSet SetOperations::same_region() const {
    const WordSet a = pass.words(operand(0)), b = pass.words(operand(1));
    const std::size_t stride = pass.stride_;
    bool related = false, unrelated = false;
    for (std::uint32_t word = 0; a.bits != nullptr && b.bits != nullptr && word < pass.graph_->words().size(); ++word) {
        if ((a.bits[word / 64] >> (word % 64) & 1U) == 0) continue;
        const WordBits* region = pass.graph_->words().region(word);
        for (std::size_t i = 0; i < stride; ++i) {
            related = related || (b.bits[i] & region[i]) != 0;
            unrelated = unrelated || (b.bits[i] & ~region[i]) != 0;
        }
    }
    return {related, unrelated, a.can_be_null || b.can_be_null};
}

TruthSet SetOperations::within_span() const {
    const DateSet &a = pass.date(operand(0)), &b = pass.date(operand(2));
    const NumberSet& amount = pass.number(operand(1));
    const bool null = a.can_be_null || b.can_be_null || amount.can_be_null;
    TruthSet result = TruthSet::from_bits(0);
    if (a.values && b.values && amount.values) {
        const auto span = amount.values->is_point()
                              ? date_span(amount.values->lo().value, pass.graph_->node(operand(1)).calendar)
                              : std::nullopt;
        if (!span) return TruthSet();
        result = node.op == Operator::before_within ? before_within(*a.values, *span, *b.values)
                                                    : after_within(*a.values, *span, *b.values);
    }
    return null ? result.united(TruthSet(Truth::unknown)) : result;
}

} // namespace apatite
