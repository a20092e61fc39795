// The options of a call, checked against the pack.
#pragma once

#include <optional>

#include "apatite/engine.h"
#include "assess/assess.h"
#include "findings/findings.h"

namespace apatite {

/// Errors: `as-of` (no whole day), `unknown-list`, each with what was probably meant.
Result<SelectOptions> select_options(const FindingCatalogue& catalogue, const AnswerOptions& options);

/// What is to be worked out. Error `unknown-hypothesis`, with the one that was probably meant.
Result<AssessOptions> assess_options(const Pack& pack, const AnswerOptions& options);

/// Puts the findings set by hand in place of the record's, age and sex first, then notes which were declined. Errors:
/// `unknown-finding`, `finding-value`, `no-instance`.
std::optional<Error> apply_settings(const FindingCatalogue& catalogue, const AnswerOptions& options,
                                    Findings& findings);

/// Sets one finding, or declines it when there is no value. The error names the finding.
std::optional<Error> apply_setting(const FindingCatalogue& catalogue, const std::string& name,
                                   const std::optional<std::string>& value, Findings& findings);

} // namespace apatite
