// What the subcommands have in common: a table entry each, and the world they may touch.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace apatite {

/// The world outside, handed in so that nothing else reads it.
struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    std::string today;     ///< `2024-06-01`
    int width = 100;       ///< columns to write for
    bool colour = false;   ///< of `out`
    bool progress = false; ///< somebody watches `err`
    unsigned cores = 1;
    double (*seconds)() = nullptr; ///< since some moment; null: no progress is shown
};

/// What a program gives back to the shell.
struct ExitCode {
    static constexpr int fine = 0;
    static constexpr int failed = 1; ///< a file or a check failed
    static constexpr int usage = 2;
};

struct Subcommand {
    std::string_view name;
    std::string_view arguments; ///< `FILE...`
    std::string_view summary;
    int (*run)(const std::vector<std::string>& words, Console& console);
};

std::span<const Subcommand> subcommands() noexcept;

int run_triage(const std::vector<std::string>& words, Console& console);
int run_explain(const std::vector<std::string>& words, Console& console);
int run_screen(const std::vector<std::string>& words, Console& console);
int run_profile(const std::vector<std::string>& words, Console& console);
int run_next(const std::vector<std::string>& words, Console& console);
int run_graph(const std::vector<std::string>& words, Console& console);
int run_check(const std::vector<std::string>& words, Console& console);
int run_test(const std::vector<std::string>& words, Console& console);
int run_coverage(const std::vector<std::string>& words, Console& console);
int run_mutate(const std::vector<std::string>& words, Console& console);
int run_doc(const std::vector<std::string>& words, Console& console);
int run_diff(const std::vector<std::string>& words, Console& console);
int run_fmt(const std::vector<std::string>& words, Console& console);
int run_new(const std::vector<std::string>& words, Console& console);
int run_schema(const std::vector<std::string>& words, Console& console);
int run_serve(const std::vector<std::string>& words, Console& console);
int run_version(const std::vector<std::string>& words, Console& console);
int run_help(const std::vector<std::string>& words, Console& console);

/// The whole command; `words` without the program's name.
int run_command(const std::vector<std::string>& words, Console& console);

/// One line on standard error, `apatite: message`, and the exit code for it.
int complain(Console& console, std::string_view message, int code);

/// The same for a message whose further lines are the library's own (what is wrong with a pack or a site profile): they
/// stay lines.
int complain_in_lines(Console& console, std::string_view message, int code);

} // namespace apatite
