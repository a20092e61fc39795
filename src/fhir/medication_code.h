// What was given, taken or asked for.
#pragma once

#include "fhir/resource.h"

namespace apatite::fhir {

/// `medicationCodeableConcept`, or the code and the active ingredients of the Medication that `medicationReference`
/// points to. One that cannot be found sets the resource aside.
void read_medication(Resource& resource, Draft& fact);

/// The route and site of every dosage in an array, `dosage` or `dosageInstruction`.
void read_dosages(Resource& resource, Element element, Draft& fact);

} // namespace apatite::fhir
