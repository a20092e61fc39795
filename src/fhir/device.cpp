#include <array>

#include "fhir/datatypes.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {
namespace {

void read_type(Resource& resource, const json::Value& device, Draft& fact) {
    const Concept type = concept_of(resource, device, "type");
    fact.codes = type.codes;
    fact.code_text = type.text;
}

} // namespace

void read_device(Resource& resource, const Record&, Drafts& facts) {
    if (!resource.find("patient")) return; // a thing on a shelf, read where it is used
    const std::string_view status = resource.text(resource.root(), "status");
    if (status == "entered-in-error" || status == "unknown") return set_aside_by_status(resource, status);
    Draft& fact = resource.draft(FactKind::device, facts);
    fact.presence = status == "inactive" ? Presence::past : Presence::present;
    read_type(resource, resource.root(), fact);
    fact.ongoing = true;
}

void read_device_use_statement(Resource& resource, const Record&, Drafts& facts) {
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
    Draft& fact = resource.draft(FactKind::device, facts);
    fact.presence = *presence;
    read_type(resource, *device, fact);
    read_body_site(resource, fact);
    read_time(resource, {"timingDateTime", "timingInstant", "timingPeriod"}, fact);
    fact.recorded = resource.date(resource.root(), "recordedOn");
    fact.ongoing = *presence == Presence::present;
}

} // namespace apatite::fhir
