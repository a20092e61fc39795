// The command as the author of a pack runs it, with a pack to run it on.
#pragma once

#include <filesystem>

#include "support/run_program.h"

namespace apatite::test {

namespace fs = std::filesystem;

inline const std::string anaemia = "tests/authoring/packs/anaemia";

inline Ran apatite_run(const std::vector<std::string>& words) { return run(APATITE_COMMAND, words); }

inline void copy_anaemia_to(const fs::path& folder) {
    fs::copy(fs::path(APATITE_SOURCE_DIR) / anaemia, folder, fs::copy_options::recursive);
}

} // namespace apatite::test
