// The command's only contact with the clock, the terminal and the environment.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <iostream>
#include <thread>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/subcommand.h"

namespace {

/// The day on the clock on the wall.
std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &local)};
}

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

int terminal_width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
    return size.ws_col < 110 ? size.ws_col : 110; // longer lines are hard to read
}

bool wants_colour() {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0') &&
           (terminal == nullptr || std::string_view(terminal) != "dumb");
}

} // namespace

int main(int argc, char** argv) {
    try {
        std::ios::sync_with_stdio(false);
        apatite::Console console{std::cin,
                                 std::cout,
                                 std::cerr,
                                 today(),
                                 100,
                                 wants_colour(),
                                 isatty(STDERR_FILENO) == 1,
                                 std::max(1U, std::thread::hardware_concurrency()),
                                 seconds};
        if (isatty(STDOUT_FILENO) == 1) console.width = terminal_width();
        const int code = apatite::run_command({argv + 1, argv + argc}, console);
        std::cout.flush();
        if (!std::cout) {
            std::cerr << "apatite: the output could not be written\n";
            return apatite::ExitCode::failed;
        }
        return code;
    } catch (const std::exception& error) {
        std::cerr << "apatite: out of memory or a fault of the program: " << error.what() << '\n';
        return apatite::ExitCode::failed;
    }
}
