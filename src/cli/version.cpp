#include <ostream>

#include <fmt/format.h>

#include "apatite/version.h"
#include "builtin/builtin.h"
#include "cli/options.h"
#include "cli/subcommand.h"

namespace apatite {

int run_version(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options({}, words);
    if (!options) return complain(console, "version: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        console.out << "Usage: apatite version\n\nThe release, and the name, version and hash of the built-in rules.\n";
        return ExitCode::fine;
    }
    const BuiltinBytes builtin = builtin_bytes();
    console.out << fmt::format("apatite {}\nrules {} {} ({})\n", version(), builtin.id, builtin.version,
                               builtin.hash.substr(0, 12));
    return ExitCode::fine;
}

} // namespace apatite
