#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "fhir/datatypes.h"
#include "fhir/medication_code.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {
namespace {

// A plan is no order, but feeds tell what a patient reports to take as a plan with `reported`.
bool is_in_force(Resource& resource, std::string_view intent) {
    constexpr std::array<std::string_view, 5> orders = {"order", "original-order", "reflex-order", "filler-order",
                                                        "instance-order"};
    const json::Value& root = resource.root();
    const bool reported =
        resource.boolean(root, "reportedBoolean") == true || resource.find("reportedReference").has_value();
    return std::ranges::find(orders, intent) != orders.end() || (intent == "plan" && reported);
}

bool is_intent(std::string_view intent) {
    constexpr std::array<std::string_view, 8> intents = {
        "proposal", "plan", "order", "original-order", "reflex-order", "filler-order", "instance-order", "option"};
    return std::ranges::find(intents, intent) != intents.end();
}

} // namespace

void read_medication_request(Resource& resource, const Record&, Drafts& facts) {
    constexpr std::array statuses = {
        StatusMeaning{"active", Presence::present},     StatusMeaning{"completed", Presence::past},
        StatusMeaning{"stopped", Presence::past},       StatusMeaning{"on-hold", Presence::intended},
        StatusMeaning{"cancelled", Presence::intended}, StatusMeaning{"draft", Presence::intended},
    };
    const auto presence = presence_by_status(resource, statuses);
    if (!presence) return;
    const std::string_view intent = resource.text(resource.root(), "intent");
    if (!is_intent(intent))
        return resource.set_aside("status", fmt::format("`{}` is no intent of a request: set aside", intent));
    if (resource.boolean(resource.root(), "doNotPerform") == true)
        return resource.set_aside("do-not-perform",
                                  "it asks that the medicine be not given, which does not tell whether "
                                  "it is taken: set aside");
    Draft& fact = resource.draft(FactKind::medication, facts);
    fact.presence = is_in_force(resource, intent) ? *presence : Presence::intended;
    read_medication(resource, fact);
    read_dosages(resource, "dosageInstruction", fact);
    fact.date = resource.date(resource.root(), "authoredOn");
    fact.ongoing = fact.presence == Presence::present;
}

} // namespace apatite::fhir
