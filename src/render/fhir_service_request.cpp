#include "render/fhir_elements.h"
#include "render/fhir_resources.h"

namespace apatite {

void write_service_request(json::JsonWriter& out, const Assessment& assessment, const WorkupItem& item,
                           std::string_view because_of) {
    out.begin_object().member("resourceType", "ServiceRequest").member("status", "draft").member("intent", "proposal");
    out.member("priority", item.priority).key("code");
    write_concept(out, item.label, item.code ? std::string_view(item.code->system) : std::string_view(),
                  item.code ? std::string_view(item.code->code) : std::string_view());
    write_subject(out, "subject", assessment);
    out.member("authoredOn", assessment.as_of).key("reasonCode").begin_array();
    write_concept(out, item.because);
    out.end_array();
    if (!because_of.empty()) {
        out.key("supportingInfo").begin_array().begin_object().compact().key("reference").string(because_of);
        out.end_object().end_array();
    }
    out.end_object();
}

} // namespace apatite
