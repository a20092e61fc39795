// Conditions that are well typed and still cannot be meant.
#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "expression/chain.h"
#include "expression/checker.h"
#include "expression/range.h"
#include "units/interval.h"

namespace apatite {
namespace {

bool is_comparison(Operator op) {
    return op == Operator::equal || op == Operator::not_equal || op == Operator::less || op == Operator::less_equal ||
           op == Operator::greater || op == Operator::greater_equal || op == Operator::between;
}

class MeaningChecker {
public:
    MeaningChecker(const Scope& scope, const CheckContext& context, Diagnostics& diagnostics)
        : scope_(scope), context_(context), diagnostics_(diagnostics) {}

    void run(const Expression& e) {
        nulls_caught(e);
        if (context_.constants_allowed) return;
        if (is_constant(e) && e.type.kind == Kind::boolean) {
            error("P0408", e.span, fmt::format("{} does not depend on the patient", quoted(e)),
                  "name a finding, or leave the key out");
            return;
        }
        walk(e, Operator::null);
    }

private:
    void error(std::string code, const Span& span, std::string message, std::string help) {
        diagnostics_.push_back({Severity::error, std::move(code), std::move(message), span, std::move(help), {}});
    }

    // One message for the first place: the same `missing:` mends them all.
    void nulls_caught(const Expression& e) {
        if (!catches_ && catches_null(e)) {
            catches_ = true;
            if (!context_.missing_given)
                error("P0405", e.span, fmt::format("{} gives an answer even where something is missing", quoted(e)),
                      "say beside the condition `missing: \"why going on without it is right\"`" + without(e));
        }
        for (const Expression& operand : e.operands) nulls_caught(operand);
    }

    static std::string without(const Expression& e) {
        switch (e.op) {
        case Operator::in: return ", or write `x = 'a' or x = 'b'`, which stays unknown";
        case Operator::equivalent:
        case Operator::not_equivalent: return ", or write `=`, which stays unknown";
        case Operator::any_true: return ", or write `a or b`, which stays unknown";
        case Operator::all_true: return ", or write `a and b`, which stays unknown";
        case Operator::count: return ", or write `AtLeast(2, {a, b, c})`, which stays unknown";
        default: return {};
        }
    }

    void walk(const Expression& e, Operator parent) {
        if (is_comparison(e.op)) comparison(e);
        if ((e.op == Operator::and_ || e.op == Operator::or_) && e.op != parent) check_chain(e, diagnostics_);
        if (e.op == Operator::in) membership(e);
        if (e.op == Operator::at_least) at_least(e);
        if (e.op == Operator::divide) division(e);
        null_operand(e);
        for (const Expression& operand : e.operands) walk(operand, e.op);
    }

    void never(const Expression& e, std::string help) {
        error("P0401", e.span, fmt::format("{} can never be true", quoted(e)), std::move(help));
    }
    void always(const Expression& e, std::string help) {
        error("P0402", e.span, fmt::format("{} can never be false", quoted(e)), std::move(help));
    }

    void comparison(const Expression& e) {
        if (std::any_of(e.operands.begin(), e.operands.end(), [](const auto& o) { return o.op == Operator::null; }))
            return; // told by `null_operand`
        const bool constant = std::all_of(e.operands.begin(), e.operands.end(), is_constant);
        const std::string help = constant ? "compare a finding" : "compare two different things";
        if (!constant && e.op != Operator::between && e.operands[0] == e.operands[1])
            return e.op == Operator::equal || e.op == Operator::less_equal || e.op == Operator::greater_equal
                       ? always(e, help)
                       : never(e, help);
        for (const Expression& operand : e.operands)
            if (!is_numeric(operand.type)) return;
        if (e.op == Operator::between && upside_down(e)) return never(e, "the lower end stands first");
        const TruthSet possible = answers(e);
        const std::string reason = constant ? help : limits(e);
        if (!possible.can_be_true())
            never(e, reason);
        else if (!possible.can_be_false())
            always(e, reason);
    }

    TruthSet answers(const Expression& e) const {
        const Interval a = range_of(e.operands[0], scope_), b = range_of(e.operands[1], scope_);
        switch (e.op) {
        case Operator::less: return less(a, b);
        case Operator::less_equal: return less_or_equal(a, b);
        case Operator::greater: return greater(a, b);
        case Operator::greater_equal: return greater_or_equal(a, b);
        case Operator::equal: return equal(a, b);
        case Operator::not_equal: return logical_not(equal(a, b));
        default: return logical_and(greater_or_equal(a, b), less_or_equal(a, range_of(e.operands[2], scope_)));
        }
    }

    bool upside_down(const Expression& e) const {
        return greater(range_of(e.operands[1], scope_), range_of(e.operands[2], scope_)).is_only(Truth::is_true);
    }

    // What the pack says of the findings in a comparison.
    std::string limits(const Expression& e) const {
        std::string text;
        collect_limits(e, text);
        return (text.empty() ? std::string("the two sides cannot meet; ") : text) + "look at the number and its unit";
    }

    void collect_limits(const Expression& e, std::string& text) const {
        if (e.op == Operator::name || e.op == Operator::field) {
            const Symbol* symbol = scope_.find(e.text);
            const FindingDeclaration* declaration = symbol == nullptr ? nullptr : symbol->declaration;
            if (e.op == Operator::field && declaration != nullptr)
                for (const FindingDeclaration& field : symbol->declaration->fields)
                    if (field.id == e.field_name) declaration = &field;
            if (declaration != nullptr && declaration->plausible)
                text += fmt::format("the plausible range of {} is {} {}; ", quoted(e),
                                    declaration->plausible->to_string(), declaration->unit_text);
        }
        for (const Expression& operand : e.operands) collect_limits(operand, text);
    }

    void membership(const Expression& e) {
        const Expression& list = e.operands[1];
        if (list.operands.empty()) return never(e, "put what counts between the braces");
        if (const Expression* twin = twin_in(list))
            error("P0407", twin->span, fmt::format("{} stands twice in the list", quoted(*twin)), "leave one out");
    }

    void at_least(const Expression& e) {
        const Expression& list = e.operands[1];
        const Rational size = static_cast<std::int64_t>(list.operands.size());
        const Rational& n = e.operands[0].number;
        if (const Expression* twin = twin_in(list))
            error("P0407", twin->span, fmt::format("{} is counted twice", quoted(*twin)), "leave one out");
        if (n > size) never(e, fmt::format("the list has {} conditions", list.operands.size()));
        if (n < 1) always(e, "count to 1 or more");
    }

    static const Expression* twin_in(const Expression& list) {
        for (std::size_t i = 1; i < list.operands.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (list.operands[i] == list.operands[j]) return &list.operands[i];
        return nullptr;
    }

    void division(const Expression& e) {
        const Expression& by = e.operands[1];
        if (is_constant(by) && is_numeric(by.type) &&
            equal(range_of(by, scope_), Interval(Rational(0))).is_only(Truth::is_true))
            error("P0409", by.span, fmt::format("{} divides by zero, which is never known", quoted(e)),
                  "divide by something else");
    }

    void null_operand(const Expression& e) {
        switch (e.op) {
        case Operator::is_null:
        case Operator::equivalent:
        case Operator::not_equivalent:
        case Operator::if_:
        case Operator::case_:
        case Operator::coalesce:
        case Operator::list: return;
        default: break;
        }
        for (const Expression& operand : e.operands)
            if (operand.op == Operator::null)
                error("P0406", e.span, fmt::format("{} is never known, whatever the patient has", quoted(e)),
                      e.op == Operator::not_equal ? "whether something is known is `x is not null`"
                                                  : "whether something is missing is `x is null`");
    }

    const Scope& scope_;
    const CheckContext& context_;
    Diagnostics& diagnostics_;
    bool catches_ = false;
};

} // namespace

bool catches_null(const Expression& e) {
    switch (e.op) {
    case Operator::is_null:
    case Operator::is_true:
    case Operator::is_false:
    case Operator::equivalent:
    case Operator::not_equivalent:
    case Operator::in:
    case Operator::coalesce:
    case Operator::min:
    case Operator::max:
    case Operator::count:
    case Operator::all_true:
    case Operator::any_true: return can_be_unknown(e);
    case Operator::if_: return can_be_unknown(e.operands[0]);
    case Operator::case_:
        for (std::size_t i = 0; i + 1 < e.operands.size(); i += 2)
            if (can_be_unknown(e.operands[i])) return true;
        return false;
    default: return false;
    }
}

void check_meaning(const Expression& e, const Scope& scope, const CheckContext& context, Diagnostics& diagnostics) {
    MeaningChecker(scope, context, diagnostics).run(e);
}

} // namespace apatite
