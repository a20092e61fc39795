// `apatite serve` in the command itself: hands over to the program of the service, which stands beside it or where it
// was installed. So nothing else has to load OpenSSL, which would take longer than reading the rules does.
#include <cerrno>
#include <filesystem>
#include <ostream>
#include <string>
#include <system_error>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "cli/subcommand.h"

namespace apatite {
namespace {

/// Does not return when the program could be started.
void become(const std::filesystem::path& program, const std::vector<std::string>& words) {
    std::vector<std::string> held{program.string()};
    held.insert(held.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& each : held) arguments.push_back(each.data());
    arguments.push_back(nullptr);
    execv(program.c_str(), arguments.data());
}

} // namespace

int run_serve(const std::vector<std::string>& words, Console& console) {
    std::error_code unknown;
    const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", unknown);
    console.out.flush();
    for (const char* place : {"apatite-serve", APATITE_SERVE_INSTALLED}) {
        become(own.parent_path() / place, words);
        if (errno != ENOENT) break;
    }
    return complain(console,
                    fmt::format("serve: the program of the service, `apatite-serve`, could not be started: {}; it is "
                                "installed with this command, or stands beside it",
                                std::generic_category().message(errno)),
                    ExitCode::failed);
}

} // namespace apatite
