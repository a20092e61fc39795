#include <array>
#include <limits>
#include <ostream>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 6> table{{
    {"format", "text|json", "text (default) or one JSON object"},
    {"patients", "FOLDER", "FHIR Bundles: whose answer changes, and by which rule"},
    {"random", "N", "the same for so many patients made up, most of them near what changed"},
    {"seed", "S", "which patients are made up (default: 1)"},
    {"as-of", "DATE", "the date of assessment (default: 2024-06-01)"},
    {"exit-code", "", "exit status 1 when a conclusion can change"},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite diff [OPTIONS] OLD NEW\n\n"
           "What a rule pack says otherwise than another, in words: declarations added, removed and changed, by "
           "conditions,\n"
           "thresholds, strengths, codes, texts and sources. A star marks what can change a conclusion, as in the\n"
           "changelog. Exit status 0 when both packs could be read, whatever differs, unless `--exit-code` is "
           "given.\n\n"
        << options_help(table) << "\nExample:\n  apatite diff --random 1000 rules/old rules/new\n";
}

Result<DiffOptions> read(const ParsedOptions& options) {
    constexpr unsigned most = std::numeric_limits<unsigned>::max();
    const Result<unsigned> random = bench_number(options, "random", 0, 10'000'000);
    if (!random) return random.error();
    const Result<unsigned> seed = bench_number(options, "seed", 1, most);
    if (!seed) return seed.error();
    return DiffOptions{options.one("patients", ""), *random, *seed, options.one("as-of", "2024-06-01")};
}

int failed(const std::vector<std::string>& folders, const Error& error, Console& console) {
    if (error.code == "diff-date") return complain(console, error.message, ExitCode::usage);
    // The message begins with the folder that is broken.
    return bench_failed(error.message.starts_with(folders[0] + ":") ? folders[0] : folders[1], error, console);
}

} // namespace

int run_diff(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "diff: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    if (options->arguments.size() != 2)
        return complain(console, "diff: name two folders of rule packs, the old and the new", ExitCode::usage);
    const Result<std::string> format = bench_format(*options, {"text", "json"});
    if (!format) return complain(console, "diff: " + format.error().message, ExitCode::usage);
    const Result<DiffOptions> how = read(*options);
    if (!how) return complain(console, "diff: " + how.error().message, ExitCode::usage);
    const Result<PackDiff> diff = diff_packs(options->arguments[0], options->arguments[1], *how);
    if (!diff) return failed(options->arguments, diff.error(), console);
    console.out << (*format == "json" ? to_json(*diff) : to_text(*diff));
    return options->has("exit-code") && diff->star() ? ExitCode::failed : ExitCode::fine;
}

} // namespace apatite
