#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "render/fhir_elements.h"
#include "render/fhir_resources.h"

namespace apatite {
namespace {

struct Wanted {
    std::string finding, label;
};

/// What is asked for, most pressing first, each finding once.
std::vector<Wanted> wanted(const Assessment& assessment) {
    std::vector<Wanted> all;
    std::set<std::string> seen;
    const auto add = [&](const std::string& finding, const std::string& label) {
        if (seen.insert(finding).second) all.push_back({finding, label});
    };
    const auto add_missing = [&](const std::vector<MissingFinding>& missing) {
        for (const MissingFinding& one : missing) add(one.finding, one.label);
    };
    for (const Alert& alert : assessment.not_ruled_out) add_missing(alert.missing);
    for (const NextFinding& next : assessment.next) add(next.finding, next.label);
    for (const ManagementItem& item : assessment.management)
        for (const CautionState& caution : item.cautions) add_missing(caution.missing);
    if (!assessment.differential.empty())
        for (const UndecidedRule& rule : assessment.differential.front().undecided) add_missing(rule.missing);
    return all;
}

const FindingInfo* find(const std::vector<FindingInfo>& findings, const std::string& id) {
    const auto found = std::ranges::find(findings, id.substr(0, id.find('[')), &FindingInfo::id);
    return found == findings.end() ? nullptr : &*found;
}

void write_requirement(json::JsonWriter& out, const Wanted& one, const FindingInfo* finding) {
    const bool known = finding != nullptr && !finding->resources.empty();
    out.begin_object().member("type", known ? finding->resources.front() : "Observation");
    out.key("codeFilter").begin_array().begin_object().member("path", "code").key("code").begin_array();
    out.begin_object().compact().member("system", "urn:apatite:finding").member("code", one.finding);
    out.member("display", one.label).end_object();
    if (finding != nullptr)
        for (const CodeRef& code : finding->codes)
            out.begin_object().compact().member("system", code.system).member("code", code.code).end_object();
    out.end_array().end_object().end_array().end_object();
}

std::string in_words(const ManagementItem& item) {
    std::string text = fmt::format("{}: {}. {}",
                                   item.stance == "consider" ? "Consider"
                                   : item.stance == "never"  ? "Never"
                                                             : "Avoid",
                                   item.label, item.because);
    for (const CautionState& caution : item.cautions)
        text += fmt::format("\n- {}: {}",
                            caution.state == "applies" ? "Speaks against it"
                            : caution.state == "clear" ? "Checked, does not apply"
                                                       : "Cannot be checked",
                            caution.because);
    return text;
}

std::string_view status(const Assessment& assessment, bool complete) {
    if (complete) return "success";
    return assessment.answer.state == "cannot-tell" ? "data-required" : "data-requested";
}

} // namespace

void write_guidance_response(json::JsonWriter& out, const Assessment& assessment,
                             const std::vector<FindingInfo>& findings, std::string_view messages) {
    const std::vector<Wanted> missing = wanted(assessment);
    out.begin_object().member("resourceType", "GuidanceResponse");
    out.member("moduleUri", "urn:apatite:pack:" + assessment.pack.id + ":" + assessment.pack.version);
    out.member("status", status(assessment, missing.empty()));
    write_subject(out, "subject", assessment);
    out.member("occurrenceDateTime", assessment.as_of);
    if (!assessment.management.empty()) {
        out.key("note").begin_array();
        for (const ManagementItem& item : assessment.management)
            out.begin_object().member("text", in_words(item)).end_object();
        out.end_array();
    }
    if (!messages.empty()) {
        out.key("evaluationMessage").begin_array().begin_object().compact().key("reference").string(messages);
        out.end_object().end_array();
    }
    if (!missing.empty()) {
        out.key("dataRequirement").begin_array();
        for (const Wanted& one : missing) write_requirement(out, one, find(findings, one.finding));
        out.end_array();
    }
    out.end_object();
}

} // namespace apatite
