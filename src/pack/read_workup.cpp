// workup.yaml: what to test, when that is urgent and when unsafe.
#include "pack/read_condition.h"

namespace apatite {
namespace {

void read_conditions_of(WorkupDeclaration& workup, const Fields& fields, Reading& reading) {
    ConditionReader conditions(fields, reading);
    workup.when = conditions.read("when");
    workup.urgent_when = conditions.read_optional("urgent-when");
    workup.unsafe_when = conditions.read_optional("unsafe-when");
    const Condition& urgent = workup.urgent_when ? *workup.urgent_when : workup.when;
    const Condition& unsafe = workup.unsafe_when ? *workup.unsafe_when : workup.when;
    check_missing_is_needed(fields, {&workup.when, &urgent, &unsafe}, reading.report);
}

void check_unsafe(const Fields& fields, Report& report) {
    if (fields.mentions("unsafe-when") && !fields.mentions("unsafe-because"))
        report.error("K0202", fields.key_span("unsafe-when"), "`unsafe-when` needs `unsafe-because`",
                     "say what harm the test can do");
    if (fields.mentions("unsafe-because") && !fields.mentions("unsafe-when"))
        report.error("K0202", fields.key_span("unsafe-because"), "`unsafe-because` needs `unsafe-when`",
                     "say for whom the test is unsafe");
}

} // namespace

void read_workup(Reading& reading) {
    for (const Item& item : reading.items[Part::workup]) {
        const Fields fields(*item.map, workup_keys, reading.report);
        WorkupDeclaration workup;
        workup.id = item.id;
        workup.span = item.span;
        workup.label = fields.text("label");
        read_conditions_of(workup, fields, reading);
        workup.answers = reading.names.findings.checked(fields.list("answers"), reading.report);
        if (const auto cost = fields.word("cost")) workup.cost = static_cast<Cost>(*cost);
        workup.codes = read_codes(fields.node("codes"), reading);
        workup.separates = fields.text("separates");
        workup.because = fields.text("because");
        workup.unsafe_because = fields.text("unsafe-because");
        workup.evidence = read_evidence(fields, reading);
        check_unsafe(fields, reading.report);
        reading.pack.workup.push_back(std::move(workup));
    }
}

} // namespace apatite
