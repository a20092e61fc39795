// What findings and units mean in the condition language: their types, and how their numbers come to base units.
#pragma once

#include <string_view>

#include "apatite/result.h"
#include "expression/type.h"
#include "findings/declaration.h"
#include "units/unit.h"

namespace apatite {

/// The type of a finding's value. A quantity has the dimension of its unit and its analyte; one in `years` or `months`
/// is a calendar quantity, one in `weeks`, `days` ... a definite time.
Type type_of(const FindingDeclaration& declaration);

/// From the declared unit of a finding to the base units in which the language computes: metre, second, gram, radian,
/// kelvin, coulomb, candela, mole, equivalent; for calendar quantities months. The identity for other kinds.
Conversion base_conversion(const FindingDeclaration& declaration);

/// From a unit to the base units of its dimension. Exact, but for units with pi, which is taken to 60 digits.
Conversion base_conversion(const Unit& unit);

/// UCUM, or one of CQL's calendar words as the definite unit of that length (`weeks` is `wk`).
Result<Unit> parse_definite_unit(std::string_view text);

/// From base units to the unit in which a value of this type is printed (`type.unit`); the identity when it is empty.
Conversion display_conversion(const Type& type);

} // namespace apatite
