// A number as it was sent, in the unit of a finding.
#pragma once

#include <optional>
#include <string>

#include "findings/declaration.h"
#include "findings/findings.h"

namespace apatite {

/// A sent number that can be used, or why it cannot be.
struct SentNumber {
    std::optional<Interval> value; ///< in the finding's unit, cut with the plausible range
    std::optional<WhyUnknown> why; ///< when there is no value: no_unit, bad_unit, implausible
    std::string problem;           ///< for the notice, without the number
    std::string sent;              ///< `< 2 pmol/L`
    std::string used;              ///< `9.69 mg/dL`
    std::string note;              ///< alias or conversion
    std::string by_profile;        ///< the unit that the site profile supplied
};

/// Reads a quantity for a finding: the unit that was sent decides. Never guesses.
SentNumber read_number(const SentQuantity& quantity, const FindingDeclaration& declaration);

/// The same of a value sent as a range.
SentNumber read_range(const std::optional<SentQuantity>& low, const std::optional<SentQuantity>& high,
                      const FindingDeclaration& declaration);

/// A value sent as text: a titre (`1:320` is 320, for a finding without unit) or exactly one quantity (`< 0.1 mg/dL`).
std::optional<SentQuantity> quantity_in_text(std::string_view text, const FindingDeclaration& declaration);

/// An end of a reference range in the finding's unit.
Result<Rational> read_limit(const SentQuantity& limit, std::string_view unit, const FindingDeclaration& declaration);
/// Its unit: one without a unit is in that of the value. A view of one of them.
std::string_view unit_of_limit(const SentQuantity& limit, const std::optional<SentQuantity>& value) noexcept;

/// `9.69 mg/dL`: exact as it was sent, rounded for display after a conversion.
std::string in_words(const Interval& value, const FindingDeclaration& declaration, bool converted);

} // namespace apatite
