// An assessment as text for people and as JSON for programs. Both only print what the assessment holds.
#pragma once

#include <string>

#include "apatite/assessment.h"

namespace apatite {

struct TextOptions {
    int width = 100;     ///< columns to wrap at, taken within 40 and 200
    bool colour = false; ///< ANSI colours; the meaning never rests on them
    bool detail = false; ///< everything: all hypotheses, undecided rules, conditions and where the rules stand
};

/// The report for a clinician: the answer and its urgency first, then alerts and what is not ruled out, why, what
/// speaks against it, what is missing, what to test, what to consider and avoid, what to ask next, notices, sources.
/// UTF-8, ends in a newline. Never fails. Linear in the assessment.
std::string to_text(const Assessment& assessment, const TextOptions& options = {});

struct JsonOptions {
    bool pretty = true; ///< indented, ends in a newline; otherwise one line without one
};

/// The assessment as one JSON object, `"schema": 1`: names are stable, fields are only added. The order of keys is
/// fixed, so equal assessments give equal bytes. What is not there is `null` or an empty array. Never fails.
std::string to_json(const Assessment& assessment, const JsonOptions& options = {});

} // namespace apatite
