// Whose a resource of a Bulk Data file is. Internal to this folder.
#pragma once

#include <string>
#include <string_view>

#include "apatite/result.h"

namespace apatite {

struct BulkResource {
    enum class Kind { of_patient, patient, medication, of_nobody };
    Kind kind = Kind::of_nobody;
    std::string id;         ///< of the patient, or of the Medication
    std::string medication; ///< id of the Medication that it refers to
};

/// Errors: as `json::Document::parse`; `not-fhir`; `no-subject` for a resource that findings come from and that does
/// not say whose it is.
Result<BulkResource> bulk_resource(std::string_view line);

/// FNV-1a: the same on every machine and in every run.
std::uint64_t stable_hash(std::string_view text) noexcept;

} // namespace apatite
