// The meaning of a condition once more, written to be read: straight recursion over the tree, one value at a time, no
// plan, no columns, no merging. Tests hold the engine against it.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "assess/value_pass.h"
#include "calendar/partial_date.h"
#include "expression/base.h"
#include "findings/findings.h"
#include "pack/pack.h"

namespace apatite::testing {

/// One value; nothing is null.
using Value = std::optional<std::variant<bool, Interval, PartialDate, std::string>>;

class ReferenceEvaluator {
public:
    ReferenceEvaluator(const Pack& pack, const Findings& findings, Reading reading)
        : pack_(pack), findings_(findings), reading_(reading) {}

    Truth truth(const Condition& condition) {
        if (condition.some.empty()) return truth(condition.expression);
        return some(condition, 0);
    }

private:
    Truth truth(const Expression& e) {
        const Value v = value(e);
        return v ? to_truth(std::get<bool>(*v)) : Truth::unknown;
    }
    static Value from(Truth t) { return t == Truth::unknown ? Value{} : Value{t == Truth::is_true}; }

    /// Every tuple of instances, one list after the other.
    Truth some(const Condition& condition, std::size_t depth) {
        if (depth == condition.some.size()) return truth(condition.expression);
        const std::size_t finding = *pack_.catalogue.index_of(condition.some[depth]);
        const FindingState& list = findings_.states[finding];
        const bool complete = list.instances_complete && counts(list.provenance);
        bool all_complete = complete;
        for (const std::string& other : condition.some) {
            const FindingState& each = findings_.states[*pack_.catalogue.index_of(other)];
            all_complete = all_complete && each.instances_complete && counts(each.provenance);
        }
        Truth result = all_complete ? Truth::is_false : Truth::unknown;
        for (const Instance& instance : list.instances) {
            scope_.push_back({finding, &instance});
            Truth one = some(condition, depth + 1);
            scope_.pop_back();
            if (!counts(instance.provenance)) one = logical_and(one, Truth::unknown);
            result = logical_or(result, one);
        }
        return result;
    }

    bool counts(Provenance provenance) const { return reading_ == Reading::now || is_firm(provenance); }

    Value read(const FindingDeclaration& declaration, const FindingState& state) const {
        if (!state.known() || !counts(state.provenance)) return {};
        if (const auto* b = std::get_if<bool>(&state.value)) return *b;
        if (const auto* n = std::get_if<Interval>(&state.value)) return base_conversion(declaration).apply(*n);
        if (const auto* d = std::get_if<PartialDate>(&state.value)) return *d;
        return std::get<std::string>(state.value);
    }

    std::pair<const FindingDeclaration*, const FindingState*> leaf(const Expression& e) const {
        const std::size_t finding = *pack_.catalogue.index_of(e.text);
        const FindingDeclaration& declaration = pack_.catalogue.findings[finding];
        if (e.op == Operator::name) return {&declaration, &findings_.states[finding]};
        for (std::size_t i = 0; i < declaration.fields.size(); ++i)
            for (const auto& [in_scope, instance] : scope_)
                if (in_scope == finding && declaration.fields[i].id == e.field_name)
                    return {&declaration.fields[i], &instance->fields[i]};
        return {nullptr, nullptr};
    }

    Value name(const Expression& e) {
        for (const ValueDeclaration& each : pack_.values)
            if (each.id == e.text) return value(each.is.expression);
        for (const ConditionDeclaration& each : pack_.conditions)
            if (each.id == e.text) return from(truth(each.when));
        const auto [declaration, state] = leaf(e);
        return read(*declaration, *state);
    }

    Value value(const Expression& e) {
        const auto& x = e.operands;
        switch (e.op) {
        case Operator::null: return {};
        case Operator::boolean: return from(e.truth);
        case Operator::number: return Interval(e.number);
        case Operator::quantity: return Interval(e.base_number);
        case Operator::date: return *e.date;
        case Operator::string: return e.text;
        case Operator::name: return name(e);
        case Operator::field: {
            const auto [declaration, state] = leaf(e);
            return read(*declaration, *state);
        }
        case Operator::not_: return from(logical_not(truth(x[0])));
        case Operator::and_: return from(fold(x, Truth::is_true, [](Truth a, Truth b) { return logical_and(a, b); }));
        case Operator::or_: return from(fold(x, Truth::is_false, [](Truth a, Truth b) { return logical_or(a, b); }));
        case Operator::xor_: return from(logical_xor(truth(x[0]), truth(x[1])));
        case Operator::implies: return from(logical_implies(truth(x[0]), truth(x[1])));
        case Operator::is_null: return !value(x[0]).has_value();
        case Operator::is_true: return truth(x[0]) == Truth::is_true;
        case Operator::is_false: return truth(x[0]) == Truth::is_false;
        case Operator::if_: return value(truth(x[0]) == Truth::is_true ? x[1] : x[2]);
        case Operator::case_:
            for (std::size_t i = 0; i + 1 < x.size(); i += 2)
                if (truth(x[i]) == Truth::is_true) return value(x[i + 1]);
            return value(x.back());
        case Operator::coalesce:
            for (const Expression& each : x)
                if (const Value v = value(each)) return v;
            return {};
        case Operator::in: {
            Truth found = Truth::is_false;
            for (const Expression& each : x[1].operands) found = logical_or(found, same(value(x[0]), value(each)));
            return from(found);
        }
        case Operator::at_least: {
            const std::int64_t n = *x[0].number.to_int64();
            std::int64_t yes = 0, perhaps = 0;
            for (const Expression& each : x[1].operands) {
                yes += truth(each) == Truth::is_true ? 1 : 0;
                perhaps += truth(each) != Truth::is_false ? 1 : 0;
            }
            return yes >= n ? Value{true} : perhaps < n ? Value{false} : Value{};
        }
        case Operator::all_true:
        case Operator::any_true: {
            const bool any = e.op == Operator::any_true;
            for (const Expression& each : x[0].operands)
                if (truth(each) == to_truth(any)) return any;
            return !any;
        }
        case Operator::exists: {
            const FindingState& list = *leaf(x[0]).second;
            for (const Instance& each : list.instances)
                if (counts(each.provenance)) return true;
            const bool none = list.instances.empty() && list.instances_complete && counts(list.provenance);
            return none ? Value{false} : Value{};
        }
        case Operator::high:
        case Operator::low:
        case Operator::normal:
        case Operator::positive:
        case Operator::negative: {
            const FindingState& state = *leaf(x[0]).second;
            if (!counts(state.provenance)) return {};
            return from(e.op == Operator::high       ? state.high.now
                        : e.op == Operator::low      ? state.low.now
                        : e.op == Operator::normal   ? state.normal.now
                        : e.op == Operator::positive ? state.positive.now
                                                     : state.negative.now);
        }
        case Operator::same_region: {
            const Value a = value(x[0]), b = value(x[1]);
            if (!a || !b) return {};
            const auto &here = std::get<std::string>(*a), &there = std::get<std::string>(*b);
            return lies_in(here, there) || lies_in(there, here);
        }
        case Operator::before_within:
        case Operator::after_within: return within_span(e);
        default: return comparison_or_number(e);
        }
    }

    bool lies_in(const std::string& narrow, const std::string& wide) const {
        if (narrow == wide) return true;
        for (const SiteDeclaration& site : pack_.catalogue.sites)
            if (site.id == narrow)
                for (const std::string& wider : site.within)
                    if (lies_in(wider, wide)) return true;
        return false;
    }

    /// `a SPAN or less before b`, day by day of b: the window ends (or begins) beside it.
    Value within_span(const Expression& e) {
        const Value a = value(e.operands[0]), b = value(e.operands[2]);
        if (!a || !b) return {};
        const auto &moving = std::get<PartialDate>(*a), &fixed = std::get<PartialDate>(*b);
        const Expression& span = e.operands[1];
        const bool before = e.op == Operator::before_within, months = span.type.calendar;
        const auto amount = *(months ? span.base_number : span.base_number / Rational(86400)).to_int64();
        bool always = true, ever = false;
        for (Day day = fixed.first_day(); day <= fixed.last_day(); day = day + 1) {
            const auto signed_amount = static_cast<std::int32_t>(before ? -amount : amount);
            const Day far =
                PartialDate::from_day(day).plus(signed_amount, months ? DateUnit::month : DateUnit::day)->first_day();
            const Day from = before ? far : day + 1, to = before ? day - 1 : far;
            always = always && moving.first_day() >= from && moving.last_day() <= to;
            ever = ever || (moving.first_day() <= to && moving.last_day() >= from);
        }
        return always ? Value{true} : ever ? Value{} : Value{false};
    }

    template <typename Combine>
    Truth fold(const std::vector<Expression>& operands, Truth start, Combine combine) {
        for (const Expression& each : operands) start = combine(start, truth(each));
        return start;
    }

    /// Two nulls are the same; a null and a value are not.
    static Truth same(const Value& a, const Value& b) { return a && b ? equal_values(*a, *b) : to_truth(!a && !b); }

    template <typename V>
    static Truth equal_values(const V& a, const V& b) {
        if (const auto* n = std::get_if<Interval>(&a)) return decided(equal(*n, std::get<Interval>(b)));
        if (const auto* d = std::get_if<PartialDate>(&a)) return equal(*d, std::get<PartialDate>(b));
        return to_truth(a == b);
    }

    template <typename V>
    static Truth less_values(const V& a, const V& b) {
        if (const auto* n = std::get_if<Interval>(&a)) return decided(less(*n, std::get<Interval>(b)));
        return less(std::get<PartialDate>(a), std::get<PartialDate>(b));
    }

    template <typename V>
    static Truth at_most_values(const V& a, const V& b) {
        if (const auto* n = std::get_if<Interval>(&a)) return decided(less_or_equal(*n, std::get<Interval>(b)));
        return less_or_equal(std::get<PartialDate>(a), std::get<PartialDate>(b));
    }

    /// Operators of which a null operand makes null.
    Value comparison_or_number(const Expression& e) {
        std::vector<std::variant<bool, Interval, PartialDate, std::string>> x;
        for (const Expression& each : e.operands) {
            const Value v = value(each);
            if (!v) return e.op == Operator::between ? between(e) : Value{};
            x.push_back(*v);
        }
        const auto number = [&](std::size_t i) { return std::get<Interval>(x[i]); };
        switch (e.op) {
        case Operator::equal: return from(equal_values(x[0], x[1]));
        case Operator::not_equal: return from(logical_not(equal_values(x[0], x[1])));
        case Operator::less: return from(less_values(x[0], x[1]));
        case Operator::less_equal: return from(at_most_values(x[0], x[1]));
        case Operator::greater: return from(less_values(x[1], x[0]));
        case Operator::greater_equal: return from(at_most_values(x[1], x[0]));
        case Operator::between: return between(e);
        case Operator::add: return number(0) + number(1);
        case Operator::subtract: return number(0) - number(1);
        case Operator::multiply: return number(0) * number(1);
        case Operator::divide: return number(1).contains(Rational(0)) ? Value{} : Value{number(0) / number(1)};
        case Operator::negate: return -number(0);
        case Operator::abs: return abs(number(0));
        default: return {};
        }
    }

    Value between(const Expression& e) {
        const Value x = value(e.operands[0]), low = value(e.operands[1]), high = value(e.operands[2]);
        const Truth above = x && low ? at_most_values(*low, *x) : Truth::unknown;
        const Truth below = x && high ? at_most_values(*x, *high) : Truth::unknown;
        return from(logical_and(above, below));
    }

    const Pack& pack_;
    const Findings& findings_;
    Reading reading_;
    std::vector<std::pair<std::size_t, const Instance*>> scope_;
};

} // namespace apatite::testing
