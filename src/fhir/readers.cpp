#include "fhir/readers.h"

#include <algorithm>
#include <array>

namespace apatite::fhir {
namespace {

struct Row {
    std::string_view type;
    Reader reader;
};

constexpr std::array readers = {
    Row{"AllergyIntolerance", read_allergy_intolerance},
    Row{"Condition", read_condition},
    Row{"Device", read_device},
    Row{"DeviceUseStatement", read_device_use_statement},
    Row{"DiagnosticReport", read_diagnostic_report},
    Row{"FamilyMemberHistory", read_family_member_history},
    Row{"Immunization", read_immunization},
    Row{"MedicationAdministration", read_medication_administration},
    Row{"MedicationDispense", read_medication_dispense},
    Row{"MedicationRequest", read_medication_request},
    Row{"MedicationStatement", read_medication_statement},
    Row{"Observation", read_observation},
    Row{"Procedure", read_procedure},
    Row{"ServiceRequest", read_service_request},
};

} // namespace

Reader reader_of(std::string_view type) noexcept {
    const auto found = std::ranges::find(readers, type, &Row::type);
    return found == readers.end() ? nullptr : found->reader;
}

bool needs_subject(std::string_view type) noexcept { return type != "Device"; }

} // namespace apatite::fhir
