// Which function reads which resource.
#pragma once

#include <string_view>

#include "fhir/resource.h"
#include "findings/record.h"

namespace apatite::fhir {

/// Appends the facts of a resource. What it appended is dropped when the resource was set aside.
using Reader = void (*)(Resource& resource, const Record& patient, Drafts& facts);

/// Null for a type that no finding comes from.
Reader reader_of(std::string_view type) noexcept;

/// Must a resource of this type say whose it is? (A device need not be anybody's.)
bool needs_subject(std::string_view type) noexcept;

/// Birth date, gender and death into the record.
void read_patient(Resource& resource, Record& record);

void read_allergy_intolerance(Resource& resource, const Record& patient, Drafts& facts);
void read_condition(Resource& resource, const Record& patient, Drafts& facts);
void read_device(Resource& resource, const Record& patient, Drafts& facts);
void read_device_use_statement(Resource& resource, const Record& patient, Drafts& facts);
void read_diagnostic_report(Resource& resource, const Record& patient, Drafts& facts);
void read_family_member_history(Resource& resource, const Record& patient, Drafts& facts);
void read_immunization(Resource& resource, const Record& patient, Drafts& facts);
void read_medication_administration(Resource& resource, const Record& patient, Drafts& facts);
void read_medication_dispense(Resource& resource, const Record& patient, Drafts& facts);
void read_medication_request(Resource& resource, const Record& patient, Drafts& facts);
void read_medication_statement(Resource& resource, const Record& patient, Drafts& facts);
void read_observation(Resource& resource, const Record& patient, Drafts& facts);
void read_procedure(Resource& resource, const Record& patient, Drafts& facts);
void read_service_request(Resource& resource, const Record& patient, Drafts& facts);

} // namespace apatite::fhir
