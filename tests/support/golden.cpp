#include "support/golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace apatite::test {
namespace {

std::string path_of(const std::string& file) { return std::string(APATITE_SOURCE_DIR) + "/" + file; }

/// The first line that differs, from both sides.
std::string first_difference(const std::string& want, const std::string& got) {
    std::istringstream want_lines(want), got_lines(got);
    std::string a, b;
    for (int line = 1;; ++line) {
        const bool more_a = static_cast<bool>(std::getline(want_lines, a));
        const bool more_b = static_cast<bool>(std::getline(got_lines, b));
        if (!more_a && !more_b) return "they differ in line ends only";
        if (more_a && more_b && a == b) continue;
        return "line " + std::to_string(line) + "\n  expected: " + (more_a ? a : "(end)") +
               "\n  got:      " + (more_b ? b : "(end)");
    }
}

} // namespace

std::string read_file(const std::string& file) {
    std::ifstream in(path_of(file), std::ios::binary);
    EXPECT_TRUE(in) << "cannot read " << file;
    return {std::istreambuf_iterator<char>(in), {}};
}

testing::AssertionResult matches_golden(const std::string& text, const std::string& file) {
    if (const char* update = std::getenv("APATITE_UPDATE_GOLDEN"); update != nullptr && *update == '1') {
        std::filesystem::create_directories(std::filesystem::path(path_of(file)).parent_path());
        std::ofstream(path_of(file), std::ios::binary) << text;
        return testing::AssertionSuccess();
    }
    const std::string want = read_file(file);
    if (want == text) return testing::AssertionSuccess();
    return testing::AssertionFailure() << file << " differs at " << first_difference(want, text)
                                       << "\n(APATITE_UPDATE_GOLDEN=1 writes it anew)";
}

} // namespace apatite::test
