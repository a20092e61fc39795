// Runs a built program as a user does and keeps what it prints.
#pragma once

#include <string>
#include <vector>

namespace apatite::test {

struct Ran {
    int code = -1; ///< what it gave back to the shell; 128 and the signal's number when a signal ended it
    std::string out;
    std::string err;
};

/// No shell is involved; `input` is its standard input. Runs in `folder`, the project's own when empty.
Ran run(const std::string& program, const std::vector<std::string>& arguments, const std::string& input = "",
        const std::string& folder = "");

} // namespace apatite::test
