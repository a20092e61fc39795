#include "cds_hooks/prefetch.h"

#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "terminology/code.h"

namespace apatite::cds_hooks {
namespace {

/// A kind of record that is asked for whole.
struct Whole {
    std::string_view resource, key, label, list;
};
constexpr std::array whole{
    Whole{"Condition", "conditions", "problems and diagnoses", "conditions"},
    Whole{"MedicationRequest", "prescriptions", "prescriptions", ""},
    Whole{"MedicationStatement", "medicationsTaken", "medicines taken", ""},
    Whole{"MedicationAdministration", "administrations", "medicines given", ""},
    Whole{"Procedure", "procedures", "procedures", "procedures"},
    Whole{"AllergyIntolerance", "allergies", "allergies", "allergies"},
    Whole{"FamilyMemberHistory", "familyHistory", "family history", "family-history"},
    Whole{"Device", "devices", "devices", ""},
    Whole{"Immunization", "immunizations", "immunizations", ""},
    Whole{"DiagnosticReport", "reports", "reports", ""},
};

/// What the used findings and their fields are told by.
struct Told {
    std::set<std::string> resources, loinc, others; ///< codes of observations, by system
    bool own = false;                               ///< codes of the structured examination
};

void collect(const FindingInfo& finding, Told& told) {
    bool observed = false;
    for (const std::string& resource : finding.resources) {
        told.resources.insert(resource);
        observed = observed || resource == "Observation";
    }
    for (const CodeRef& code : finding.codes) {
        if (!observed) break;
        if (code.system == *system_uri("loinc")) told.loinc.insert(code.code);
        if (code.system == *system_uri("snomed")) told.others.insert(code.code);
        told.own = told.own || code.system == *system_uri("finding");
    }
    for (const FindingInfo& field :
         finding.fields) { // a field is told like the instance, or by observations of its own
        FindingInfo one = field;
        one.fields.clear();
        collect(one, told);
    }
}

std::string of_patient(std::string_view resource) {
    return fmt::format("{}?patient={{{{context.patientId}}}}", resource);
}

} // namespace

std::vector<PrefetchTemplate> prefetch_templates(const std::vector<FindingInfo>& findings) {
    Told told;
    for (const FindingInfo& finding : findings)
        if (finding.used) collect(finding, told);
    std::vector<PrefetchTemplate> all{{"patient", "Patient/{{context.patientId}}", "the patient", ""}};
    // Codes without their system: a LOINC code cannot be taken for another, and the query stays short enough for GET.
    if (!told.loinc.empty())
        all.push_back({"results", fmt::format("{}&code={}", of_patient("Observation"), fmt::join(told.loinc, ",")),
                       "laboratory results", ""});
    if (told.own) told.others.insert(std::string(*system_uri("finding")) + "|"); // every code of that system
    if (!told.others.empty())
        all.push_back({"examination", fmt::format("{}&code={}", of_patient("Observation"), fmt::join(told.others, ",")),
                       "findings on examination", ""});
    for (const Whole& one : whole)
        if (told.resources.contains(std::string(one.resource)))
            all.push_back(
                {std::string(one.key), of_patient(one.resource), std::string(one.label), std::string(one.list)});
    all.push_back({"orders", of_patient("ServiceRequest") + "&status=active", "orders", ""});
    return all;
}

} // namespace apatite::cds_hooks
