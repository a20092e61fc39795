#include <array>

#include "fhir/datatypes.h"
#include "fhir/medication_code.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {

void read_medication_dispense(Resource& resource, const Record&, Drafts& facts) {
    // Only what was handed over can have been taken.
    constexpr std::array statuses = {
        StatusMeaning{"completed", Presence::present},    StatusMeaning{"preparation", Presence::intended},
        StatusMeaning{"in-progress", Presence::intended}, StatusMeaning{"on-hold", Presence::intended},
        StatusMeaning{"cancelled", Presence::intended},   StatusMeaning{"stopped", Presence::intended},
        StatusMeaning{"declined", Presence::intended},
    };
    const auto presence = presence_by_status(resource, statuses);
    if (!presence) return;
    Draft& fact = resource.draft(FactKind::medication, facts);
    fact.presence = *presence;
    read_medication(resource, fact);
    read_dosages(resource, "dosageInstruction", fact);
    fact.date = resource.date(resource.root(), "whenHandedOver");
    if (!fact.date) fact.date = resource.date(resource.root(), "whenPrepared");
}

} // namespace apatite::fhir
