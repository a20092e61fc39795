// Where CQL's integers end: beyond, a result is null. Decimals are exact and of any size, because HL7's tests calculate
// with 10^28 on the way to results that fit.
#pragma once

#include <optional>

#include "expression/type.h"
#include "units/interval.h"

namespace apatite {

/// The numbers that a result of this type can be; nothing where there is no limit (decimals, quantities).
const Interval* number_limits(Kind type);

/// The result as it stands now: null when it may lie beyond the limits. An end at infinity is no overflow.
std::optional<Interval> within_limits(Kind type, Interval value);

/// Could the result be null because it lies beyond the limits?
bool could_overflow(Kind type, const Interval& value);

/// CQL's `~` of decimals: rounded to the digits of the one with fewer.
bool equivalent_decimals(const Rational& a, const Rational& b);

} // namespace apatite
