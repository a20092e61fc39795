// docs/tutorial.md is run from top to bottom: files are written, commands run, and what they print stands in the page.
// APATITE_UPDATE_GOLDEN=1 writes the outputs anew.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "support/golden.h"
#include "support/run_program.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

class Tutorial {
public:
    Tutorial() { fs::create_directories(folder_); }
    ~Tutorial() { fs::remove_all(folder_); }
    Tutorial(const Tutorial&) = delete;
    Tutorial& operator=(const Tutorial&) = delete;

    int commands = 0;

    /// The page as it has to be.
    std::string run(const std::string& page) {
        std::istringstream in(page);
        std::string out, mark;
        for (std::string line; std::getline(in, line);) {
            out += line + '\n';
            if (line.starts_with("<!-- ")) mark = line.substr(5, line.size() - 9);
            if (!line.starts_with("```")) continue;
            std::string block;
            for (std::string inner; std::getline(in, inner) && inner != "```";) block += inner + '\n';
            out += (line == "```console" ? transcript(block, mark) : edit(block, mark)) + "```\n";
            mark.clear();
        }
        return out;
    }

private:
    std::string transcript(const std::string& block, const std::string& mark) {
        std::istringstream in(block);
        std::string out;
        for (std::string line; std::getline(in, line);) {
            if (!line.starts_with("$ apatite ")) continue;
            std::istringstream words(line.substr(10));
            const test::Ran ran =
                test::run(APATITE_COMMAND, {std::istream_iterator<std::string>(words), {}}, "", folder_.string());
            EXPECT_EQ(ran.code, mark == "exit 1" ? 1 : 0) << line << '\n' << ran.out << ran.err;
            out += line + '\n' + ran.out + ran.err;
            ++commands;
        }
        return out;
    }

    std::string edit(const std::string& block, const std::string& mark) {
        const std::size_t colon = mark.find(": ");
        EXPECT_NE(colon, std::string::npos) << "a block without a mark: " << block;
        if (colon == std::string::npos) return block;
        const std::string what = mark.substr(0, colon);
        const fs::path path = folder_ / mark.substr(colon + 2);
        if (what == "replace") return replace(path, block);
        std::ofstream(path, std::ios::binary | (what == "append" ? std::ios::app : std::ios::trunc)) << block;
        return block;
    }

    /// Lines with `-` become those with `+`.
    static std::string replace(const fs::path& path, const std::string& block) {
        std::istringstream in(block);
        std::string from, to;
        for (std::string line; std::getline(in, line);) (line.starts_with('-') ? from : to) += line.substr(1) + '\n';
        std::ifstream file(path, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        if (at != std::string::npos) text.replace(at, from.size(), to);
        std::ofstream(path, std::ios::binary) << text;
        return block;
    }

    fs::path folder_ = fs::temp_directory_path() / ("apatite-tutorial-" + std::to_string(getpid()));
};

TEST(TutorialPage, SaysWhatHappens) {
    Tutorial tutorial;
    EXPECT_TRUE(test::matches_golden(tutorial.run(test::read_file("docs/tutorial.md")), "docs/tutorial.md"));
    EXPECT_GE(tutorial.commands, 12);
}

} // namespace
} // namespace apatite
