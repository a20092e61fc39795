#include "server/process.h"

#include <csignal>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace apatite::test {

Process::Process(const std::vector<std::string>& arguments) {
    int out[2];
    EXPECT_EQ(pipe(out), 0);
    const std::string log_file = folder_ / "log", program = APATITE_COMMAND;
    std::vector<std::string> words{program, "serve", "--port", "0"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    child_ = fork();
    if (child_ == 0) {
        const int log = open(log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(out[1], STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        close(out[0]);
        execv(program.c_str(), pointers.data());
        _exit(127);
    }
    close(out[1]);
    std::string line;
    for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';) line += c;
    close(out[0]);
    EXPECT_FALSE(line.empty()) << "no URL was printed:\n" << log();
    const std::string told = log();
    if (const std::size_t at = told.find(" port "); at != std::string::npos)
        port_ = static_cast<std::uint16_t>(std::stoi(told.substr(at + 6)));
}

Process::~Process() {
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    wait();
}

void Process::send(int signal) const { kill(child_, signal); }

int Process::wait() {
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string Process::log() const {
    std::ifstream file(folder_ / "log", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace apatite::test
