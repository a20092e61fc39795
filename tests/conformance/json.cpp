// links: json
// JSONTestSuite: `y_` must be read, `n_` refused with a located message, `i_` may go either way but not crash.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "json/reader.h"

namespace {

namespace fs = std::filesystem;

fs::path suite_folder() {
    const char* named = std::getenv("APATITE_SUITES");
    return (named ? fs::path(named) : fs::path(APATITE_SOURCE_DIR) / ".." / "shared" / "suites") / "json";
}

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What is wrong with the verdict; empty when it is right.
std::string judge(const std::string& name, const std::string& text) {
    const auto document = apatite::json::Document::parse(text);
    if (name.starts_with("y_") && !document) return "refused: " + document.error().message;
    if (!name.starts_with("n_")) return {};
    if (document) return "read, though it is no JSON";
    const auto& [code, message] = document.error();
    if (code != "json-empty" && !message.starts_with("line ")) return "no place in: " + message;
    return {};
}

} // namespace

int main() {
    if (!fs::is_directory(suite_folder())) {
        fmt::print("json skipped: suites not found\n");
        return 0;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(suite_folder())) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    int passed = 0, failed = 0;
    for (const fs::path& file : files) {
        const std::string problem = judge(file.filename().string(), content_of(file));
        if (problem.empty())
            ++passed;
        else
            fmt::print(stderr, "{}: {}\n", file.filename().string(), problem);
        failed += problem.empty() ? 0 : 1;
    }
    fmt::print("json {} passed, {} failed, 0 skipped\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
