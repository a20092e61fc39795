// Whose resource is it?
#pragma once

#include <optional>
#include <string_view>

#include "fhir/bundle.h"
#include "fhir/resource.h"

namespace apatite::fhir {

/// Whom a reference (a FHIR `Reference` object) made in `from` names.
Whose whose(const json::Value& reference, const Entry& from, const Entry& patient, const Bundle& bundle);

/// What a reference was found to name, so that the same one need not be looked into again. For one patient of one
/// Bundle.
struct LastSubject {
    std::string_view reference, base; ///< `base` of the entry that it stands in
    Whose whose = Whose::unclear;
};

/// The patient that a whole resource is about; looks at the element that its type has for that. `not_said`
/// for a type that has none.
Whose subject_of(const Resource& resource, const Entry& patient, LastSubject& last);

} // namespace apatite::fhir
