#include <array>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 1> table{{
    {"output", "FOLDER", "write the schema of every part into this folder, as PART.schema.json"},
}};

void print_help(std::ostream& out) {
    out << fmt::format(
               "Usage: apatite schema PART\n       apatite schema --output FOLDER\n\n"
               "A JSON Schema of the files of a rule pack, for editors: completion, a sentence on each key, and "
               "a\nmark where a key is misspelt. `apatite check` knows more. The parts are\n{}.\n\n{}",
               fmt::join(pack_parts(), ", "), options_help(table))
        << "\nFor an editor with yaml-language-server, in the first line of a file of rules:\n"
           "  # yaml-language-server: $schema=FOLDER/rules.schema.json\n";
}

int write_all(const std::filesystem::path& folder, Console& console) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    for (const std::string& part : pack_parts()) {
        const std::filesystem::path path = folder / (part + ".schema.json");
        std::ofstream out(path, std::ios::binary);
        out << *pack_schema(part) << std::flush;
        if (!out)
            return complain(console, fmt::format("{}: cannot be written", path.generic_string()), ExitCode::failed);
        console.out << path.generic_string() << '\n';
    }
    return ExitCode::fine;
}

} // namespace

int run_schema(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "schema: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    if (options->arguments.size() != (options->has("output") ? 0U : 1U))
        return complain(console, "schema: name one part of a pack, or a folder with `--output`", ExitCode::usage);
    if (options->has("output")) return write_all(options->one("output", ""), console);
    const Result<std::string> schema = pack_schema(options->arguments.front());
    if (!schema) return complain(console, "schema: " + schema.error().message, ExitCode::usage);
    console.out << *schema;
    return ExitCode::fine;
}

} // namespace apatite
