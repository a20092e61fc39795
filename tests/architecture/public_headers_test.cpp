// Every public header compiles alone as C++20, with g++ and, where it is installed, with clang.
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "apatite/version.h"
#include "support/run_program.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> public_headers() {
    std::vector<std::string> headers;
    for (const auto& entry : fs::directory_iterator(fs::path(APATITE_SOURCE_DIR) / "include/apatite"))
        headers.push_back(entry.path().filename());
    return headers;
}

void compile_alone(const std::string& compiler, const std::string& header) {
    const std::string source = "#include \"apatite/" + header + "\"\n#include \"apatite/" + header + "\"\n";
    const auto ran =
        apatite::test::run(compiler,
                           {"-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion",
                            "-Werror", "-I", "include", "-I", APATITE_BINARY_DIR "/include", "-x", "c++", "-"},
                           source);
    EXPECT_EQ(ran.code, 0) << header << " with " << compiler << "\n" << ran.err;
}

TEST(PublicHeaders, CompileAlone) {
    const std::vector<std::string> headers = public_headers();
    ASSERT_GE(headers.size(), 6U);
    std::size_t compilers = 0;
    for (const std::string compiler : {"/usr/bin/g++", "/usr/bin/clang++-14"}) {
        if (!fs::exists(compiler)) continue;
        ++compilers;
        for (const std::string& header : headers) compile_alone(compiler, header);
    }
    EXPECT_GE(compilers, 1U) << "no compiler at the place where Debian has it";
}

TEST(PublicHeaders, TheVersionIsThatOfTheBuild) { EXPECT_EQ(apatite::version(), APATITE_VERSION); }

} // namespace
