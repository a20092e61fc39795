// Cold starts of whole processes, taking turns: cold RUNS COMMAND [ARGS] -- COMMAND [ARGS] ...
// A JSON line for each: the best and the median wall time, the peak of resident memory. Their output is thrown away.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

extern char** environ;

namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

struct Command {
    std::vector<char*> words;
    std::vector<double> seconds;
    long peak_kb = 0;
};

/// Nothing when the process could not be started or failed.
bool run(Command& command) {
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const double start = now();
    const int failed = posix_spawn(&child, command.words[0], &quiet, nullptr, command.words.data(), environ);
    posix_spawn_file_actions_destroy(&quiet);
    int status = 0;
    rusage usage{};
    if (failed != 0 || wait4(child, &status, 0, &usage) != child || status != 0) return false;
    command.seconds.push_back(now() - start);
    command.peak_kb = std::max(command.peak_kb, usage.ru_maxrss);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    std::vector<Command> commands(1);
    for (int i = 2; i < argc; ++i) {
        if (std::strcmp(argv[i], "--") == 0)
            commands.emplace_back();
        else
            commands.back().words.push_back(argv[i]);
    }
    for (Command& command : commands) command.words.push_back(nullptr);
    for (int pass = std::atoi(argv[1]); pass > 0; --pass)
        for (Command& command : commands)
            if (!run(command)) return std::fprintf(stderr, "cold: %s failed\n", command.words[0]), 1;
    for (Command& command : commands) {
        std::ranges::sort(command.seconds);
        std::printf("{\"command\":\"%s\",\"best_ms\":%.3f,\"median_ms\":%.3f,\"peak_mb\":%.1f}\n", command.words[0],
                    command.seconds.front() * 1e3, command.seconds[command.seconds.size() / 2] * 1e3,
                    static_cast<double>(command.peak_kb) / 1024);
    }
    return 0;
}
