#include <fmt/format.h>

#include "render/fhir_elements.h"
#include "render/fhir_resources.h"
#include "render/words.h"

namespace apatite {
namespace {

void append_reasons(std::string& text, std::string_view title, const std::vector<RuleTrace>& rules) {
    bool first = true;
    for (const RuleTrace& rule : rules) {
        if (!rule.counted) continue;
        if (first) text += fmt::format("{}{}:", text.empty() ? "" : "\n", title);
        text += fmt::format("\n- {}: {}", capitalised(rule.strength), rule.because);
        if (!rule.evidence.empty()) text += fmt::format(" [{}]", fmt::join(rule.evidence, ", "));
        first = false;
    }
}

std::string rationale(const Hypothesis& hypothesis) {
    std::string text;
    append_reasons(text, "For", hypothesis.supporting);
    append_reasons(text, "Against", hypothesis.opposing);
    for (const NamedVariant& cause : hypothesis.causes)
        text += fmt::format("{}Cause: {}. {}", text.empty() ? "" : "\n", cause.label, cause.because);
    return text;
}

void write_prediction(json::JsonWriter& out, const Hypothesis& hypothesis) {
    out.begin_object().key("outcome");
    write_concept(out, hypothesis.label, "urn:apatite:hypothesis", hypothesis.id);
    out.key("qualitativeRisk");
    write_concept(out, status_in_words(hypothesis.status), "urn:apatite:status", to_string(hypothesis.status));
    const std::string why = rationale(hypothesis);
    if (!why.empty()) out.member("rationale", why);
    out.end_object();
}

std::vector<const FactUse*> facts_of(const Assessment& assessment) {
    std::vector<const FactUse*> facts;
    const auto add = [&](const std::vector<FactUse>& used) {
        for (const FactUse& fact : used) facts.push_back(&fact);
    };
    for (const Hypothesis& hypothesis : assessment.differential) {
        for (const RuleTrace& rule : hypothesis.supporting) add(rule.facts);
        for (const RuleTrace& rule : hypothesis.opposing) add(rule.facts);
    }
    for (const Alert& alert : assessment.alerts) add(alert.facts);
    return facts;
}

std::string note(const Assessment& assessment) {
    const std::string profile = site_profile_in_words(assessment);
    return fmt::format("Ranked by rules with stated strengths (rule pack {} {}, hash {}), not by probability. For a "
                       "clinician who decides; not a medical device.{}{}",
                       assessment.pack.id, assessment.pack.version, assessment.pack.hash, profile.empty() ? "" : " ",
                       profile) +
           (assessment.partial ? " Partial: the budget of the call did not last." : "");
}

} // namespace

void write_risk_assessment(json::JsonWriter& out, const Assessment& assessment) {
    const bool settled = !assessment.differential.empty() && assessment.differential.front().settled;
    out.begin_object().member("resourceType", "RiskAssessment").member("status", settled ? "final" : "preliminary");
    out.key("method");
    write_concept(out, fmt::format("Rule pack {} {}", assessment.pack.title, assessment.pack.version));
    out.key("code");
    write_concept(out, fmt::format("{}: differential", assessment.pack.title));
    write_subject(out, "subject", assessment);
    out.member("occurrenceDateTime", assessment.as_of);
    write_sources(out, "basis", facts_of(assessment));
    bool any = false;
    for (const Hypothesis& hypothesis : assessment.differential) {
        if (hypothesis.status == Status::not_assessed) continue;
        if (!any) out.key("prediction").begin_array();
        any = true;
        write_prediction(out, hypothesis);
    }
    if (any) out.end_array();
    out.key("note").begin_array().begin_object().member("text", note(assessment)).end_object().end_array();
    out.end_object();
}

} // namespace apatite
