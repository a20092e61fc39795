// The checks of packs, one folder of tests/authoring/lints each: `bad.pack` has what the check is for, with the
// messages in `bad.expected`; of `good.pack` nothing is said. Both change base.pack: a line `=== PATH` starts the new
// text of a file, `=== PATH +` text to be added to it. With APATITE_UPDATE_GOLDEN=1 the messages are written anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "apatite/authoring.h"
#include "authoring/lints/run_lints.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

const fs::path examples = fs::path(APATITE_SOURCE_DIR) / "tests" / "authoring" / "lints";
constexpr const char* today = "2026-11-23";

std::string read_text(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

using Files = std::map<std::string, std::string>;

void change(Files& files, const fs::path& by) {
    std::istringstream lines(read_text(by));
    std::string path;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("=== ")) {
            files[path] += line + '\n';
            continue;
        }
        path = line.substr(4);
        if (path.ends_with(" +"))
            path.resize(path.size() - 2);
        else
            files[path].clear();
    }
}

/// A folder with the files that goes with the test.
class Folder {
public:
    explicit Folder(const Files& files) {
        static int number = 0;
        path_ =
            fs::temp_directory_path() / ("apatite-lints-" + std::to_string(getpid()) + '-' + std::to_string(++number));
        fs::remove_all(path_);
        fs::create_directories(path_);
        for (const auto& [name, text] : files)
            if (!text.empty()) std::ofstream(path_ / name, std::ios::binary) << text;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// Everything that `apatite check` says, places from the folder of the pack on.
Diagnostics checked(const fs::path& pack) {
    Files files;
    change(files, examples / "base.pack");
    if (!pack.empty()) change(files, pack);
    const Folder folder(files);
    const Result<Diagnostics> result = check_pack(folder.path(), {today});
    if (!result) return {{Severity::error, result.error().code, result.error().message, {}, {}, {}}};
    Diagnostics found = *result;
    const std::string before = folder.path().generic_string() + '/';
    for (Diagnostic& each : found) {
        if (each.span.file.starts_with(before)) each.span.file.erase(0, before.size());
        for (std::string* text : {&each.help, &each.message})
            for (std::size_t at = text->find(before); at != std::string::npos; at = text->find(before))
                text->erase(at, before.size());
    }
    return found;
}

std::vector<fs::path> packs_named(const std::string& wanted) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(examples)) {
        const bool combination = entry.path().parent_path().filename() == "combinations";
        const bool is_pack = entry.path().extension() == ".pack" && entry.path().parent_path() != examples;
        if (is_pack && (wanted == "bad" ? combination || entry.path().stem() == "bad" : entry.path().stem() == wanted))
            found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

std::string name_of(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.parent_path().filename().string() + '_' + info.param.stem().string();
    std::ranges::replace(name, '-', '_');
    return name;
}

class BadPack : public testing::TestWithParam<fs::path> {};

TEST_P(BadPack, SaysExactlyWhatIsWrongOrDoubtful) {
    const std::string text = to_text(checked(GetParam()));
    fs::path golden = GetParam();
    golden.replace_extension(".expected");
    if (std::getenv("APATITE_UPDATE_GOLDEN")) std::ofstream(golden, std::ios::binary) << text;
    EXPECT_EQ(text, read_text(golden));
    EXPECT_FALSE(text.empty());
}

TEST_P(BadPack, EachMessageHasAPageAPlaceItsLineAndHelp) {
    for (const Diagnostic& each : checked(GetParam())) {
        EXPECT_FALSE(explain_code(each.code).empty()) << each.code;
        EXPECT_GT(each.span.line, 0U) << each.message;
        EXPECT_FALSE(each.source_line.empty()) << each.message;
        EXPECT_FALSE(each.help.empty()) << each.message;
    }
}

INSTANTIATE_TEST_SUITE_P(Lints, BadPack, testing::ValuesIn(packs_named("bad")), name_of);

class GoodPack : public testing::TestWithParam<fs::path> {};

TEST_P(GoodPack, IsClean) { EXPECT_EQ(to_text(checked(GetParam())), ""); }

INSTANTIATE_TEST_SUITE_P(Lints, GoodPack, testing::ValuesIn(packs_named("good")), name_of);

TEST(Lints, TheBaseOfTheExamplesIsClean) { EXPECT_EQ(to_text(checked({})), ""); }

TEST(Lints, EachCheckHasAFolderWithABadAndAGoodPackOfItsOwn) {
    std::set<std::string> folders;
    for (const auto& entry : fs::directory_iterator(examples))
        if (entry.is_directory() && entry.path().filename() != "combinations")
            folders.insert(entry.path().filename().string().substr(0, 5));
    std::set<std::string> codes;
    for (const ExplainPage& page : lint_pages()) codes.emplace(page.code);
    EXPECT_EQ(folders, codes);
    for (const fs::path& bad : packs_named("bad")) {
        const fs::path folder = bad.parent_path();
        if (folder.filename() == "combinations") continue;
        const std::string code = folder.filename().string().substr(0, 5);
        const Diagnostics found = checked(bad);
        EXPECT_TRUE(std::ranges::all_of(found, [&](const Diagnostic& each) { return each.code == code; })) << bad;
        EXPECT_TRUE(fs::exists(folder / "good.pack")) << folder;
    }
}

} // namespace
} // namespace apatite
