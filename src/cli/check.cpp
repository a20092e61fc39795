#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "apatite/engine.h"
#include "cli/options.h"
#include "cli/subcommand.h"

namespace apatite {
namespace {

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

int print_result(const std::string& folder, const Diagnostics& all, Console& console) {
    const auto errors = static_cast<std::size_t>(std::ranges::count(all, Severity::error, &Diagnostic::severity));
    console.out << to_text(all) << (all.empty() ? "" : "\n")
                << fmt::format("{}: {}, {}\n", folder, counted(errors, "error"),
                               counted(all.size() - errors, "warning"));
    return errors == 0 ? ExitCode::fine : ExitCode::failed;
}

} // namespace

int run_check(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options({}, words);
    if (!options) return complain(console, "check: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        console.out << "Usage: apatite check DIR...\n\nEvery mistake in the rule packs, with file, line and column.\n"
                       "`apatite explain CODE` tells more about a message.\n";
        return ExitCode::fine;
    }
    if (options->arguments.empty()) return complain(console, "check: name the folder of a rule pack", ExitCode::usage);
    int code = ExitCode::fine;
    for (const std::string& folder : options->arguments) {
        const Result<Diagnostics> all = check_pack(folder);
        const int one =
            all ? print_result(folder, *all, console) : complain(console, all.error().message, ExitCode::failed);
        code = std::max(code, one);
    }
    return code;
}

} // namespace apatite
