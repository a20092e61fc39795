#include <array>

#include "fhir/datatypes.h"
#include "fhir/medication_code.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {

void read_medication_administration(Resource& resource, const Record&, Drafts& facts) {
    // Whatever was begun has reached the patient in part.
    constexpr std::array statuses = {
        StatusMeaning{"completed", Presence::present}, StatusMeaning{"in-progress", Presence::present},
        StatusMeaning{"stopped", Presence::present},   StatusMeaning{"on-hold", Presence::present},
        StatusMeaning{"not-done", Presence::absent},
    };
    const auto presence = presence_by_status(resource, statuses);
    if (!presence) return;
    Draft& fact = resource.draft(FactKind::medication, facts);
    fact.presence = *presence;
    read_medication(resource, fact);
    if (const auto dosage = resource.object(resource.root(), "dosage")) read_dosage(resource, *dosage, fact);
    read_time(resource, {"effectiveDateTime", "effectiveInstant", "effectivePeriod"}, fact);
    fact.ongoing = resource.text(resource.root(), "status") == "in-progress";
}

} // namespace apatite::fhir
