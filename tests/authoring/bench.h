// Packs for the tests of the bench, and copies of them that may be changed.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

namespace apatite::test {

inline std::filesystem::path anaemia() {
    return std::filesystem::path(APATITE_SOURCE_DIR) / "tests" / "authoring" / "packs" / "anaemia";
}

/// A copy of the anaemia pack that goes with the test.
class PackCopy {
public:
    PackCopy() : folder_(std::filesystem::temp_directory_path() / name()) {
        std::filesystem::remove_all(folder_);
        std::filesystem::copy(anaemia(), folder_, std::filesystem::copy_options::recursive);
    }
    ~PackCopy() { std::filesystem::remove_all(folder_); }
    PackCopy(const PackCopy&) = delete;
    PackCopy& operator=(const PackCopy&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

    std::string read(const std::string& file) const {
        std::ifstream in(folder_ / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(const std::string& file, const std::string& text) const {
        std::ofstream(folder_ / file, std::ios::binary) << text;
    }
    /// The text must be there once.
    void replace(const std::string& file, const std::string& old_text, const std::string& new_text) const {
        std::string text = read(file);
        const std::size_t at = text.find(old_text);
        ASSERT_NE(at, std::string::npos) << old_text;
        write(file, text.replace(at, old_text.size(), new_text));
    }
    void only_cases(const std::string& text) const {
        std::filesystem::remove_all(folder_ / "cases");
        write("cases.yaml", text);
    }

private:
    static std::string name() {
        const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
        std::string name =
            "apatite-bench-" + std::to_string(getpid()) + '-' + test.test_suite_name() + '-' + test.name();
        std::ranges::replace(name, '/', '-');
        return name;
    }

    std::filesystem::path folder_;
};

} // namespace apatite::test
