#include "render/fhir_elements.h"
#include "render/fhir_resources.h"
#include "render/words.h"

namespace apatite {
namespace {

std::string_view severity(std::string_view urgency) {
    return urgency == "emergency" ? "high" : urgency == "urgent" ? "moderate" : "low";
}

std::string detail(const Alert& alert, bool raised) {
    if (raised) return alert.because;
    std::string text = "Not ruled out. " + alert.because + " Missing:";
    for (const MissingFinding& missing : alert.missing) text += "\n- " + plain(missing_in_words(missing));
    return text;
}

} // namespace

void write_detected_issue(json::JsonWriter& out, const Assessment& assessment, const Alert& alert, bool raised) {
    out.begin_object().member("resourceType", "DetectedIssue").member("status", raised ? "final" : "preliminary");
    out.key("code");
    write_concept(out, alert.label, "urn:apatite:alert", alert.id);
    out.key("severity").string(severity(alert.urgency));
    write_subject(out, "patient", assessment);
    out.member("identifiedDateTime", assessment.as_of);
    std::vector<const FactUse*> facts;
    for (const FactUse& fact : alert.facts) facts.push_back(&fact);
    write_sources(out, "implicated", facts);
    out.member("detail", detail(alert, raised));
    if (!alert.action.empty()) {
        out.key("mitigation").begin_array().begin_object().key("action");
        write_concept(out, alert.action);
        out.end_object().end_array();
    }
    out.end_object();
}

} // namespace apatite
