// One result, read for a finding of kind quantity.
#pragma once

#include <optional>
#include <vector>

#include "findings/judge.h"
#include "findings/matched_fact.h"
#include "findings/sent_number.h"

namespace apatite {

struct QuantityReading {
    MatchedFact match;
    SentNumber number;
    bool has_number = false; ///< a number was sent, usable or not
    std::optional<bool> qualitative;
    Judgements judged;

    bool usable() const { return number.value.has_value(); }
    bool says_something() const { return has_number || qualitative || judged.by_flag || match.fact->flags_conflict; }
};

/// Reads the value, its unit, range and flag; notices what of them cannot be used.
QuantityReading read_quantity(const MatchedFact& match, const FindingDeclaration& declaration,
                              const SelectContext& context);

/// The finding as this one result tells it.
FindingState to_state(const QuantityReading& reading, const FindingDeclaration& declaration);

} // namespace apatite
