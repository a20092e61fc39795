// Arithmetic and aggregates over sets of values.
#include <algorithm>

#include "assess/number_limits.h"
#include "assess/set_operations.h"

namespace apatite {
namespace {

/// The set of an operation's results, null where one overflows.
NumberSet results(Kind type, Interval values) {
    const bool overflow = could_overflow(type, values);
    return {std::move(values), overflow};
}

void include(NumberSet& set, const Interval& more) { set.values = set.values ? hull(*set.values, more) : more; }
void include(DateSet& set, const DayRange& more) { set.values = set.values ? hull(*set.values, more) : more; }

} // namespace

NumberSet SetOperations::arithmetic() const {
    if (node.op == Operator::count) return counted();
    if (node.op == Operator::round) return rounded();
    const NumberSet& a = pass.number(operand(0));
    if (!a.values) return {};
    NumberSet set;
    if (node.op == Operator::negate)
        set = results(node.type, -*a.values);
    else if (node.op == Operator::abs)
        set = results(node.type, abs(*a.values));
    else {
        const NumberSet& b = pass.number(operand(1));
        if (!b.values) return {};
        set = two_operands(*a.values, *b.values);
        set.can_be_null = set.can_be_null || b.can_be_null;
    }
    set.can_be_null = set.can_be_null || a.can_be_null;
    return set;
}

NumberSet SetOperations::two_operands(const Interval& a, const Interval& b) const {
    switch (node.op) {
    case Operator::add: return results(node.type, a + b);
    case Operator::subtract: return results(node.type, a - b);
    case Operator::multiply: return results(node.type, a * b);
    case Operator::divide: {
        if (b == Interval(Rational(0))) return {};
        NumberSet set = results(node.type, a / b);
        set.can_be_null = set.can_be_null || b.contains(Rational(0));
        return set;
    }
    default: return {Interval::everything(), true};
    }
}

NumberSet SetOperations::counted() const {
    const auto elements = pass.elements(operand(0));
    if (!elements) return {Interval::at_least(Rational(0)), false};
    std::int64_t least = 0, most = 0;
    for (const NodeId each : *elements) {
        least += pass.can_be_null(each) ? 0 : 1;
        most += pass.can_be_value(each) ? 1 : 0;
    }
    return {Interval::closed(Rational(least), Rational(most)), false};
}

NumberSet SetOperations::rounded() const {
    const NumberSet& a = pass.number(operand(0));
    if (!a.values) return {};
    if (size() < 2) return {round(*a.values), a.can_be_null};
    const NumberSet& digits = pass.number(operand(1));
    if (!digits.values) return {};
    const auto whole = digits.values->is_point() ? digits.values->lo().value.to_int64() : std::nullopt;
    if (!whole || *whole < -28 || *whole > 28) return {Interval::everything(), true};
    return {round(*a.values, static_cast<int>(*whole)), a.can_be_null || digits.can_be_null};
}

// Nulls are passed over: an element that can be null takes part or not.
NumberSet SetOperations::extreme_number() const {
    const auto elements = pass.elements(operand(0));
    if (!elements) return {Interval::everything(), true};
    NumberSet result;
    for (const NodeId each : *elements) {
        const NumberSet& next = pass.number(each);
        NumberSet both{std::nullopt, result.can_be_null && next.can_be_null};
        if (result.values && next.can_be_null) include(both, *result.values);
        if (next.values && result.can_be_null) include(both, *next.values);
        if (result.values && next.values)
            include(both,
                    node.op == Operator::min ? min(*result.values, *next.values) : max(*result.values, *next.values));
        result = both;
    }
    return result;
}

DateSet SetOperations::extreme_date() const {
    const auto elements = pass.elements(operand(0));
    if (!elements) return {every_day(), true};
    DateSet result;
    bool one_value_at_most = true, exact = true;
    for (const NodeId each : *elements) {
        const DateSet& next = pass.date(each);
        DateSet both{std::nullopt, result.can_be_null && next.can_be_null};
        if (result.values && next.can_be_null) include(both, *result.values);
        if (next.values && result.can_be_null) include(both, *next.values);
        if (result.values && next.values) {
            // Which of two partial dates is chosen is told by CQL's order, so either's days are possible.
            include(both, *result.values);
            include(both, *next.values);
            one_value_at_most = false;
        }
        exact = exact && (!next.values || next.values->is_point());
        result = both;
    }
    if (!one_value_at_most && !exact) result.can_be_null = true;
    return result;
}

void SetOperations::extreme_word() const {
    clear();
    const auto elements = pass.elements(operand(0));
    bool can_be_null = true;
    if (!elements) {
        for (std::uint32_t word = 0; word < pass.graph_->words().size(); ++word)
            pass.bits(node)[word / 64] |= WordBits{1} << (word % 64);
    } else {
        for (const NodeId each : *elements) {
            add(each);
            can_be_null = can_be_null && pass.can_be_null(each);
        }
    }
    pass.word_nulls_[node.slot] = can_be_null ? 1 : 0;
}

DateSet SetOperations::moved_date() const {
    const DateSet& from = pass.date(operand(0));
    const NumberSet& amount = pass.number(operand(1));
    if (!from.values || !amount.values) return {};
    const auto span = amount.values->is_point()
                          ? date_span(amount.values->lo().value, pass.graph_->node(operand(1)).calendar)
                          : std::nullopt;
    if (!span) return {every_day(), true};
    const DateSpan signed_span{node.op == Operator::subtract ? -span->amount : span->amount, span->unit};
    const DayRange to = shifted(*from.values, signed_span), all = every_day();
    const bool leaves_calendar = to.first == all.first || to.last == all.last;
    return {to, from.can_be_null || amount.can_be_null || leaves_calendar};
}

void SetOperations::clear() const {
    switch (node.storage) {
    case Storage::truth: pass.truths_[node.slot] = TruthSet::from_bits(0); break;
    case Storage::number: pass.numbers_[node.slot] = {std::nullopt, false}; break;
    case Storage::date: pass.dates_[node.slot] = {std::nullopt, false}; break;
    case Storage::word:
        std::fill_n(pass.bits(node), pass.stride_, WordBits{0});
        pass.word_nulls_[node.slot] = 0;
        break;
    case Storage::list: pass.lists_[node.slot] = {no_node, false, false}; break;
    default: break;
    }
}

void SetOperations::add_null() const {
    switch (node.storage) {
    case Storage::truth: pass.truths_[node.slot] = pass.truths_[node.slot].united(TruthSet(Truth::unknown)); break;
    case Storage::number: pass.numbers_[node.slot].can_be_null = true; break;
    case Storage::date: pass.dates_[node.slot].can_be_null = true; break;
    case Storage::word: pass.word_nulls_[node.slot] = 1; break;
    case Storage::list: pass.lists_[node.slot].can_be_null = true; break;
    default: break;
    }
}

/// The values of `from` join the set; its null does not.
void SetOperations::add(NodeId from) const {
    if (!pass.can_be_value(from)) return;
    switch (node.storage) {
    case Storage::truth: {
        const TruthSet set = pass.truth(from);
        pass.truths_[node.slot] =
            pass.truths_[node.slot].united(TruthSet(set.can_be_true(), set.can_be_false(), false));
        break;
    }
    case Storage::number: include(pass.numbers_[node.slot], *pass.number(from).values); break;
    case Storage::date: include(pass.dates_[node.slot], *pass.date(from).values); break;
    case Storage::word: {
        const WordBits* row = pass.words(from).bits;
        for (std::size_t i = 0; i < pass.stride_; ++i) pass.bits(node)[i] |= row[i];
        break;
    }
    case Storage::list: {
        ListSet& set = pass.lists_[node.slot];
        const ListSet more = pass.list(from);
        set.which = !set.can_be_value || set.which == more.which ? more.which : no_node;
        set.can_be_value = true;
        break;
    }
    default: break;
    }
}

// `if` is a case with one branch; a condition that is null is not true.
void SetOperations::choose_branch() const {
    clear();
    const auto take = [&](NodeId branch) {
        add(branch);
        if (pass.can_be_null(branch)) add_null();
    };
    for (std::size_t i = 0; i + 1 < size(); i += 2) {
        if (truth(i).can_be_true()) take(operand(i + 1));
        if (truth(i).is_only(Truth::is_true)) return;
    }
    take(operand(size() - 1));
}

void SetOperations::coalesce() const {
    clear();
    for (const NodeId each : pass.graph_->operands(node)) {
        add(each);
        if (!pass.can_be_null(each)) return;
    }
    add_null();
}

} // namespace apatite
