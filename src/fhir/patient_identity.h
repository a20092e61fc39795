// Whose resource is it?
#pragma once

#include <optional>
#include <string_view>

#include "fhir/bundle.h"

namespace apatite::fhir {

/// Whom a reference (a FHIR `Reference` object) made in `from` names.
Whose whose(const json::Value& reference, const Entry& from, const Entry& patient, const Bundle& bundle);

/// The patient that a whole resource is about; looks at the element that its type has for that. Nothing for a type that
/// has none.
std::optional<Whose> subject_of(const Entry& entry, const Entry& patient, const Bundle& bundle);

} // namespace apatite::fhir
