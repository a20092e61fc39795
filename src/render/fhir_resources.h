// The FHIR R4 resources that an assessment becomes, one function each. All write an object and nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "apatite/assessment.h"
#include "apatite/engine.h"
#include "json/writer.h"

namespace apatite {

/// The differential: a prediction a hypothesis, with its standing in words and its reasons; never a probability.
void write_risk_assessment(json::JsonWriter& out, const Assessment& assessment);

/// An alert, or with `raised` false one that is not ruled out.
void write_detected_issue(json::JsonWriter& out, const Assessment& assessment, const Alert& alert, bool raised);

/// A draft order for a suggested examination. `because_of` is the URL of the RiskAssessment, empty for none.
void write_service_request(json::JsonWriter& out, const Assessment& assessment, const WorkupItem& item,
                           std::string_view because_of);

/// What is missing as `dataRequirement`, and what to consider and avoid as notes. `messages` is the URL of the
/// OperationOutcome, empty for none.
void write_guidance_response(json::JsonWriter& out, const Assessment& assessment,
                             const std::vector<FindingInfo>& findings, std::string_view messages);

/// What was odd about the data.
void write_operation_outcome(json::JsonWriter& out, const Assessment& assessment);

} // namespace apatite
