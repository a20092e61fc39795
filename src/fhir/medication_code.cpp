#include "fhir/medication_code.h"

#include "fhir/datatypes.h"

namespace apatite::fhir {
namespace {

void read_ingredients(Resource& resource, const json::Value& medication, Draft& fact) {
    for (const json::Value ingredient : resource.objects(medication, "ingredient")) {
        if (resource.boolean(ingredient, "isActive") == false) continue;
        const Concept substance = concept_of(resource, ingredient, "itemCodeableConcept");
        fact.codes = joined(resource.arena(), fact.codes, substance.codes);
    }
    fact.codes = sorted(resource.arena(), fact.codes);
}

} // namespace

void read_medication(Resource& resource, Draft& fact) {
    read_code(resource, "medicationCodeableConcept", fact);
    const auto reference = resource.object(resource.root(), "medicationReference");
    if (!reference) return;
    const auto medication = target_of(resource, *reference);
    if (!medication)
        return resource.set_aside("unresolved", "the Medication that it names is not in the Bundle, or cannot be used: "
                                                "set aside");
    if (resource.text(*medication, "status") == "entered-in-error")
        return resource.set_aside("entered-in-error", "the Medication that it names was entered in error: set aside");
    const Concept code = concept_of(resource, *medication, "code");
    fact.codes = joined(resource.arena(), fact.codes, code.codes);
    if (fact.code_text.empty()) fact.code_text = code.text;
    read_ingredients(resource, *medication, fact);
}

void read_dosages(Resource& resource, Element element, Draft& fact) {
    for (const json::Value dosage : resource.objects(resource.root(), element)) read_dosage(resource, dosage, fact);
}

} // namespace apatite::fhir
