#include <algorithm>
#include <array>

#include "fhir/datatypes.h"
#include "fhir/observation.h"

namespace apatite::fhir {
namespace {

constexpr std::string_view snomed = "http://snomed.info/sct";

// Blood and what is made of it: SNOMED CT, and HL7 table 0487.
constexpr std::array<std::string_view, 9> blood_codes = {
    "119297000", // blood
    "119364003", // serum
    "119361006", // plasma
    "258580003", // whole blood
    "122555007", // venous blood
    "122554006", // capillary blood
    "122552005", // arterial blood
    "119298005", // mixed venous blood
    "122556008", // cord blood
};
// Normalised.
constexpr std::array<std::string_view, 15> blood_words = {"bld",
                                                          "bldv",
                                                          "blda",
                                                          "bldc",
                                                          "ser",
                                                          "plas",
                                                          "serplas",
                                                          "blood",
                                                          "serum",
                                                          "plasma",
                                                          "whole blood",
                                                          "venous blood",
                                                          "capillary blood",
                                                          "arterial blood",
                                                          "serum or plasma"};

bool is_blood_word(std::string_view text) {
    return std::ranges::find(blood_words, normalise_text(text)) != blood_words.end();
}

bool is_blood(const Concept& type) {
    if (is_blood_word(type.text)) return true;
    return std::ranges::any_of(type.codes, [](const CodeView& code) {
        const bool known = code.system == snomed && std::ranges::find(blood_codes, code.code) != blood_codes.end();
        return known || (code.system != snomed && is_blood_word(code.code));
    });
}

} // namespace

bool specimen_is_not_blood(Resource& resource, const json::Value& observation) {
    const auto reference = resource.object(observation, "specimen");
    if (!reference) return false;
    if (const auto specimen = target_of(resource, *reference)) {
        const Concept type = concept_of(resource, *specimen, "type");
        if (!type.empty()) return !is_blood(type);
    }
    const std::string_view display = resource.text(*reference, "display");
    return !display.empty() && !is_blood_word(display);
}

} // namespace apatite::fhir
