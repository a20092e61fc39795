// What a coded, written or flagged result says as yes or no.
#pragma once

#include <optional>
#include <string_view>

#include "findings/matched_fact.h"

namespace apatite {

/// `positive`, `present`, `yes`, `detected` and the like, or the opposite; nothing for any other code.
std::optional<bool> qualitative(const Code& code);
/// The same of a whole text, normalised.
std::optional<bool> qualitative(std::string_view text);

/// What the value of a result says. `flag` when only the interpretation says it.
struct TruthReading {
    std::optional<bool> value;
    std::optional<WhyUnknown> why; ///< when there is no value
    bool by_flag = false;
};

/// Reads an observation: its boolean, its coded or written value, else its flag. With `value_codes` a coded
/// value is true when it is one of them, and false when it is another of the same system.
TruthReading read_truth(const Fact& fact, const CodeSet& value_codes);

/// What the flag of a qualitative test says: abnormal is positive.
std::optional<bool> qualitative(Flag flag) noexcept;

/// Why a fact without a value has none.
WhyUnknown why_absent(const Fact& fact) noexcept;

} // namespace apatite
