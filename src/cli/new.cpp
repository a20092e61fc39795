#include <ostream>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

void print_help(std::ostream& out) {
    out << "Usage: apatite new DIR\n\n"
           "A new rule pack: one hypothesis, one rule with its source, and the cases that test it. It passes `check`\n"
           "and `test`; change it step by step. The folder must be new or empty.\n\n"
        << options_help({});
}

} // namespace

int run_new(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options({}, words);
    if (!options) return complain(console, "new: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    const Result<std::string> folder = bench_folder(*options);
    if (!folder) return complain(console, "new: " + folder.error().message, ExitCode::usage);
    const Result<std::vector<std::string>> files = new_pack(*folder, console.today);
    if (!files) return complain(console, files.error().message, ExitCode::failed);
    for (const std::string& file : *files) console.out << fmt::format("{}/{}\n", *folder, file);
    return ExitCode::fine;
}

} // namespace apatite
