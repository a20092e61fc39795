#include <set>

#include <fmt/format.h>

#include "authoring/lints/lint.h"

namespace apatite::lints {
namespace {

bool takes_a_finding(Operator op) {
    return op == Operator::high || op == Operator::low || op == Operator::normal || op == Operator::positive ||
           op == Operator::negative || op == Operator::exists || op == Operator::is_null;
}

/// Findings whose number goes into a comparison or calculation.
void collect_numbers(const Expression& expression, std::set<std::string>& names) {
    if (takes_a_finding(expression.op)) return;
    if (expression.op == Operator::name && is_numeric(expression.type)) names.insert(expression.text);
    if (expression.op == Operator::field && is_numeric(expression.type))
        names.insert(expression.text + '.' + expression.field_name);
    for (const Expression& operand : expression.operands) collect_numbers(operand, names);
}

void look_at(const FindingDeclaration& finding, const std::string& id, Doubts& doubts) {
    if (finding.kind != FindingKind::quantity || finding.plausible || finding.source != FindingSource::facts) return;
    doubts.warning("L0205", finding.span, fmt::format("`{}` is compared and has no plausible range", id),
                   "add `plausible: LOW .. HIGH`: beyond it lie slips of unit and typing, not patients",
                   {"finding " + id});
}

void run(const Subject& subject, Doubts& doubts) {
    std::set<std::string> names;
    for (const PlacedCondition& each : subject.conditions) collect_numbers(each.condition->expression, names);
    for (const FindingDeclaration& each : subject.pack.catalogue.findings)
        if (!each.of.empty() && names.contains(each.id)) names.insert(each.of);
    for (const FindingDeclaration& each : subject.pack.catalogue.findings) {
        if (each.of.empty() && names.contains(each.id)) look_at(each, each.id, doubts);
        for (const FindingDeclaration& field : each.fields)
            if (const std::string id = each.id + '.' + field.id; names.contains(id)) look_at(field, id, doubts);
    }
}

} // namespace

const Lint no_plausible_range{
    {"L0205", "A number without a plausible range",
     R"(A condition compares the finding with a number, and every number is taken for true: a calcium of 1040 mg/dL with its
point lost would be an emergency. Beyond the plausible range a result decides nothing and is shown with "verify now".

bad:   calcium: { kind: quantity, unit: mg/dL, ... }
good:  calcium: { kind: quantity, unit: mg/dL, plausible: 2 mg/dL .. 25 mg/dL, ... }
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
