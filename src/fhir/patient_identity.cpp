#include "fhir/patient_identity.h"

#include <algorithm>
#include <array>

#include "fhir/element.h"

namespace apatite::fhir {
namespace {

std::string_view id_of(const Entry& patient) {
    if (!patient.id.empty()) return patient.id;
    const Reference url = split_reference(patient.full_url);
    return url.form == Reference::Form::literal ? url.id : std::string_view();
}

Whose by_literal(const Reference& reference, const Entry& from, const Entry& patient) {
    if (reference.type != "Patient") return Whose::no_patient;
    if (id_of(patient).empty()) return Whose::unclear;
    if (reference.id != id_of(patient)) return Whose::other_patient;
    // The same id on another server is another patient.
    const std::string_view base = reference.base.empty() ? from.base : reference.base, own = patient.base;
    return base.empty() || own.empty() || base == own ? Whose::this_patient : Whose::other_patient;
}

Whose by_urn(std::string_view urn, const Entry& from, const Entry& patient, const Bundle& bundle) {
    if (urn == patient.full_url) return Whose::this_patient;
    if (const Entry* found = bundle.find(urn, from))
        return found->type == "Patient" ? Whose::other_patient : Whose::no_patient;
    return patient.full_url.starts_with("urn:") ? Whose::other_patient : Whose::unclear;
}

// The same number of the same system is the same patient; another number of that system is another one.
Whose by_identifier(const json::Value& identifier, const Entry& patient) {
    const std::string_view system = text_of(identifier, "system"), value = text_of(identifier, "value");
    const auto own = find(patient.resource, "identifier");
    if (system.empty() || value.empty() || !own) return Whose::unclear;
    Whose verdict = Whose::unclear;
    for (const json::Value each : own->elements()) {
        if (text_of(each, "system") != system) continue;
        if (text_of(each, "value") == value) return Whose::this_patient;
        verdict = Whose::other_patient;
    }
    return verdict;
}

struct SubjectElement {
    std::string_view type;
    Element element;
};
// Where it is not `subject`; types that no finding comes from are checked too.
constexpr std::array patient_elements = {
    SubjectElement{"FamilyMemberHistory", "patient"},
    SubjectElement{"AllergyIntolerance", "patient"},
    SubjectElement{"Immunization", "patient"},
    SubjectElement{"Device", "patient"},
};
constexpr std::array<Element, 5> usual_elements = {"subject", "patient", "beneficiary", "for", "individual"};

} // namespace

Whose whose(const json::Value& reference, const Entry& from, const Entry& patient, const Bundle& bundle) {
    if (!reference.is_object()) return Whose::unclear;
    const std::string_view text = text_of(reference, "reference");
    const Reference parts = split_reference(text);
    switch (parts.form) {
    case Reference::Form::literal: return by_literal(parts, from, patient);
    case Reference::Form::urn: return by_urn(text, from, patient, bundle);
    case Reference::Form::contained: return Whose::unclear;
    case Reference::Form::none: break;
    }
    const auto identifier = find(reference, "identifier");
    return text.empty() && identifier ? by_identifier(*identifier, patient) : Whose::unclear;
}

namespace {

Whose whose_again(const json::Value& reference, const Entry& from, const Entry& patient, const Bundle& bundle,
                  LastSubject& last) {
    const std::string_view text = text_of(reference, "reference");
    if (!text.empty() && text == last.reference && from.base == last.base) return last.whose;
    last = {text, from.base, whose(reference, from, patient, bundle)};
    return last.whose;
}

} // namespace

Whose subject_of(const Resource& resource, const Entry& patient, LastSubject& last) {
    const auto whose = [&](const json::Value& reference) {
        return whose_again(reference, resource.entry(), patient, resource.bundle(), last);
    };
    const auto special = std::ranges::find(patient_elements, resource.entry().type, &SubjectElement::type);
    if (special != patient_elements.end()) {
        const auto reference = resource.find(special->element);
        return reference ? whose(*reference) : Whose::not_said;
    }
    for (const Element element : usual_elements) {
        if (const auto reference = resource.find(element); reference && reference->is_object())
            return whose(*reference);
    }
    return Whose::not_said;
}

} // namespace apatite::fhir
