#include "render/fhir_resources.h"

namespace apatite {

void write_operation_outcome(json::JsonWriter& out, const Assessment& assessment) {
    out.begin_object().member("resourceType", "OperationOutcome").key("issue").begin_array();
    for (const NoticeItem& notice : assessment.notices) {
        out.begin_object().member("severity", notice.severity).member("code", "processing").key("details");
        out.begin_object().compact().member("text", notice.message).end_object();
        const std::string where = notice.source.empty() ? notice.code : notice.code + ": " + notice.source;
        out.member("diagnostics", where).end_object();
    }
    out.end_array().end_object();
}

} // namespace apatite
