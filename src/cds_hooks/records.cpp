#include "cds_hooks/records.h"

namespace apatite::cds_hooks {
namespace {

using json::Value;

std::string_view type_of(const Value& resource) {
    const auto type = resource.find("resourceType");
    return type ? type->text() : std::string_view();
}

std::size_t matches(const Value& bundle) {
    const auto entries = bundle.find("entry");
    std::size_t count = 0;
    if (!entries) return count;
    for (const Value entry : entries->elements()) {
        const auto search = entry.find("search");
        const auto mode = search ? search->find("mode") : std::nullopt;
        count += static_cast<std::size_t>(!mode || mode->text() == "match");
    }
    return count;
}

/// Everything there is: no further page, and as many as the server counted.
bool is_whole(const Value& bundle) {
    if (const auto links = bundle.find("link"))
        for (const Value link : links->elements())
            if (const auto relation = link.find("relation"); relation && relation->text() == "next") return false;
    const auto total = bundle.find("total");
    return !total || total->number_text() == std::to_string(matches(bundle));
}

void append(std::string& bundle, std::string_view resource) {
    if (!bundle.ends_with('[')) bundle += ',';
    bundle += R"({"resource":)";
    bundle += resource;
    bundle += '}';
}

} // namespace

Result<Records> gather_records(const HookRequest& request, const std::vector<PrefetchTemplate>& templates) {
    Records records;
    records.bundle = R"({"resourceType":"Bundle","type":"collection","entry":[)";
    for (const PrefetchTemplate& one : templates) {
        const auto found = request.prefetch.find(one.key);
        const bool patient = one.key == "patient";
        if (found == request.prefetch.end() || type_of(found->second) != (patient ? "Patient" : "Bundle")) {
            records.missing.push_back(one);
            continue;
        }
        const Value& answer = found->second;
        if (patient) {
            const auto id = answer.find("id");
            if (!id || id->text() != request.patient_id)
                return Error{"other-patient", "`prefetch.patient` is not the patient of `context.patientId`"};
            records.has_patient = true;
        } else if (!one.list.empty() && is_whole(answer)) {
            records.complete.push_back(one.list);
        }
        append(records.bundle, answer.raw());
    }
    records.bundle += "]}";
    return records;
}

} // namespace apatite::cds_hooks
