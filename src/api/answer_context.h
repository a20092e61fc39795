// The options of a call, checked against the pack.
#pragma once

#include <optional>

#include "apatite/engine.h"
#include "findings/findings.h"

namespace apatite {

/// Errors: `as-of` (no whole day), `unknown-list`, each with what was probably meant.
Result<SelectOptions> select_options(const FindingCatalogue& catalogue, const AnswerOptions& options);

/// Puts the findings set by hand in place of the record's. Errors: `unknown-finding`, `finding-value`.
std::optional<Error> apply_settings(const FindingCatalogue& catalogue, const AnswerOptions& options,
                                    Findings& findings);

} // namespace apatite
