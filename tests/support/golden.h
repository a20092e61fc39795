// Expected texts in files. `APATITE_UPDATE_GOLDEN=1` in the environment writes them anew: read the difference.
#pragma once

#include <string>

#include <gtest/gtest.h>

namespace apatite::test {

/// Whether `text` is what the file (its path within the project) holds.
::testing::AssertionResult matches_golden(const std::string& text, const std::string& file);

/// The whole file, its path within the project; fails the test when it cannot be read.
std::string read_file(const std::string& file);

} // namespace apatite::test
