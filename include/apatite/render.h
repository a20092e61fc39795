// An assessment as text for people, as JSON for programs and as FHIR for records. All only print what it holds.
#pragma once

#include <string>
#include <vector>

#include "apatite/assessment.h"
#include "apatite/engine.h"
#include "apatite/export.h"

namespace APATITE_API apatite {

struct TextOptions {
    int width = 100;     ///< columns to wrap at, taken within 40 and 200
    bool colour = false; ///< ANSI colours; the meaning never rests on them
    bool detail = false; ///< the reasons in full: what else would count, what is undecided, each fact as sent
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

struct FhirOptions {
    bool pretty = true; ///< indented, ends in a newline; otherwise one line without one
    /// What `CompiledPack::findings` gives. With it `dataRequirement` names the codes by which records tell what is
    /// missing; without it only `urn:apatite:finding` and the finding's id, which Apatite reads as well.
    std::vector<FindingInfo> findings;
};

/// The assessment as a FHIR R4 Bundle (`collection`): a `RiskAssessment` with the differential (standing and rationale,
/// no probability), a `DetectedIssue` for each alert (`preliminary` for one that is not ruled out), a draft
/// `ServiceRequest` for each suggested examination, a `GuidanceResponse` with what is missing and what to consider and
/// avoid, and an `OperationOutcome` when something was odd about the data. References by UUIDs made from the content,
/// so equal assessments give equal bytes. Never fails. Source: hl7.org/fhir/R4.
std::string to_fhir(const Assessment& assessment, const FhirOptions& options = {});

/// Only what to ask or test next: each question with its cost, its answers and what each would lead to. As `to_text`.
std::string next_to_text(const Assessment& assessment, const TextOptions& options = {});

/// Why a hypothesis does not stand higher: what opposes it, what it waits for, and what would have to be otherwise
/// (`AnswerOptions::why_not` must name it). As `to_text`; empty when there is no such hypothesis.
std::string why_not_to_text(const Assessment& assessment, const std::string& hypothesis,
                            const TextOptions& options = {});

/// The same as JSON: `schema`, `pack`, `subject`, `asOf`, `answer` and `whyNot`: the hypothesis as in `to_json` with
/// `notMet`, rules that do not hold; `null` when there is no such hypothesis.
std::string why_not_to_json(const Assessment& assessment, const std::string& hypothesis,
                            const JsonOptions& options = {});

/// What an auditor reads: every fact as it was sent and as it was used, then every condition of the pack with its value
/// now, its parts with the facts that decide each, what it does, where it stands and what it rests on
/// (`AnswerOptions::trace`). As `to_text`.
std::string trace_to_text(const Assessment& assessment, const TextOptions& options = {});

/// The same as JSON: what `to_json` begins with, `facts`, `unusable`, `differential`, `trace`, `notices`, `references`.
std::string trace_to_json(const Assessment& assessment, const JsonOptions& options = {});

/// The questions as JSON: `schema`, `pack`, `subject`, `asOf`, `answer` and `next` of `to_json`.
std::string next_to_json(const Assessment& assessment, const JsonOptions& options = {});

} // namespace apatite
