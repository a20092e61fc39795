#include <algorithm>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "apatite/diagnostic.h"
#include "cli/patient_options.h"
#include "diagnostic/nearest.h"

namespace apatite {
namespace {

std::vector<OptionSpec> table() {
    std::vector<OptionSpec> all(patient_options().begin(), patient_options().end());
    all.push_back({"why-not", "ID", "why this hypothesis does not stand higher; text or json"});
    all.push_back({"trace", "", "everything that was evaluated, for an auditor; text or json"});
    return all;
}

void print_help(std::ostream& out) {
    out << "Usage: apatite explain CODE\n       apatite explain [OPTIONS] FILE...\n\n"
           "CODE, such as R0201, is that of a message about a rule pack: what it means and how to mend it.\n"
           "FILE is a patient as for `triage`: the answer with the reasons in full, what each hypothesis waits for "
           "and\n"
           "how far it can still get. With `--why-not` what opposes one hypothesis, what it waits for, and what would\n"
           "have to be otherwise. With `--trace` every condition of the pack with its value, its parts, the facts as\n"
           "sent and as used, and where it stands: for an auditor.\n\n"
        << options_help(table());
}

/// `R0201`: a capital letter and digits.
bool looks_like_code(const std::string& word) {
    return word.size() > 2 && word.front() >= 'A' && word.front() <= 'Z' &&
           std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int explain_unknown_code(const std::string& code, Console& console) {
    const std::vector<std::string_view> codes = explained_codes();
    const std::optional<std::string> meant = nearest(code, codes);
    return complain(console,
                    fmt::format("explain: no message has the code `{}`{}", code,
                                meant ? fmt::format("; did you mean `{}`?", *meant) : ""),
                    ExitCode::usage);
}

int explain_why_not(PatientRequest request, const std::string& hypothesis, Console& console) {
    if (request.format == "fhir" || hypothesis.empty())
        return complain(console, "explain: `--why-not` takes the id of a hypothesis, and `text` or `json`",
                        ExitCode::usage);
    request.assess.why_not = hypothesis;
    AnswerPrinter printer;
    printer.text = [&](const Assessment& answer, const TextOptions& text) {
        return why_not_to_text(answer, hypothesis, text);
    };
    printer.json = [&](const Assessment& answer, const JsonOptions& json) {
        return why_not_to_json(answer, hypothesis, json);
    };
    return answer_all(request, printer, console);
}

int explain_trace(PatientRequest request, Console& console) {
    if (request.format == "fhir")
        return complain(console, "explain: `--trace` is printed as `text` or `json`", ExitCode::usage);
    request.assess.trace = true;
    return answer_all(request, {trace_to_text, trace_to_json}, console);
}

} // namespace

int run_explain(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table(), words);
    if (!options) return complain(console, "explain: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    if (options->arguments.size() == 1) {
        const std::string& word = options->arguments.front();
        if (const std::string_view text = explain_code(word); !text.empty()) {
            console.out << text;
            return ExitCode::fine;
        }
        std::error_code ignored;
        if (looks_like_code(word) && !std::filesystem::exists(word, ignored))
            return explain_unknown_code(word, console);
    }
    Result<PatientRequest> parsed = patient_request(*options, console);
    if (!parsed) return complain(console, "explain: " + parsed.error().message, ExitCode::usage);
    PatientRequest request = std::move(parsed).value();
    if (options->has("why-not") && options->has("trace"))
        return complain(console, "explain: give `--why-not` or `--trace`, not both", ExitCode::usage);
    request.assess.in_full = true;
    if (options->has("trace")) return explain_trace(std::move(request), console);
    if (options->has("why-not")) return explain_why_not(std::move(request), options->one("why-not", ""), console);
    AnswerPrinter in_full;
    in_full.text = [](const Assessment& assessment, TextOptions text) {
        text.detail = true;
        return to_text(assessment, text);
    };
    return answer_all(request, in_full, console);
}

} // namespace apatite
