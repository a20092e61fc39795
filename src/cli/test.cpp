#include <array>
#include <chrono>
#include <ostream>
#include <thread>

#include "apatite/authoring.h"
#include "authoring/pack_watch.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 3> table{{
    {"format", "text|json|junit", "text (default), one JSON object, or JUnit's XML"},
    {"filter", "TEXT", "only cases with this in their id or file"},
    {"watch", "", "run again whenever a file of the pack changes, until interrupted"},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite test [OPTIONS] DIR\n\n"
           "Runs the cases beside the rules of a pack (its part `cases`). A failure shows the smallest part that\n"
           "differs and why the engine thinks otherwise. Exit status 1 when a case fails.\n\n"
        << options_help(table)
        << "\nExamples:\n  apatite test rules/my-pack\n  apatite test --filter dialysis --watch rules/my-pack\n";
}

int run_once(const std::string& folder, const std::string& format, const TestOptions& options, Console& console) {
    const Result<CaseReport> report = test_pack(folder, options);
    if (!report) return bench_failed(folder, report.error(), console);
    console.out << (format == "json" ? to_json(*report) : format == "junit" ? to_junit(*report) : to_text(*report));
    if (report->cases.empty()) return complain(console, "test: no case was run", ExitCode::failed);
    return report->failed() == 0 ? ExitCode::fine : ExitCode::failed;
}

/// Goes on until the program is ended or the output is gone.
int run_again_and_again(const std::string& folder, const std::string& format, const TestOptions& options,
                        Console& console) {
    constexpr auto pause = std::chrono::milliseconds(200);
    int code = ExitCode::fine;
    while (console.out) {
        PackWatch watch(folder);
        code = run_once(folder, format, options, console);
        console.out << "-- waiting for a change of " << folder << " --" << std::endl;
        while (console.out && !watch.has_changed()) std::this_thread::sleep_for(pause);
    }
    return code;
}

} // namespace

int run_test(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "test: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    const Result<std::string> folder = bench_folder(*options);
    if (!folder) return complain(console, "test: " + folder.error().message, ExitCode::usage);
    const Result<std::string> format = bench_format(*options, {"text", "json", "junit"});
    if (!format) return complain(console, "test: " + format.error().message, ExitCode::usage);
    const TestOptions test{options->one("filter", "")};
    return options->has("watch") ? run_again_and_again(*folder, *format, test, console)
                                 : run_once(*folder, *format, test, console);
}

} // namespace apatite
