// The elements of FHIR that are looked at, numbered at compile time.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "json/key_table.h"
#include "json/reader.h"

namespace apatite::fhir {

/// In the order of the alphabet. Those that nothing is read from, but that most resources have, stand here too: keys of
/// the table are told apart without comparing them.
inline constexpr auto element_names = std::to_array<std::string_view>({"_value",
                                                                       "abatementAge",
                                                                       "abatementBoolean",
                                                                       "abatementDateTime",
                                                                       "abatementPeriod",
                                                                       "abatementRange",
                                                                       "abatementString",
                                                                       "active",
                                                                       "address",
                                                                       "age",
                                                                       "appliesTo",
                                                                       "asNeededBoolean",
                                                                       "assigner",
                                                                       "authoredOn",
                                                                       "beneficiary",
                                                                       "birthDate",
                                                                       "bodySite",
                                                                       "category",
                                                                       "city",
                                                                       "class",
                                                                       "clinicalStatus",
                                                                       "code",
                                                                       "coding",
                                                                       "comparator",
                                                                       "component",
                                                                       "conclusion",
                                                                       "conclusionCode",
                                                                       "condition",
                                                                       "contained",
                                                                       "context",
                                                                       "country",
                                                                       "criticality",
                                                                       "dataAbsentReason",
                                                                       "date",
                                                                       "dateAsserted",
                                                                       "deceasedBoolean",
                                                                       "deceasedDateTime",
                                                                       "denominator",
                                                                       "device",
                                                                       "display",
                                                                       "div",
                                                                       "doNotPerform",
                                                                       "dosage",
                                                                       "dosageInstruction",
                                                                       "dose",
                                                                       "doseAndRate",
                                                                       "doseQuantity",
                                                                       "effectiveDateTime",
                                                                       "effectiveInstant",
                                                                       "effectivePeriod",
                                                                       "encounter",
                                                                       "end",
                                                                       "entry",
                                                                       "extension",
                                                                       "family",
                                                                       "focus",
                                                                       "for",
                                                                       "frequency",
                                                                       "fullUrl",
                                                                       "gender",
                                                                       "given",
                                                                       "high",
                                                                       "id",
                                                                       "identifier",
                                                                       "implicitRules",
                                                                       "individual",
                                                                       "ingredient",
                                                                       "intent",
                                                                       "interpretation",
                                                                       "isActive",
                                                                       "issued",
                                                                       "itemCodeableConcept",
                                                                       "language",
                                                                       "lastUpdated",
                                                                       "line",
                                                                       "link",
                                                                       "location",
                                                                       "low",
                                                                       "maritalStatus",
                                                                       "medicationCodeableConcept",
                                                                       "medicationReference",
                                                                       "meta",
                                                                       "method",
                                                                       "mode",
                                                                       "modifierExtension",
                                                                       "name",
                                                                       "note",
                                                                       "numerator",
                                                                       "occurrenceDateTime",
                                                                       "occurrenceInstant",
                                                                       "occurrencePeriod",
                                                                       "onsetDateTime",
                                                                       "onsetPeriod",
                                                                       "patient",
                                                                       "performedDateTime",
                                                                       "performedInstant",
                                                                       "performedPeriod",
                                                                       "performer",
                                                                       "period",
                                                                       "postalCode",
                                                                       "profile",
                                                                       "reasonCode",
                                                                       "recordedDate",
                                                                       "recordedOn",
                                                                       "recorder",
                                                                       "reference",
                                                                       "referenceRange",
                                                                       "relation",
                                                                       "repeat",
                                                                       "reportedBoolean",
                                                                       "reportedReference",
                                                                       "requester",
                                                                       "resource",
                                                                       "resourceType",
                                                                       "result",
                                                                       "route",
                                                                       "score",
                                                                       "search",
                                                                       "section",
                                                                       "serialNumber",
                                                                       "severity",
                                                                       "site",
                                                                       "specimen",
                                                                       "start",
                                                                       "state",
                                                                       "status",
                                                                       "subject",
                                                                       "system",
                                                                       "telecom",
                                                                       "text",
                                                                       "timing",
                                                                       "timingDateTime",
                                                                       "timingInstant",
                                                                       "timingPeriod",
                                                                       "type",
                                                                       "unit",
                                                                       "url",
                                                                       "use",
                                                                       "vaccineCode",
                                                                       "value",
                                                                       "valueBoolean",
                                                                       "valueCodeableConcept",
                                                                       "valueDateTime",
                                                                       "valueInteger",
                                                                       "valuePeriod",
                                                                       "valueQuantity",
                                                                       "valueRange",
                                                                       "valueRatio",
                                                                       "valueString",
                                                                       "verificationStatus",
                                                                       "versionId",
                                                                       "whenHandedOver",
                                                                       "whenPrepared"});

/// Of `element_names`; watches `modifierExtension`.
extern const json::KeyTable element_table;

/// An element by its name: one that is not in the table does not compile.
class Element {
public:
    consteval Element(const char* name) { // NOLINT: a name is an element
        while (element_names[number_] != std::string_view(name)) ++number_;
    }
    constexpr json::Key key() const noexcept { return {static_cast<std::uint8_t>(number_ + 1), name()}; }
    constexpr std::string_view name() const noexcept { return element_names[number_]; }

private:
    std::uint8_t number_ = 0; ///< in `element_names`
};

inline json::Found find(const json::Value& object, Element element) noexcept { return object.find(element.key()); }

/// Several elements of one object in one pass over it.
template <typename... Elements>
auto find_all(const json::Value& object, Elements... elements) noexcept {
    return json::find_all(object, std::array<json::Key, sizeof...(Elements)>{elements.key()...});
}

/// The text of an element; empty when it is not there or no text.
inline std::string_view text_of(const json::Value& object, Element element) noexcept {
    const auto value = object.find(element.key());
    return value ? value->text() : std::string_view();
}

} // namespace apatite::fhir
