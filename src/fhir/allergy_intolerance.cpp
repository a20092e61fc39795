#include <fmt/format.h>

#include "fhir/datatypes.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {
namespace {

constexpr std::string_view clinical_system = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
constexpr std::string_view verification_system =
    "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

std::optional<Presence> presence_of(Resource& resource) {
    const Concept verification = concept_of(resource, resource.root(), "verificationStatus");
    const Concept clinical = concept_of(resource, resource.root(), "clinicalStatus");
    const std::string_view verified = code_in(verification, verification_system),
                           status = code_in(clinical, clinical_system);
    if (verified == "refuted") return Presence::absent;
    if (verified == "unconfirmed" || verified == "presumed") return Presence::suspected;
    if (!verification.empty() && verified != "confirmed") {
        set_aside_by_status(resource, verified);
        return std::nullopt;
    }
    if (status == "inactive" || status == "resolved") return Presence::past;
    if (clinical.empty() || status == "active") return Presence::present;
    set_aside_by_status(resource, status);
    return std::nullopt;
}

} // namespace

void read_allergy_intolerance(Resource& resource, const Record&, Drafts& facts) {
    const auto presence = presence_of(resource);
    if (!presence) return;
    Draft& fact = resource.draft(FactKind::allergy, facts);
    fact.presence = *presence;
    read_code(resource, "code", fact);
    read_onset(resource, fact);
    fact.recorded = resource.date(resource.root(), "recordedDate");
    fact.ongoing = true;
}

} // namespace apatite::fhir
