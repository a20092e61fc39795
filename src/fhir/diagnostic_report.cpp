#include <array>

#include "fhir/datatypes.h"
#include "fhir/patient_identity.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {
namespace {

std::optional<bool> preliminary_by_status(Resource& resource) {
    const std::string_view status = resource.text(resource.root(), "status");
    for (const std::string_view last_word : {"final", "amended", "corrected", "appended"}) {
        if (status == last_word) return false;
    }
    if (status == "preliminary" || status == "partial") return true;
    set_aside_by_status(resource, status);
    return std::nullopt;
}

// A contained Observation has no life of its own: it is the report's, and about the report's patient.
void read_contained(Resource& report, const json::Value& reference, const Record& patient, Drafts& facts) {
    const std::string_view text = report.text(reference, "reference");
    if (!text.starts_with('#')) return;
    const auto target = target_of(report, reference);
    const auto type = target ? find(*target, "resourceType") : std::nullopt;
    if (!type || type->text() != "Observation")
        return report.warn("unresolved", "a result that it contains cannot be used");
    if (find(*target, "subject")) return report.warn("subject", "a result that it contains names a patient: not used");
    Resource observation(*target, text, report.entry(), report.bundle(), report.notices(), report.memory());
    const std::size_t before = facts.size();
    read_observation(observation, patient, facts);
    if (observation.is_set_aside()) facts.resize(before);
}

} // namespace

// The conclusion is prose and never read; what it was coded as is.
void read_diagnostic_report(Resource& resource, const Record& patient, Drafts& facts) {
    const auto preliminary = preliminary_by_status(resource);
    if (!preliminary) return;
    for (const json::Value conclusion : resource.objects(resource.root(), "conclusionCode")) {
        Draft& fact = resource.draft(FactKind::report, facts);
        const Concept code = read_concept(resource, conclusion);
        fact.codes = code.codes;
        fact.code_text = code.text;
        fact.preliminary = *preliminary;
        read_time(resource, {"effectiveDateTime", "effectiveInstant", "effectivePeriod"}, fact);
    }
    for (const json::Value result : resource.objects(resource.root(), "result"))
        read_contained(resource, result, patient, facts);
}

} // namespace apatite::fhir
