#include <array>

#include <fmt/format.h>

#include "authoring/lints/lint.h"
#include "expression/print.h"
#include "expression/range.h"
#include "expression/scope.h"

namespace apatite::lints {
namespace {

bool is_numeric_literal(const Expression& e) { return is_numeric(e.type) && is_constant(e); }

class Walk {
public:
    Walk(const PlacedCondition& where, const Scope& scope, Doubts& doubts)
        : where_(where), scope_(scope), doubts_(doubts) {}

    void look(const Expression& e) {
        if (e.op == Operator::between)
            for (const std::size_t end : {1U, 2U}) compare(e.operands[0], e.operands[end]);
        if (e.op == Operator::in && e.operands[1].op == Operator::list)
            for (const Expression& element : e.operands[1].operands) compare(e.operands[0], element);
        if (e.op == Operator::equivalent || e.op == Operator::not_equivalent) compare(e.operands[0], e.operands[1]);
        for (const Expression& operand : e.operands) look(operand);
    }

private:
    void compare(const Expression& value, const Expression& threshold) {
        if (!is_numeric_literal(threshold) || !is_numeric(value.type) || is_constant(value)) return;
        const Interval range = range_of(value, scope_), at = range_of(threshold, scope_);
        if (intersect(range, at)) return;
        doubts_.warning("L0204", threshold.span,
                        fmt::format("`{}` lies outside what `{}` can be", print(threshold), print(value)),
                        "look at the number, its unit, and the `plausible` range of the finding", {where_.owner});
    }

    const PlacedCondition& where_;
    const Scope& scope_;
    Doubts& doubts_;
};

void run(const Subject& subject, Doubts& doubts) {
    Scope scope;
    for (const FindingDeclaration& each : subject.pack.catalogue.findings)
        scope.symbols.emplace(each.id, symbol_of(each));
    for (const PlacedCondition& each : subject.conditions) {
        scope.some = each.condition->some;
        Walk(each, scope, doubts).look(each.condition->expression);
    }
}

} // namespace

const Lint threshold{
    {"L0204", "A threshold outside the plausible range",
     R"(A result beyond the plausible range is an error of the record and decides nothing, so a threshold out there is never
reached. Nearly always the number or its unit is wrong. Where it makes the whole comparison true or false for everybody,
that is an error of its own (P0401, P0402).

bad:   phosphate between 3 'mg/dL' and 45 'mg/dL'        # plausible: 0.3 mg/dL .. 30 mg/dL
good:  phosphate between 3 'mg/dL' and 4.5 'mg/dL'
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
