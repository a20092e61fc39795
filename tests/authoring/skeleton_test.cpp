// A new pack is whole: it can be loaded, its cases pass, show all of it, and notice every change of it.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "apatite/authoring.h"
#include "pack/load.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

class NewPack : public testing::Test {
protected:
    fs::path root_ = fs::temp_directory_path() / ("apatite-new-" + std::to_string(getpid()));
    fs::path folder_ = root_ / "My 2nd Pack";
    void SetUp() override { fs::remove_all(root_); }
    void TearDown() override { fs::remove_all(root_); }
};

TEST_F(NewPack, IsWholeFromTheStart) {
    const auto files = new_pack(folder_, "2024-06-01");
    ASSERT_TRUE(files.ok()) << files.error().message;
    EXPECT_THAT(*files, testing::Contains("cases/first.yaml"));
    EXPECT_THAT(*check_pack(folder_, {"2024-06-01"}), testing::IsEmpty());
    const LoadedPack loaded = load_pack_folder(folder_);
    ASSERT_NE(loaded.pack, nullptr);
    EXPECT_EQ(loaded.pack->id, "my-2nd-pack");
    EXPECT_EQ(loaded.pack->reviewed, "2024-06-01");
    EXPECT_EQ(loaded.pack->review_by, "2025-06");
    EXPECT_EQ(test_pack(folder_)->failed(), 0U);
    EXPECT_EQ(test_pack(folder_)->cases.size(), 4U);
    EXPECT_EQ(cover_pack(folder_)->covered(), cover_pack(folder_)->wanted());
    EXPECT_DOUBLE_EQ(mutate_pack(folder_)->score(), 100.0);
}

TEST_F(NewPack, LeavesWhatIsThere) {
    fs::create_directories(folder_);
    EXPECT_TRUE(new_pack(folder_, "2024-06-01").ok()) << "an empty folder will do";
    std::ofstream(folder_ / "rules.yaml") << "mine";
    EXPECT_EQ(new_pack(folder_, "2024-06-01").error().code, "new-folder");
    EXPECT_EQ(fs::file_size(folder_ / "rules.yaml"), 4U);
    EXPECT_EQ(new_pack(folder_ / "rules.yaml", "2024-06-01").error().code, "new-folder");
    EXPECT_EQ(new_pack(root_ / "other", "2024-06").error().code, "new-folder");
}

TEST_F(NewPack, IsCalledAfterItsFolder) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"thyroid", "thyroid"}, {"Thyroid_Nodule/", "thyroid-nodule"}, {"2024", "pack-2024"}, {"--", "pack"}};
    for (const auto& [name, id] : rows) {
        ASSERT_TRUE(new_pack(root_ / name, "2024-02-29").ok()) << name;
        EXPECT_EQ(load_pack_folder(root_ / name).pack->id, id);
    }
}

} // namespace
} // namespace apatite
