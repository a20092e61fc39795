#include <array>
#include <ostream>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 1> table{{
    {"check", "", "write nothing; exit status 1 when a file is not in canonical form"},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite fmt [OPTIONS] DIR [FILE...]\n\n"
           "Brings the files of a rule pack (or those named, relative to DIR) into canonical form: the order of keys, "
           "blanks,\nline width, quotes. Comments stay, and what a file says never changes: it is read again and "
           "compared first.\n\n"
        << options_help(table)
        << "\nExamples:\n  apatite fmt rules/my-pack\n"
           "  apatite fmt --check rules/my-pack rules/thyroid.yaml\n";
}

int check(const std::string& folder, const FormatReport& report, Console& console) {
    for (const UnformattedFile& file : report.unformatted)
        console.out << fmt::format("{}/{}:{}: not in canonical form\n- {}\n+ {}\n", folder, file.file, file.line,
                                   file.was, file.is);
    console.out << fmt::format("{} of {} files to format\n", report.unformatted.size(), report.files);
    return report.unformatted.empty() ? ExitCode::fine : ExitCode::failed;
}

int write(const std::string& folder, const FormatReport& report, Console& console) {
    if (const auto error = write_formatted(folder, report)) return complain(console, error->message, ExitCode::failed);
    for (const UnformattedFile& file : report.unformatted)
        console.out << fmt::format("{}/{}: formatted\n", folder, file.file);
    return ExitCode::fine;
}

} // namespace

int run_fmt(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "fmt: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    if (options->arguments.empty()) return complain(console, "fmt: name the folder of a rule pack", ExitCode::usage);
    const std::string& folder = options->arguments.front();
    const Result<FormatReport> report = format_pack(folder, {options->arguments.begin() + 1, options->arguments.end()});
    if (!report) return complain(console, report.error().message, ExitCode::failed);
    return options->has("check") ? check(folder, *report, console) : write(folder, *report, console);
}

} // namespace apatite
