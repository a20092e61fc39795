#include <ostream>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "apatite/site_profile.h"
#include "cli/heap.h"
#include "cli/input.h"
#include "cli/patient_options.h"

namespace apatite {
namespace {

/// How answers are written; what the format needs of the pack is fetched once.
class Printer {
public:
    Printer(const CompiledPack& pack, const PatientRequest& request, const AnswerPrinter& printer, Console& console)
        : request_(request), printer_(printer), console_(console) {
        fhir_.pretty = alone();
        if (request.format == "fhir") fhir_.findings = pack.findings();
    }

    void print(const Assessment& assessment) const {
        if (request_.format == "text")
            console_.out << printer_.text(assessment, {.width = console_.width, .colour = console_.colour});
        else
            console_.out << (request_.format == "json" ? printer_.json(assessment, {.pretty = alone()})
                                                       : to_fhir(assessment, fhir_))
                         << (alone() ? "" : "\n");
    }

private:
    bool alone() const { return request_.files.size() < 2; }

    const PatientRequest& request_;
    const AnswerPrinter& printer_;
    Console& console_;
    FhirOptions fhir_;
};

} // namespace

bool is_misuse(const Error& error) {
    return error.code == "as-of" || error.code == "unknown-list" || error.code == "unknown-finding" ||
           error.code == "finding-value" || error.code == "unknown-hypothesis";
}

Result<Assessment> answer_file(const CompiledPack& pack, const std::string& file, const AnswerOptions& options,
                               Console& console) {
    const Result<std::string> bytes = read_input(file, console.in);
    if (!bytes) return bytes.error();
    return pack.assess_bundle(*bytes, options);
}

std::optional<CompiledPack> open_pack(const PackChoice& choice, Console& console) {
    const std::string& folder = choice.folder;
    Result<CompiledPack> pack = folder.empty() ? builtin_pack() : load_pack(folder);
    if (pack && !choice.site_profile.empty()) {
        Result<CompiledPack> here = with_site_profile_file(*pack, choice.site_profile);
        if (here) return std::move(here).value();
        complain_in_lines(console, here.error().message, ExitCode::failed);
        return std::nullopt;
    }
    if (pack) return std::move(pack).value();
    complain(console, pack.error().message, ExitCode::failed);
    if (folder.empty() || pack.error().code != "pack-broken") return std::nullopt;
    if (const Result<Diagnostics> all = check_pack(folder)) console.err << to_text(*all);
    return std::nullopt;
}

int answer_all(const PatientRequest& request, const AnswerPrinter& printer, Console& console) {
    take_heap_at_once();
    const std::optional<CompiledPack> pack = open_pack(request.pack, console);
    if (!pack) return ExitCode::failed;
    // The program ends with this call: giving the pack back piece by piece would be a tenth of a start. `used`, or the
    // compiler drops the pointer and a leak checker rightly misses it.
    [[gnu::used]] static const auto* const kept = new CompiledPack(*pack);
    const Printer out(*pack, request, printer, console);
    if (request.files.empty()) {
        const Result<Assessment> assessment = pack->assess_findings(request.assess);
        if (!assessment)
            return complain(console, assessment.error().message,
                            is_misuse(assessment.error()) ? ExitCode::usage : ExitCode::failed);
        out.print(*assessment);
        return ExitCode::fine;
    }
    int code = ExitCode::fine;
    bool printed = false;
    for (const std::string& file : request.files) {
        const Result<Assessment> assessment = answer_file(*pack, file, request.assess, console);
        if (!assessment && is_misuse(assessment.error()))
            return complain(console, assessment.error().message, ExitCode::usage);
        if (!assessment) {
            code = complain(console, fmt::format("{}: {}", file, assessment.error().message), ExitCode::failed);
            continue;
        }
        if (request.format == "text" && request.files.size() > 1)
            console.out << (printed ? "\n" : "") << "=== " << file << " ===\n\n";
        out.print(*assessment);
        printed = true;
    }
    return code;
}

} // namespace apatite
