#include <array>

#include "fhir/datatypes.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {

void read_immunization(Resource& resource, const Record&, Drafts& facts) {
    constexpr std::array statuses = {StatusMeaning{"completed", Presence::present},
                                     StatusMeaning{"not-done", Presence::absent}};
    const auto presence = presence_by_status(resource, statuses);
    if (!presence) return;
    Draft& fact = resource.draft(FactKind::immunization, facts);
    fact.presence = *presence;
    read_code(resource, "vaccineCode", fact);
    read_dosage(resource, resource.root(), fact); // `route` and `site` stand in the resource itself
    read_time(resource, {"occurrenceDateTime", "occurrenceInstant", "occurrencePeriod"}, fact);
}

} // namespace apatite::fhir
