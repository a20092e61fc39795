// FHIR's data types, as far as facts are made of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fhir/resource.h"

namespace apatite::fhir {

struct Concept {
    CodeSet codes; ///< systems canonical
    std::string text;
    bool empty() const noexcept { return codes.empty() && text.empty(); }
};

/// A `CodeableConcept` element.
Concept concept_of(Resource& resource, const json::Value& parent, std::string_view key);
/// One that is at hand.
Concept read_concept(Resource& resource, const json::Value& value);
/// All of an array together; the text only when there is one text.
Concept concepts_of(Resource& resource, const json::Value& parent, std::string_view key);

/// The code of a `CodeableConcept` in a system, or without any; empty when it has none.
std::string code_in(const Concept& sent, std::string_view system);

/// A `Quantity`; nothing when it has no value. A comparator that is none sets the resource aside.
std::optional<SentQuantity> quantity_of(Resource& resource, const json::Value& parent, std::string_view key);
std::optional<SentQuantity> read_quantity(Resource& resource, const json::Value& value);

struct Period {
    std::optional<PartialDate> start, end;
};
Period period_of(Resource& resource, const json::Value& parent, std::string_view key);

/// `prefixDateTime` or `prefixPeriod` (or `prefixInstant`) into `date` and `end_date`.
void read_time(Resource& resource, const json::Value& parent, const std::string& prefix, Fact& fact);

/// `onset[x]`: a date or the start of a period. An age or a text leaves two years open or more, and is no date.
std::optional<PartialDate> start_of(Resource& resource, const std::string& prefix);

void read_code(Resource& resource, std::string_view key, Fact& fact);
/// `bodySite`, whether one or several.
void read_body_site(Resource& resource, Fact& fact);
/// `route` and `site` of one dosage.
void read_dosage(Resource& resource, const json::Value& dosage, Fact& fact);

} // namespace apatite::fhir
