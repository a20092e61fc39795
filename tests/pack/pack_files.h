// Packs as the tests need them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "pack/load.h"

namespace apatite::test {

inline std::filesystem::path pack_tests() { return std::filesystem::path(APATITE_SOURCE_DIR) / "tests" / "pack"; }

inline std::string read_text(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The files of tests/pack/good.
inline std::vector<PackFile> good_pack() {
    std::vector<PackFile> files;
    const auto folder = pack_tests() / "good";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml")
            files.push_back({entry.path().lexically_relative(folder).generic_string(), read_text(entry.path())});
    }
    return files;
}

/// The good pack with one file put in place of its own of that name, or added; an empty text takes it out.
inline std::vector<PackFile> good_pack_but(std::vector<PackFile> files, const std::string& path, std::string text) {
    std::erase_if(files, [&](const PackFile& file) { return file.path == path; });
    if (!text.empty()) files.push_back({path, std::move(text)});
    return files;
}

inline std::vector<PackFile> good_pack_with(const std::string& path, std::string text) {
    return good_pack_but(good_pack(), path, std::move(text));
}

/// Text added at the end of a file of the good pack.
inline std::vector<PackFile> good_pack_and(const std::string& path, std::string_view more) {
    std::vector<PackFile> files = good_pack();
    for (PackFile& file : files) {
        if (file.path == path) file.text += more;
    }
    return files;
}

} // namespace apatite::test
