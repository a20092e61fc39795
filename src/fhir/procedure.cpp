#include <array>

#include "fhir/datatypes.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {
namespace {

// What was begun and not completed may or may not have had its effect.
constexpr std::array statuses = {
    StatusMeaning{"completed", Presence::present}, StatusMeaning{"in-progress", Presence::present},
    StatusMeaning{"not-done", Presence::absent},   StatusMeaning{"stopped", Presence::suspected},
    StatusMeaning{"on-hold", Presence::suspected}, StatusMeaning{"preparation", Presence::intended},
};

} // namespace

void read_procedure(Resource& resource, const Record&, Drafts& facts) {
    const auto presence = presence_by_status(resource, statuses);
    if (!presence) return;
    Draft& fact = resource.draft(FactKind::procedure, facts);
    fact.presence = *presence;
    read_code(resource, "code", fact);
    read_body_site(resource, fact);
    read_time(resource, {"performedDateTime", "performedInstant", "performedPeriod"}, fact);
    fact.ongoing = resource.text(resource.root(), "status") == "in-progress";
}

} // namespace apatite::fhir
