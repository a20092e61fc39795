// The queries that a client runs beforehand, made from the codes that the rule graph reads.
#pragma once

#include <string>
#include <vector>

#include "apatite/engine.h"

namespace apatite::cds_hooks {

struct PrefetchTemplate {
    std::string key;
    std::string query; ///< `Condition?patient={{context.patientId}}`
    std::string label; ///< what it brings, for people
    std::string list;  ///< the pack's list that a whole answer makes complete; empty: none
};

/// One template a kind of record on which something in the rule graph rests, in a fixed order and with codes sorted, so
/// that equal packs give equal templates. Laboratory results and examinations are asked for by their codes; problems,
/// medicines and the like whole, because servers cannot search a classification by the beginning of a code.
std::vector<PrefetchTemplate> prefetch_templates(const std::vector<FindingInfo>& findings);

} // namespace apatite::cds_hooks
