#include <array>
#include <fstream>
#include <ostream>

#include <fmt/format.h>

#include "authoring/doc.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 2> table{{
    {"format", "html|markdown", "one page that needs nothing else (default), or CommonMark"},
    {"output", "FILE", "where to write it; without, to standard output"},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite doc [OPTIONS] DIR\n\n"
           "A rule pack as a page for a clinician to read and object to: what it is for, the source attributes that "
           "the\n"
           "law asks for, every hypothesis, rule, alert, test and treatment in words, with sources, place and "
           "cases.\n\n"
        << options_help(table)
        << "\nExamples:\n  apatite doc --output pack.html rules/my-pack\n"
           "  apatite doc --format markdown rules/my-pack > pack.md\n";
}

int write(const std::string& page, const std::string& file, Console& console) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << page;
    out.close();
    if (out) return ExitCode::fine;
    return complain(console, fmt::format("doc: {}: the page could not be written", file), ExitCode::failed);
}

} // namespace

int run_doc(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "doc: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    const Result<std::string> folder = bench_folder(*options);
    if (!folder) return complain(console, "doc: " + folder.error().message, ExitCode::usage);
    const std::string format = options->one("format", "html");
    if (format != "html" && format != "markdown")
        return complain(console,
                        fmt::format("doc: there is no format `{}`; `--format` takes `html`, `markdown`", format),
                        ExitCode::usage);
    const Result<std::string> page = pack_page(*folder, format == "html" ? PageFormat::html : PageFormat::markdown);
    if (!page) return bench_failed(*folder, page.error(), console);
    if (options->has("output")) return write(*page, options->one("output", ""), console);
    console.out << *page;
    return ExitCode::fine;
}

} // namespace apatite
