// `apatite serve` as a process of its own, which takes signals and ends like one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "server/credentials.h"

namespace apatite::test {

class Process {
public:
    /// Starts it on a free port and waits until it listens.
    explicit Process(const std::vector<std::string>& arguments);
    ~Process(); ///< ends it when it still runs
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    std::uint16_t port() const { return port_; }
    void send(int signal) const;
    /// Until it has ended: what it gave back to the shell, 128 and the signal's number when a signal ended it.
    int wait();
    /// Its log so far.
    std::string log() const;

private:
    ScratchFolder folder_;
    pid_t child_ = -1;
    std::uint16_t port_ = 0;
};

} // namespace apatite::test
