#include <array>

#include "fhir/datatypes.h"
#include "fhir/medication_code.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {

void read_medication_statement(Resource& resource, const Record&, Drafts& facts) {
    // What is on hold was taken before.
    constexpr std::array statuses = {
        StatusMeaning{"active", Presence::present},   StatusMeaning{"completed", Presence::past},
        StatusMeaning{"stopped", Presence::past},     StatusMeaning{"on-hold", Presence::past},
        StatusMeaning{"not-taken", Presence::absent}, StatusMeaning{"intended", Presence::intended},
    };
    const auto presence = presence_by_status(resource, statuses);
    if (!presence) return;
    Draft& fact = resource.draft(FactKind::medication, facts);
    fact.presence = *presence;
    read_medication(resource, fact);
    read_dosages(resource, "dosage", fact);
    read_time(resource, {"effectiveDateTime", "effectiveInstant", "effectivePeriod"}, fact);
    fact.recorded = resource.date(resource.root(), "dateAsserted");
    fact.ongoing = *presence == Presence::present;
}

} // namespace apatite::fhir
