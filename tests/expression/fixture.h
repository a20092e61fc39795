// A small pack's names, and shorthands for parsing and checking one condition.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "expression/base.h"
#include "expression/check.h"
#include "expression/parse.h"

namespace apatite::testing {

/// dialysis, lupus; phosphate (mg/dL, molar mass, 0.3 .. 30), calcium (mg/dL, molar mass and charge), albumin (g/dL, no
/// molar mass), pth (pg/mL), inr (1), weight (kg), height (m), temperature (Cel), vitamin_a ([IU]/L), ana (flag only),
/// age (years), disease_days (d), sex, scleroderma (words), transplant (date); lesion and iv_calcium with fields;
/// renal_failure (condition), corrected_calcium (value). `some: [lesion]` unless told otherwise.
struct Names {
    FindingCatalogue catalogue;
    Scope scope;
    CheckContext context{.sites = {"arm", "leg", "thigh", "trunk"}};

    Names();
};

struct Checked {
    Expression expression;
    Diagnostics diagnostics;
    std::string codes; ///< of all messages, separated by blanks
};
/// Parses and checks. With `missing` the condition says `missing:`.
Checked check(std::string_view text, Kind expected = Kind::boolean, bool missing = false);
/// The same for what does not depend on a patient.
Checked check_constant(std::string_view text);

/// Conditions stand in rules/metastatic.yaml:7 behind `  when: `.
inline constexpr std::size_t first_column = 9;

/// What a person sees.
std::string message(std::string_view text, Kind expected = Kind::boolean);

} // namespace apatite::testing
