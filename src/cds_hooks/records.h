// What a call brought of the patient's record, as one Bundle, and what it did not bring.
#pragma once

#include <string>
#include <vector>

#include "cds_hooks/prefetch.h"
#include "cds_hooks/request.h"

namespace apatite::cds_hooks {

struct Records {
    std::string bundle;                ///< FHIR R4, of what was answered
    std::vector<std::string> complete; ///< the pack's lists that a whole answer vouches for
    std::vector<PrefetchTemplate> missing;
    bool has_patient = false;
};

/// An answer that is no resource of the kind asked for (an OperationOutcome, say) counts as missing. Error
/// (`other-patient`): the patient sent is not the one of the call.
Result<Records> gather_records(const HookRequest& request, const std::vector<PrefetchTemplate>& templates);

} // namespace apatite::cds_hooks
