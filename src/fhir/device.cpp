#include <array>

#include "fhir/datatypes.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {
namespace {

void read_type(Resource& resource, const json::Value& device, Fact& fact) {
    Concept type = concept_of(resource, device, "type");
    fact.codes = std::move(type.codes);
    fact.code_text = std::move(type.text);
}

} // namespace

void read_device(Resource& resource, const Record&, Facts& facts) {
    if (!resource.root().find("patient")) return; // a thing on a shelf, read where it is used
    const std::string_view status = resource.text(resource.root(), "status");
    if (status == "entered-in-error" || status == "unknown") return set_aside_by_status(resource, status);
    Fact fact = resource.fact(FactKind::device);
    fact.presence = status == "inactive" ? Presence::past : Presence::present;
    read_type(resource, resource.root(), fact);
    fact.ongoing = true;
    facts.push_back(std::move(fact));
}

void read_device_use_statement(Resource& resource, const Record&, Facts& facts) {
    constexpr std::array statuses = {
        StatusMeaning{"active", Presence::present},    StatusMeaning{"completed", Presence::past},
        StatusMeaning{"stopped", Presence::past},      StatusMeaning{"on-hold", Presence::past},
        StatusMeaning{"intended", Presence::intended},
    };
    const auto presence = presence_by_status(resource, statuses);
    if (!presence) return;
    const auto reference = resource.object(resource.root(), "device");
    const auto device = reference ? target_of(resource, *reference) : std::nullopt;
    if (!device) return resource.set_aside("unresolved", "the device that it names is not in the Bundle: set aside");
    Fact fact = resource.fact(FactKind::device);
    fact.presence = *presence;
    read_type(resource, *device, fact);
    read_body_site(resource, fact);
    read_time(resource, resource.root(), "timing", fact);
    fact.recorded = resource.date(resource.root(), "recordedOn");
    fact.ongoing = *presence == Presence::present;
    facts.push_back(std::move(fact));
}

} // namespace apatite::fhir
