#include "fhir/medication_code.h"

#include <algorithm>

#include "fhir/datatypes.h"

namespace apatite::fhir {
namespace {

void add(CodeSet& codes, const Concept& more) {
    for (const Code& code : more.codes) {
        if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    }
}

void read_ingredients(Resource& resource, const json::Value& medication, Fact& fact) {
    for (const json::Value ingredient : resource.objects(medication, "ingredient")) {
        if (resource.boolean(ingredient, "isActive") == false) continue;
        add(fact.codes, concept_of(resource, ingredient, "itemCodeableConcept"));
    }
    std::ranges::sort(fact.codes);
}

} // namespace

void read_medication(Resource& resource, Fact& fact) {
    read_code(resource, "medicationCodeableConcept", fact);
    const auto reference = resource.object(resource.root(), "medicationReference");
    if (!reference) return;
    const auto medication = target_of(resource, *reference);
    if (!medication)
        return resource.set_aside("unresolved", "the Medication that it names is not in the Bundle, or cannot be used: "
                                                "set aside");
    if (resource.text(*medication, "status") == "entered-in-error")
        return resource.set_aside("entered-in-error", "the Medication that it names was entered in error: set aside");
    Concept code = concept_of(resource, *medication, "code");
    add(fact.codes, code);
    if (fact.code_text.empty()) fact.code_text = std::move(code.text);
    read_ingredients(resource, *medication, fact);
}

void read_dosages(Resource& resource, std::string_view key, Fact& fact) {
    for (const json::Value dosage : resource.objects(resource.root(), key)) read_dosage(resource, dosage, fact);
}

} // namespace apatite::fhir
