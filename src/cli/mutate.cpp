#include <array>
#include <limits>
#include <ostream>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 7> table{{
    {"format", "text|json", "text (default) or one JSON object"},
    {"rule", "ID", "only changes of what has this id, a rule or anything else"},
    {"kind", "KIND",
     "only changes of this kind: threshold, logic, negation, left-out, strength,\ncode; may be repeated", true},
    {"sample", "N", "only so many, chosen by the seed"},
    {"seed", "S", "which sample (default: 1); the same seed gives the same sample"},
    {"threads", "N", "how many processors to use (default: 1)"},
    {"require", "PERCENT", "exit status 1 only when fewer are killed, whatever survives"},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite mutate [OPTIONS] DIR\n\n"
           "Changes a rule pack a little, again and again, and tells which changes no case notices: a threshold "
           "moved,\n"
           "`and` for `or`, a negation, something left out, a strength lowered or raised, a code dropped. A case "
           "notices\n"
           "by what it expects of the first answer, the status of any hypothesis, alerts, workup, management, cautions "
           "and\nwhat is missing.\n"
           "What survives for a good reason stands in the pack's mutants.yaml:\n"
           "  - { of: rule a.b, mutation: left out, because: ... }\n"
           "Exit status 1 when something survives without a reason.\n\n"
        << options_help(table);
}

Result<MutateOptions> read(const ParsedOptions& options) {
    constexpr unsigned most = std::numeric_limits<unsigned>::max();
    const Result<unsigned> sample = bench_number(options, "sample", 0, most);
    if (!sample) return sample.error();
    const Result<unsigned> seed = bench_number(options, "seed", 1, most);
    if (!seed) return seed.error();
    const Result<unsigned> threads = bench_number(options, "threads", 1, 256);
    if (!threads) return threads.error();
    MutateOptions result;
    result.sample = *sample;
    result.seed = *seed;
    result.threads = *threads;
    result.rule = options.one("rule", "");
    result.kinds = options.all("kind");
    return result;
}

int exit_code(const MutationReport& report, const ParsedOptions& options, unsigned percent) {
    if (!report.problems.empty()) return ExitCode::failed;
    if (options.has("require"))
        return report.count(Mutant::Fate::killed) * 100 >= report.mutants.size() * percent ? ExitCode::fine
                                                                                           : ExitCode::failed;
    return report.count(Mutant::Fate::survived) == 0 && report.idle_excuses.empty() ? ExitCode::fine : ExitCode::failed;
}

} // namespace

int run_mutate(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "mutate: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    const Result<std::string> folder = bench_folder(*options);
    if (!folder) return complain(console, "mutate: " + folder.error().message, ExitCode::usage);
    const Result<std::string> format = bench_format(*options, {"text", "json"});
    if (!format) return complain(console, "mutate: " + format.error().message, ExitCode::usage);
    const Result<unsigned> percent = bench_number(*options, "require", 0, 100);
    if (!percent) return complain(console, "mutate: " + percent.error().message, ExitCode::usage);
    Result<MutateOptions> mutate = read(*options);
    if (!mutate) return complain(console, "mutate: " + mutate.error().message, ExitCode::usage);
    if (console.colour) // a terminal
        mutate.value().progress = [&console](std::size_t done, std::size_t of) {
            console.err << fmt::format("\r{} of {} cases{}", done, of, done == of ? "\n" : "") << std::flush;
        };
    const Result<MutationReport> report = mutate_pack(*folder, *mutate);
    if (!report) return bench_failed(*folder, report.error(), console);
    console.out << (*format == "json" ? to_json(*report) : to_text(*report));
    return exit_code(*report, *options, *percent);
}

} // namespace apatite
