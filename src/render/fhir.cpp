// The Bundle of docs/json.md: one collection of resources that refer to each other by UUIDs made from their content.
#include <functional>
#include <string>
#include <vector>

#include "apatite/render.h"
#include "render/content_uuid.h"
#include "render/fhir_resources.h"

namespace apatite {
namespace {

using Write = std::function<void(json::JsonWriter&)>;

struct Entry {
    std::string url; ///< `urn:uuid:...`
    Write write;
};

/// The resource's own content makes its name, with all that it was concluded from: rules, patient and day.
Entry named(const Assessment& assessment, Write write) {
    std::string content = assessment.pack.hash + '\n' + assessment.subject + '\n' + assessment.as_of + '\n';
    json::JsonWriter out(content, 0);
    write(out);
    return {"urn:uuid:" + content_uuid(content), std::move(write)};
}

std::vector<Entry> entries(const Assessment& assessment, const FhirOptions& options) {
    std::vector<Entry> all;
    const auto add = [&](Write write) { return all.emplace_back(named(assessment, std::move(write))).url; };
    const std::string risk = add([&](json::JsonWriter& out) { write_risk_assessment(out, assessment); });
    for (const Alert& alert : assessment.alerts)
        add([&](json::JsonWriter& out) { write_detected_issue(out, assessment, alert, true); });
    for (const Alert& alert : assessment.not_ruled_out)
        add([&](json::JsonWriter& out) { write_detected_issue(out, assessment, alert, false); });
    for (const WorkupItem& item : assessment.workup)
        if (item.state == "suggested")
            add([&, risk](json::JsonWriter& out) { write_service_request(out, assessment, item, risk); });
    std::string messages;
    if (!assessment.notices.empty())
        messages = add([&](json::JsonWriter& out) { write_operation_outcome(out, assessment); });
    add([&, messages](json::JsonWriter& out) { write_guidance_response(out, assessment, options.findings, messages); });
    return all;
}

} // namespace

std::string to_fhir(const Assessment& assessment, const FhirOptions& options) {
    std::string text;
    json::JsonWriter out(text, options.pretty ? 2 : 0);
    out.begin_object().member("resourceType", "Bundle").member("type", "collection").key("entry").begin_array();
    for (const Entry& entry : entries(assessment, options)) {
        out.begin_object().member("fullUrl", entry.url).key("resource");
        entry.write(out);
        out.end_object();
    }
    out.end_array().end_object();
    if (options.pretty) text += '\n';
    return text;
}

} // namespace apatite
