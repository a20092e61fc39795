// Packs broken on purpose: each file of tests/pack/bad changes the good pack, and the messages must be those beside it.
// A line `=== PATH` starts the new text of a file, `=== PATH +` text to be added to it. With APATITE_UPDATE_GOLDEN=1
// the expected messages are written anew: read the difference before keeping it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>

#include "expression/pages.h"
#include "pack/load.h"
#include "pack/pages.h"
#include "pack_files.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> bad_packs() {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(test::pack_tests() / "bad")) {
        if (entry.path().extension() == ".pack") all.push_back(entry.path());
    }
    std::ranges::sort(all);
    return all;
}

void change(std::vector<PackFile>& files, std::string path, std::string text) {
    const bool add = path.ends_with(" +");
    if (add) path.resize(path.size() - 2);
    const auto file = std::ranges::find(files, path, &PackFile::path);
    if (add && file != files.end())
        file->text += text;
    else
        files = test::good_pack_but(std::move(files), path, std::move(text));
}

std::vector<PackFile> changed_pack(const fs::path& change_file) {
    std::vector<PackFile> files = test::good_pack();
    std::istringstream lines(test::read_text(change_file));
    std::string line, path, text;
    while (std::getline(lines, line)) {
        if (!line.starts_with("=== ")) {
            text += line + '\n';
            continue;
        }
        if (!path.empty()) change(files, path, std::move(text));
        path = line.substr(4);
        text.clear();
    }
    change(files, path, std::move(text));
    return files;
}

class BadPack : public testing::TestWithParam<fs::path> {};

TEST_P(BadPack, SaysExactlyWhatIsWrong) {
    const LoadedPack loaded = load_pack(changed_pack(GetParam()));
    const std::string text = to_text(loaded.diagnostics);
    fs::path golden = GetParam();
    golden.replace_extension(".expected");
    if (std::getenv("APATITE_UPDATE_GOLDEN")) std::ofstream(golden, std::ios::binary) << text;
    EXPECT_EQ(text, test::read_text(golden));
    EXPECT_FALSE(loaded.diagnostics.empty());
    EXPECT_EQ(loaded.pack == nullptr, has_errors(loaded.diagnostics));
}

TEST_P(BadPack, SaysTheSameWhateverTheOrderOfTheFiles) {
    std::vector<PackFile> files = changed_pack(GetParam());
    const std::string text = to_text(load_pack(files).diagnostics);
    std::ranges::reverse(files);
    EXPECT_EQ(to_text(load_pack(files).diagnostics), text);
}

bool has_page(const std::string& code) {
    const auto is_it = [&](const ExplainPage& page) { return page.code == code; };
    return std::ranges::any_of(pack_pages(), is_it) || std::ranges::any_of(expression_pages(), is_it);
}

TEST_P(BadPack, EveryCodeHasAPage) {
    for (const Diagnostic& diagnostic : load_pack(changed_pack(GetParam())).diagnostics)
        EXPECT_TRUE(has_page(diagnostic.code)) << diagnostic.code;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) { return info.param.stem().string(); }

INSTANTIATE_TEST_SUITE_P(Files, BadPack, testing::ValuesIn(bad_packs()), name_of);

TEST(BadPacks, ThereIsOneForEveryCodeOfTheReader) {
    std::set<std::string, std::less<>> seen = {"K0108", "K0109", "K0110"}; // of files: load_test.cpp
    for (const fs::path& path : bad_packs()) {
        for (const Diagnostic& diagnostic : load_pack(changed_pack(path)).diagnostics) seen.insert(diagnostic.code);
    }
    for (const ExplainPage& page : pack_pages()) EXPECT_TRUE(seen.contains(page.code)) << page.code;
}

} // namespace
} // namespace apatite
