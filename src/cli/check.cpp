#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "apatite/authoring.h"
#include "apatite/site_profile.h"
#include "cli/bench_folder.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 4> table{{
    {"site", "FILE", "a site profile to hold against each DIR (default: the pack built in)"},
    {"as-of", "DATE", "the day against which review dates are held (default: today)"},
    {"format", "text|json", "text (default) or one JSON object for all folders, for editors"},
    {"strict", "", "exit status 1 for warnings too"},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite check [OPTIONS] DIR...\n       apatite check --site FILE [OPTIONS] [DIR...]\n\n"
           "Everything wrong or doubtful in the rule packs, with file, line and column: mistakes first; once there is "
           "none\n"
           "also doubts, such as a rule that can never be true, that another one overshadows or that no case shows.\n"
           "`apatite explain CODE` tells more about a message. Exit status 1 when there is an error.\n\n"
        << options_help(table);
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void print_text(const std::string& folder, const Diagnostics& all, Console& console) {
    const auto errors = static_cast<std::size_t>(std::ranges::count(all, Severity::error, &Diagnostic::severity));
    console.out << to_text(all) << (all.empty() ? "" : "\n")
                << fmt::format("{}: {}, {}\n", folder, counted(errors, "error"),
                               counted(all.size() - errors, "warning"));
}

/// What is wrong with the folder, and with the site profile when the folder can be used. Without a folder only that.
Result<Diagnostics> check_one(const std::string& folder, const std::string& site, const CheckOptions& options) {
    Diagnostics all;
    if (!folder.empty()) {
        Result<Diagnostics> of_pack = check_pack(folder, options);
        if (!of_pack || site.empty() || has_errors(*of_pack)) return of_pack;
        all = std::move(of_pack).value();
    }
    const Result<CompiledPack> pack = folder.empty() ? builtin_pack() : load_pack(folder);
    if (!pack) return pack.error();
    const Result<Diagnostics> of_site = check_site_profile(*pack, site);
    if (!of_site) return of_site.error();
    all.insert(all.end(), of_site->begin(), of_site->end());
    return all;
}

} // namespace

int run_check(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "check: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    const std::string site = options->one("site", "");
    std::vector<std::string> folders = options->arguments;
    if (folders.empty() && site.empty())
        return complain(console, "check: name the folder of a rule pack", ExitCode::usage);
    if (folders.empty()) folders.emplace_back();
    const Result<std::string> format = bench_format(*options, {"text", "json"});
    if (!format) return complain(console, "check: " + format.error().message, ExitCode::usage);
    const CheckOptions check{options->one("as-of", console.today)};
    int code = ExitCode::fine;
    Diagnostics together;
    for (const std::string& folder : folders) {
        Result<Diagnostics> all = check_one(folder, site, check);
        if (!all && all.error().code == "as-of")
            return complain(console, "check: " + all.error().message, ExitCode::usage);
        if (!all) {
            code = complain(console, all.error().message, ExitCode::failed);
            continue;
        }
        if (has_errors(*all) || (options->has("strict") && !all->empty())) code = ExitCode::failed;
        if (*format == "text") print_text(folder.empty() ? site : folder, *all, console);
        together.insert(together.end(), all->begin(), all->end());
    }
    if (*format == "json") console.out << to_json(together);
    return code;
}

} // namespace apatite
