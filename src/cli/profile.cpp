#include <array>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

#include "api/compiled_pack.h"
#include "cli/bench_folder.h"
#include "cli/patient_options.h"
#include "screen/data_profile.h"

namespace apatite {
namespace {

constexpr std::array<OptionSpec, 5> table{{
    {"format", "text|json", "text (default), or one JSON object with everything"},
    {"most", "N", "how many of each kind the text shows (default: 20)"},
    {"threads", "N", "threads to use (default: one a core)"},
    {"pack", "DIR", "the rule pack to use (default: the one built in)"},
    {"site", "FILE", site_option_help},
}};

void print_help(std::ostream& out) {
    out << "Usage: apatite profile [OPTIONS] INPUT...\n\n"
           "What the rules do not understand of a site's data: codes, units and dates, the most frequent first, and\n"
           "lines for a site profile (docs/site.md). INPUT is as for `apatite screen`. What is printed are codes,\n"
           "units and counts, nothing of a patient.\n\n"
        << options_help(table)
        << "\nExamples:\n"
           "  apatite profile export/\n"
           "  apatite profile --site site.yaml --format json export/ > left.json\n";
}

/// A folder that only this user can read, for what has to wait on the disk; gone with the object.
class PrivateFolder {
public:
    PrivateFolder() : path_((std::filesystem::temp_directory_path(failed_) / "apatite-XXXXXX").string()) {
        if (!failed_ && ::mkdtemp(path_.data()) == nullptr) failed_ = std::make_error_code(std::errc::io_error);
    }
    ~PrivateFolder() {
        std::error_code ignored;
        if (!failed_) std::filesystem::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    bool failed() const { return static_cast<bool>(failed_); }
    std::string file() const { return path_ + "/spill"; }

private:
    std::error_code failed_;
    std::string path_;
};

} // namespace

int run_profile(const std::vector<std::string>& words, Console& console) {
    const Result<ParsedOptions> options = parse_options(table, words);
    if (!options) return complain(console, "profile: " + options.error().message, ExitCode::usage);
    if (options->has("help")) {
        print_help(console.out);
        return ExitCode::fine;
    }
    if (options->arguments.empty())
        return complain(console, "profile: name an INPUT: a file with a Bundle a line, a folder, or `-`",
                        ExitCode::usage);
    const Result<std::string> format = bench_format(*options, {"text", "json"});
    const Result<unsigned> most = bench_number(*options, "most", 20, 1'000'000);
    const Result<unsigned> threads = bench_number(*options, "threads", console.cores, 256);
    for (const Error* error :
         {format ? nullptr : &format.error(), most ? nullptr : &most.error(), threads ? nullptr : &threads.error()})
        if (error != nullptr) return complain(console, "profile: " + error->message, ExitCode::usage);
    const std::optional<CompiledPack> pack = open_pack(pack_choice(*options), console);
    if (!pack) return ExitCode::failed;
    const PrivateFolder folder;
    if (folder.failed()) return complain(console, "profile: no folder for temporary files", ExitCode::failed);
    const FindingIndex& index = pack->data().index;
    const Result<DataProfile> profile = profile_of(options->arguments, index, folder.file(), std::max(1U, *threads));
    if (!profile) return complain(console, profile.error().message, ExitCode::failed);
    console.out << (*format == "json" ? to_json(*profile, index.catalogue())
                                      : to_text(*profile, index.catalogue(), *most));
    return ExitCode::fine;
}

} // namespace apatite
