// alerts.yaml: what cannot wait.
#include "pack/read_condition.h"

namespace apatite {

void read_alerts(Reading& reading) {
    for (const Item& item : reading.items[Part::alerts]) {
        const Fields fields(*item.map, alert_keys, reading.report);
        AlertDeclaration alert;
        alert.id = item.id;
        alert.span = item.span;
        alert.label = fields.text("label");
        if (const auto urgency = fields.word("urgency")) alert.urgency = static_cast<Urgency>(*urgency);
        ConditionReader conditions(fields, reading);
        alert.suspect = conditions.read("suspect");
        alert.when = conditions.read("when");
        check_missing_is_needed(fields, {&alert.suspect, &alert.when}, reading.report);
        alert.because = fields.text("because");
        alert.action = fields.text("do");
        alert.evidence = read_evidence(fields, reading);
        reading.pack.alerts.push_back(std::move(alert));
    }
}

} // namespace apatite
