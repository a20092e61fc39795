// FHIR's data types, as far as facts are made of them.
#pragma once

#include <optional>
#include <string_view>

#include "fhir/resource.h"

namespace apatite::fhir {

struct Concept {
    CodeViews codes; ///< systems canonical, in order
    std::string_view text;
    bool empty() const noexcept { return codes.empty() && text.empty(); }
};

/// A `CodeableConcept` element.
Concept concept_of(Resource& resource, const json::Value& parent, Element element);
/// One that is at hand.
Concept read_concept(Resource& resource, const json::Value& value);
/// Into code and text of a fact.
void read_code(Resource& resource, const json::Value& value, Draft& fact);
/// All of an array together; the text only when there is one text.
Concept concepts_of(Resource& resource, const json::Value& parent, Element element);

/// The code of a `CodeableConcept` in a system, or without any; empty when it has none.
std::string_view code_in(const Concept& sent, std::string_view system);

/// A `Quantity`; nothing when it has no value. A comparator that is none sets the resource aside.
std::optional<QuantityView> quantity_of(Resource& resource, const json::Value& parent, Element element);
std::optional<QuantityView> read_quantity(Resource& resource, const json::Value& value);

struct Period {
    std::optional<PartialDate> start, end;
};
Period period_of(Resource& resource, const json::Value& parent, Element element);

/// The elements that tell a time: `effectiveDateTime` and so on.
struct TimeElements {
    Element date_time, instant, period;
};
/// Into `date` and `end_date`.
void read_time(Resource& resource, const TimeElements& elements, Draft& fact);

/// `onset[x]` into `date`: a date or the start of a period. An age or a text leaves two years open or more, and is no
/// date.
void read_onset(Resource& resource, Draft& fact);

void read_code(Resource& resource, Element element, Draft& fact);
/// `bodySite`, whether one or several.
void read_body_site(Resource& resource, Draft& fact);
/// `route` and `site` of one dosage.
void read_dosage(Resource& resource, const json::Value& dosage, Draft& fact);

} // namespace apatite::fhir
