#include "cli/graphviz.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace apatite {
namespace {

struct Closed {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closed>; ///< of std::tmpfile: gone from the disk as soon as it is made

Error failed(const std::string& program, const std::string& how) {
    return {"graphviz-failed",
            fmt::format("`{}` made no picture: {}; `--format dot` prints what it was given", program, how)};
}

Result<std::string> whole(const File& file, const std::string& program) {
    std::string text;
    std::array<char, 65536> buffer{};
    std::rewind(file.get());
    while (const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), file.get()))
        text.append(buffer.data(), read);
    if (std::ferror(file.get()) != 0) return failed(program, "its output could not be read");
    if (text.empty()) return failed(program, "it printed nothing");
    return text;
}

/// The error number of starting it, and its process.
std::pair<int, pid_t> start(const std::string& program, const File& input, const File& output) {
    posix_spawn_file_actions_t actions;
    if (const int error = posix_spawn_file_actions_init(&actions)) return {error, 0};
    posix_spawn_file_actions_adddup2(&actions, fileno(input.get()), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(output.get()), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0); // it would repeat the patient
    std::string name = program, format = "-Tsvg";
    std::array<char*, 3> words{name.data(), format.data(), nullptr};
    pid_t process = 0;
    const int error = posix_spawnp(&process, program.c_str(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return {error, process};
}

} // namespace

Result<std::string> svg_by_graphviz(const std::string& program, const std::string& dot) {
    const File input(std::tmpfile()), output(std::tmpfile());
    if (!input || !output) return failed(program, "no temporary file could be made");
    if (std::fwrite(dot.data(), 1, dot.size(), input.get()) != dot.size() || std::fflush(input.get()) != 0)
        return failed(program, "no temporary file could be written");
    std::rewind(input.get());
    const auto [error, process] = start(program, input, output);
    if (error == ENOENT)
        return Error{"graphviz-missing",
                     fmt::format("there is no program `{}`: install Graphviz (Debian: graphviz), name its `dot` with "
                                 "`--graphviz`, or take `--format dot` or `--format mermaid`",
                                 program)};
    if (error != 0) return failed(program, "it could not be started");
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR) return failed(program, "its end could not be seen");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return failed(program, WIFEXITED(status) ? fmt::format("it gave back {}", WEXITSTATUS(status)) : "it crashed");
    return whole(output, program);
}

} // namespace apatite
