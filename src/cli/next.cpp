#include <ostream>

#include "cli/patient_options.h"

namespace apatite {

int run_next(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(patient_options(), words);
    if (!options) return complain(console, "next: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        console.out
            << "Usage: apatite next [OPTIONS] FILE...\n\n"
               "What to ask or test next, the most telling first, ten at most: first what decides an alert that is\n"
               "not ruled out, then what moves the ranking most for its cost. With each its possible answers and\n"
               "what each would lead to. Never what is unsafe for the patient, what cannot change the answer, or\n"
               "what nobody knows (`--not-known`).\n\n"
            << options_help(patient_options())
            << "\nExamples:\n"
               "  apatite next --as-of 2024-06-01 patient.fhir.json\n"
               "  apatite next --set lesion_necrotic=true --not-known dialysis,warfarin\n";
        return ExitCode::fine;
    }
    const Result<PatientRequest> request = patient_request(*options, console);
    if (!request) return complain(console, "next: " + request.error().message, ExitCode::usage);
    if (request->format == "fhir")
        return complain(console,
                        "next: questions are printed as `text` or `json`; `triage --format fhir` names what is missing",
                        ExitCode::usage);
    return answer_all(*request, {next_to_text, next_to_json}, console);
}

} // namespace apatite
