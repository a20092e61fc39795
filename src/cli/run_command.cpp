#include <array>
#include <ostream>

#include <fmt/format.h>

#include "cli/subcommand.h"
#include "diagnostic/nearest.h"

namespace apatite {
namespace {

constexpr auto table = std::to_array<Subcommand>({
    {"triage", "FILE...", "answer for one or more patients (FHIR R4 Bundles)", run_triage},
    {"explain", "CODE|FILE", "the page behind a message's code, or a patient's answer in full", run_explain},
    {"screen", "INPUT...", "an answer a line for every patient of a cohort", run_screen},
    {"profile", "INPUT...", "which codes, units and dates of a site's data are not understood", run_profile},
    {"next", "FILE...", "what to ask or test next, and what each answer would lead to", run_next},
    {"graph", "[DIR|FILE]", "the rules as a picture: of a pack, or of a patient with what decided", run_graph},
    {"check", "DIR", "every mistake in a rule pack", run_check},
    {"test", "DIR", "the cases beside the rules", run_test},
    {"coverage", "DIR", "what the cases show of each rule and condition", run_coverage},
    {"mutate", "DIR", "which small changes of the rules no case notices", run_mutate},
    {"doc", "DIR", "a rule pack as a page to read and object to", run_doc},
    {"diff", "OLD NEW", "what a rule pack says otherwise than another, and for whom", run_diff},
    {"fmt", "DIR [FILE...]", "the files of a rule pack in canonical form", run_fmt},
    {"new", "DIR", "a new rule pack that passes, to be changed step by step", run_new},
    {"schema", "PART", "a JSON Schema of a part of a rule pack, for editors", run_schema},
    {"serve", "", "answer EHRs over CDS Hooks, and clinicians with a page", run_serve},
    {"version", "", "which release and which rules this is", run_version},
    {"help", "[SUBCOMMAND]", "this text, or that of a subcommand", run_help},
});

const Subcommand* find_subcommand(std::string_view name) {
    for (const Subcommand& one : table)
        if (one.name == name) return &one;
    return nullptr;
}

int no_such_subcommand(std::string_view name, Console& console) {
    std::vector<std::string> names;
    for (const Subcommand& one : table) names.emplace_back(one.name);
    const std::optional<std::string> meant = nearest(name, names);
    const std::string_view what = name.starts_with('-') ? "option" : "subcommand";
    return complain(console,
                    fmt::format("there is no {} `{}`{}", what, name,
                                meant ? fmt::format("; did you mean `{}`?", *meant) : "; `apatite help` lists them"),
                    ExitCode::usage);
}

void print_overview(std::ostream& out) {
    out << "Apatite: clinician decision support on calcinosis cutis.\n\nUsage: apatite SUBCOMMAND ...\n\n";
    for (const Subcommand& one : table)
        out << fmt::format("  {:<24}{}\n", fmt::format("{} {}", one.name, one.arguments), one.summary);
    out << "\n`apatite SUBCOMMAND --help` tells the rest. Example:\n"
           "  apatite triage --as-of 2024-06-01 patient.fhir.json\n\n"
           "Exit status: 0 fine, 1 a file or a check failed, 2 the command line is wrong.\n"
           "Not a medical device: it does not replace the judgement of the person who sees the patient.\n";
}

} // namespace

std::span<const Subcommand> subcommands() noexcept { return table; }

int run_help(const std::vector<std::string>& words, Console& console) {
    if (words.empty() || words.front() == "--help" || words.front() == "-h" || words.front() == "help") {
        print_overview(console.out);
        return ExitCode::fine;
    }
    const Subcommand* subcommand = find_subcommand(words.front());
    return subcommand == nullptr ? no_such_subcommand(words.front(), console) : subcommand->run({"--help"}, console);
}

int run_command(const std::vector<std::string>& words, Console& console) {
    if (words.empty()) {
        print_overview(console.err);
        return ExitCode::usage;
    }
    if (words.front() == "--help" || words.front() == "-h") return run_help({}, console);
    if (words.front() == "--version") return run_version({}, console);
    const Subcommand* subcommand = find_subcommand(words.front());
    if (subcommand == nullptr) return no_such_subcommand(words.front(), console);
    return subcommand->run({words.begin() + 1, words.end()}, console);
}

} // namespace apatite
