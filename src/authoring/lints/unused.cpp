#include <set>

#include <fmt/format.h>

#include "authoring/lints/lint.h"
#include "authoring/users_of_names.h"

namespace apatite::lints {
namespace {

/// Names as conditions write them: `phosphate`, `lesion`, `lesion.site`.
void collect_uses(const Expression& expression, std::set<std::string>& uses) {
    if (expression.op == Operator::name || expression.op == Operator::field) uses.insert(expression.text);
    if (expression.op == Operator::field) uses.insert(expression.text + '.' + expression.field_name);
    for (const Expression& operand : expression.operands) collect_uses(operand, uses);
}

void collect_uses(const Condition& condition, std::set<std::string>& uses) {
    uses.insert(condition.some.begin(), condition.some.end());
    collect_uses(condition.expression, uses);
}

/// Everything on which something rests that an answer shows.
std::set<std::string> used_names(const Subject& subject) {
    std::set<std::string> used;
    for (const PlacedCondition& each : subject.conditions)
        if (name_of(each).empty()) collect_uses(*each.condition, used);
    for (const WorkupDeclaration& each : subject.pack.workup) used.insert(each.answers.begin(), each.answers.end());
    for (std::size_t before = 0; before != used.size();) {
        before = used.size();
        for (const PlacedCondition& each : subject.conditions)
            if (const std::string name = name_of(each); !name.empty() && used.contains(name))
                collect_uses(*each.condition, used);
        for (const FindingDeclaration& each : subject.pack.catalogue.findings)
            if (!each.of.empty() && used.contains(each.id)) used.insert(each.of);
    }
    return used;
}

/// Age and sex choose the reference range.
bool chooses_ranges(const Pack& pack, const FindingDeclaration& finding) {
    if (finding.source != FindingSource::patient_age && finding.source != FindingSource::patient_sex) return false;
    for (const FindingDeclaration& each : pack.catalogue.findings)
        if (!each.ranges.empty()) return true;
    return false;
}

void tell(Doubts& doubts, std::string_view kind, const std::string& id, const Span& span) {
    doubts.warning("L0202", span, fmt::format("the {} `{}` is used nowhere", kind, id),
                   "name it in a condition that an answer rests on, or delete it",
                   {fmt::format("{} {}",
                                kind == "named condition" ? "condition"
                                : kind == "field"         ? "finding"
                                                          : kind,
                                id)});
}

void run(const Subject& subject, Doubts& doubts) {
    const Pack& pack = subject.pack;
    const std::set<std::string> used = used_names(subject);
    for (const FindingDeclaration& each : pack.catalogue.findings) {
        if (!used.contains(each.id)) {
            if (!chooses_ranges(pack, each)) tell(doubts, "finding", each.id, each.span);
            continue;
        }
        for (const FindingDeclaration& field : each.fields)
            if (const std::string id = each.id + '.' + field.id; !used.contains(id))
                tell(doubts, "field", id, field.span);
    }
    for (const ConditionDeclaration& each : pack.conditions)
        if (!used.contains(each.id)) tell(doubts, "named condition", each.id, each.span);
    for (const ValueDeclaration& each : pack.values)
        if (!used.contains(each.id)) tell(doubts, "value", each.id, each.span);
}

} // namespace

const Lint unused{
    {"L0202", "Declared and never used",
     R"(No rule, alert, workup, management option, form or cause rests on the finding, field, value or named condition, not even
through other names, and no workup item is done with it (`answers`). Often a rule was renamed or forgotten. What is asked
for and never weighed costs the patient something and changes nothing.

bad:   findings:  ferritin: { kind: quantity, ... }       and no condition names it
good:  rules:     when: "ferritin < 30 'ng/mL'"
)"},
    Severity::warning,
    run};

} // namespace apatite::lints
