#include "support/run_program.h"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace apatite::test {
namespace {

/// A file without a name that the child writes to or reads from.
class Scratch {
public:
    Scratch() : file_(std::tmpfile()) {
        if (file_ == nullptr) throw std::runtime_error("no temporary file");
    }
    ~Scratch() { std::fclose(file_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    int descriptor() const { return fileno(file_); }
    void write(const std::string& bytes) {
        std::fwrite(bytes.data(), 1, bytes.size(), file_);
        std::fflush(file_);
        std::rewind(file_);
    }
    std::string read() {
        std::rewind(file_);
        std::string bytes;
        char block[4096];
        while (const std::size_t count = std::fread(block, 1, sizeof block, file_)) bytes.append(block, count);
        return bytes;
    }

private:
    std::FILE* file_;
};

[[noreturn]] void become(const std::string& program, const std::vector<std::string>& arguments,
                         const std::string& folder) {
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    if (chdir(folder.c_str()) == 0) execv(program.c_str(), words.data());
    _exit(127);
}

} // namespace

Ran run(const std::string& program, const std::vector<std::string>& arguments, const std::string& input,
        const std::string& folder) {
    Scratch in, out, err;
    in.write(input);
    lseek(in.descriptor(), 0, SEEK_SET);
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("no new process");
    if (child == 0) {
        dup2(in.descriptor(), STDIN_FILENO);
        dup2(out.descriptor(), STDOUT_FILENO);
        dup2(err.descriptor(), STDERR_FILENO);
        become(program, arguments, folder.empty() ? APATITE_SOURCE_DIR : folder);
    }
    int status = 0;
    waitpid(child, &status, 0);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, out.read(), err.read()};
}

} // namespace apatite::test
