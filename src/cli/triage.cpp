#include <ostream>

#include "cli/patient_options.h"

namespace apatite {

int run_triage(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(patient_options(), words);
    if (!options) return complain(console, "triage: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        console.out
            << "Usage: apatite triage [OPTIONS] FILE...\n\n"
               "Answers for each patient: which subtypes are likely and why, what is urgent, what to test or\n"
               "ask next, what to consider and avoid. FILE is a FHIR R4 Bundle of one patient, `-` is standard\n"
               "input. A file that cannot be read costs one line on standard error; the others are answered.\n\n"
            << options_help(patient_options())
            << "\nExamples:\n"
               "  apatite triage --as-of 2024-06-01 patient.fhir.json\n"
               "  apatite triage --set age=\"55 years\" --set phosphate=\"9.7 mg/dL\" --set dialysis=true\n"
               "  apatite triage --format json a.json b.json > answers.ndjson\n";
        return ExitCode::fine;
    }
    Result<PatientRequest> parsed = patient_request(*options, console);
    if (!parsed) return complain(console, "triage: " + parsed.error().message, ExitCode::usage);
    PatientRequest request = std::move(parsed).value();
    request.assess.what_if = request.format == "json"; // nothing else shows it
    return answer_all(request, {}, console);
}

} // namespace apatite
