// docs/hazards.md names the test that shows each safeguard; a name without a test would be an empty promise.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::set<std::string> names(const std::string& text, const std::regex& pattern) {
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
        found.insert((*at)[1].str() + '.' + (*at)[2].str());
    return found;
}

TEST(Hazards, EachNamesATestThatExists) {
    const fs::path project = APATITE_SOURCE_DIR;
    std::set<std::string> tests;
    for (const auto& entry : fs::recursive_directory_iterator(project / "tests")) {
        if (entry.path().extension() == ".cpp")
            tests.merge(
                names(text_of(entry.path()), std::regex(R"((?:TEST|TEST_F|TEST_P|RC_GTEST_PROP)\((\w+), (\w+)[,)])")));
    }
    const std::set<std::string> named = names(text_of(project / "docs/hazards.md"), std::regex(R"(`(\w+)\.(\w+)`)"));
    EXPECT_GE(named.size(), 20U);
    for (const std::string& name : named) EXPECT_TRUE(tests.contains(name)) << name;
}

} // namespace
