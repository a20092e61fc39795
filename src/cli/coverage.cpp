#include <array>
#include <ostream>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 2> table{{
    {"format", "text|html|json", "text (default), a page with the lines of the pack marked, or one JSON object"},
    {"require", "PERCENT", "exit status 1 when less is covered, such as 100"},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite coverage [OPTIONS] DIR\n\n"
           "What the cases of a rule pack show: each rule, and each condition inside a condition, seen true, false "
           "and\n"
           "unknown (where it can be that at all); each hypothesis first; each alert raised and not raised; each "
           "caution\n"
           "applying and clear.\n\n"
        << options_help(table)
        << "\nExamples:\n  apatite coverage rules/my-pack\n"
           "  apatite coverage --require 100 --format html rules/my-pack > coverage.html\n";
}

int print(const CoverageReport& report, const std::string& format, bool required, unsigned percent, Console& console) {
    console.out << (format == "json" ? to_json(report) : format == "html" ? to_html(report) : to_text(report));
    if (!report.problems.empty())
        return complain(
            console,
            fmt::format("coverage: {} of the cases cannot be run; `apatite test` tells why", report.problems.size()),
            ExitCode::failed);
    if (!required || report.covered() * 100 >= report.wanted() * percent) return ExitCode::fine;
    return complain(console, fmt::format("coverage: less than the {} % that is required", percent), ExitCode::failed);
}

} // namespace

int run_coverage(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "coverage: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    const Result<std::string> folder = bench_folder(*options);
    if (!folder) return complain(console, "coverage: " + folder.error().message, ExitCode::usage);
    const Result<std::string> format = bench_format(*options, {"text", "html", "json"});
    if (!format) return complain(console, "coverage: " + format.error().message, ExitCode::usage);
    const Result<unsigned> percent = bench_number(*options, "require", 0, 100);
    if (!percent) return complain(console, "coverage: " + percent.error().message, ExitCode::usage);
    const Result<CoverageReport> report = cover_pack(*folder);
    if (!report) return bench_failed(*folder, report.error(), console);
    return print(*report, *format, options->has("require"), *percent, console);
}

} // namespace apatite
