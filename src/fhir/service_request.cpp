#include <algorithm>
#include <array>

#include "fhir/datatypes.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {

void read_service_request(Resource& resource, const Record&, Drafts& facts) {
    constexpr std::array statuses = {
        StatusMeaning{"active", Presence::intended}, StatusMeaning{"completed", Presence::past},
        StatusMeaning{"draft", Presence::absent},    StatusMeaning{"on-hold", Presence::absent},
        StatusMeaning{"revoked", Presence::absent},
    };
    constexpr std::array<std::string_view, 6> orders = {"order",        "original-order", "reflex-order",
                                                        "filler-order", "instance-order", "directive"};
    const auto presence = presence_by_status(resource, statuses);
    const std::string_view intent = resource.text(resource.root(), "intent");
    const bool forbids = resource.boolean(resource.root(), "doNotPerform") == true;
    // A draft, a proposal or a refusal is no order: nothing has been asked for.
    if (!presence || *presence == Presence::absent || forbids) return;
    if (std::ranges::find(orders, intent) == orders.end()) return;
    Draft& fact = resource.draft(FactKind::order, facts);
    fact.presence = *presence;
    read_code(resource, "code", fact);
    fact.date = resource.date(resource.root(), "authoredOn");
}

} // namespace apatite::fhir
