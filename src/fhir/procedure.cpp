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

void read_procedure(Resource& resource, const Record&, Facts& facts) {
    const auto presence = presence_by_status(resource, statuses);
    if (!presence) return;
    Fact fact = resource.fact(FactKind::procedure);
    fact.presence = *presence;
    read_code(resource, "code", fact);
    read_body_site(resource, fact);
    read_time(resource, resource.root(), "performed", fact);
    fact.ongoing = resource.text(resource.root(), "status") == "in-progress";
    facts.push_back(std::move(fact));
}

} // namespace apatite::fhir
