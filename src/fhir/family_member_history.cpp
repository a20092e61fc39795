#include "fhir/datatypes.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {

void read_family_member_history(Resource& resource, const Record&, Drafts& facts) {
    const std::string_view status = resource.text(resource.root(), "status");
    if (status == "health-unknown") return; // a good status that tells nothing
    if (status != "completed" && status != "partial") return set_aside_by_status(resource, status);
    const auto recorded = resource.date(resource.root(), "date");
    for (const json::Value condition : resource.objects(resource.root(), "condition")) {
        Draft& fact = resource.draft(FactKind::family_history, facts);
        const Concept code = concept_of(resource, condition, "code");
        fact.codes = code.codes;
        fact.code_text = code.text;
        fact.recorded = recorded;
    }
}

} // namespace apatite::fhir
