#include <ostream>

#include <fmt/format.h>

#include "cli/input.h"
#include "cli/patient_options.h"

namespace apatite {
namespace {

/// Errors of what was asked rather than of a file: they would be the same for every file.
bool is_misuse(const Error& error) {
    return error.code == "as-of" || error.code == "unknown-list" || error.code == "unknown-finding" ||
           error.code == "finding-value";
}

void print_answer(const Assessment& assessment, const PatientRequest& request, bool detail, Console& console) {
    if (request.json) {
        const bool alone = request.files.size() < 2;
        console.out << to_json(assessment, {.pretty = alone}) << (alone ? "" : "\n");
    } else {
        console.out << to_text(assessment, {.width = console.width, .colour = console.colour, .detail = detail});
    }
}

Result<Assessment> answer(const CompiledPack& pack, const std::string& file, const PatientRequest& request,
                          Console& console) {
    const Result<std::string> bytes = read_input(file, console.in);
    if (!bytes) return bytes.error();
    return pack.assess_bundle(*bytes, request.assess);
}

} // namespace

std::optional<CompiledPack> open_pack(const std::string& folder, Console& console) {
    Result<CompiledPack> pack = folder.empty() ? builtin_pack() : load_pack(folder);
    if (pack) return std::move(pack).value();
    complain(console, pack.error().message, ExitCode::failed);
    if (folder.empty() || pack.error().code != "pack-broken") return std::nullopt;
    if (const Result<Diagnostics> all = check_pack(folder)) console.err << to_text(*all);
    return std::nullopt;
}

int answer_all(const PatientRequest& request, bool detail, Console& console) {
    const std::optional<CompiledPack> pack = open_pack(request.pack_folder, console);
    if (!pack) return ExitCode::failed;
    if (request.files.empty()) {
        const Result<Assessment> assessment = pack->assess_findings(request.assess);
        if (!assessment)
            return complain(console, assessment.error().message,
                            is_misuse(assessment.error()) ? ExitCode::usage : ExitCode::failed);
        print_answer(*assessment, request, detail, console);
        return ExitCode::fine;
    }
    int code = ExitCode::fine;
    bool printed = false;
    for (const std::string& file : request.files) {
        const Result<Assessment> assessment = answer(*pack, file, request, console);
        if (!assessment && is_misuse(assessment.error()))
            return complain(console, assessment.error().message, ExitCode::usage);
        if (!assessment) {
            code = complain(console, fmt::format("{}: {}", file, assessment.error().message), ExitCode::failed);
            continue;
        }
        if (!request.json && request.files.size() > 1)
            console.out << (printed ? "\n" : "") << "=== " << file << " ===\n\n";
        print_answer(*assessment, request, detail, console);
        printed = true;
    }
    return code;
}

} // namespace apatite
