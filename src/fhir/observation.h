// The parts of an Observation, which its components and the Observations in a report share.
#pragma once

#include "fhir/readers.h"
#include "fhir/resource.h"

namespace apatite::fhir {

/// `value[x]` of an Observation or of a component. Two values set the resource aside.
void read_value(Resource& resource, const json::Value& holder, Draft& fact);

/// `interpretation` into `flag` and `flags_conflict`.
void read_interpretation(Resource& resource, const json::Value& holder, Draft& fact);

/// The one reference range that is for this patient: of type normal or without type, for their age and sex. Several
/// that could be leave none, with a notice.
void read_reference_range(Resource& resource, const json::Value& holder, const Record& patient, Draft& fact);

/// Told by its specimen, is the result one of urine, an aspirate or anything else but blood?
bool specimen_is_not_blood(Resource& resource, const json::Value& observation);

} // namespace apatite::fhir
