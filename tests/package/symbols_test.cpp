// The shared library exports what the public headers declare, and nothing else.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "support/run_program.h"

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Names matches(const std::string& text, const std::string& pattern) {
    const std::regex expression(pattern);
    Names found;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.insert((*at)[1]);
    return found;
}

/// Every line of `nm`, the names readable.
std::string exported() {
    const auto ran = apatite::test::run("/usr/bin/nm", {"-D", "--defined-only", "-C", APATITE_SHARED_LIBRARY});
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran.out;
}

TEST(Symbols, OfCAreThoseOfTheHeader) {
    const std::string header = text_of(fs::path(APATITE_SOURCE_DIR) / "include/apatite/apatite.h");
    const Names declared = matches(header, R"(APATITE_API [^;(]*?\b(apatite_\w+)\()");
    EXPECT_GE(declared.size(), 30U);
    EXPECT_EQ(matches(exported(), R"(\bT (apatite_\w+)@)"), declared);
}

TEST(Symbols, OfCxxAreDeclaredInAPublicHeader) {
    std::string headers;
    for (const fs::path folder : {APATITE_SOURCE_DIR "/include/apatite", APATITE_BINARY_DIR "/include/apatite"})
        for (const auto& entry : fs::directory_iterator(folder)) headers += text_of(entry.path());
    const Names declared = matches(headers, R"(([~\w]+)\()");
    const Names names = matches(exported(), R"(\w apatite::(?:\w+::)*(operator.|[~\w]+)[\(\[])");
    EXPECT_GE(names.size(), 20U);
    for (const std::string& name : names)
        EXPECT_TRUE(declared.contains(name) || name.starts_with("operator") || name.starts_with("~")) << name;
}

TEST(Symbols, AreAllOfApatite) {
    const std::string all = exported();
    const std::regex ours(R"([0-9a-f]+ \w (apatite_|apatite::|APATITE_\d+).*)");
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = all.find('\n', begin);
        const std::string line = all.substr(begin, end - begin);
        EXPECT_TRUE(std::regex_match(line, ours)) << line;
        begin = end + 1;
    }
}

} // namespace
