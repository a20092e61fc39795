// Packs that cannot even be read, and how long a large one takes.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>

#include <fmt/core.h>

#include "pack/load.h"
#include "pack_files.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "apatite_pack_XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        path_ = name;
    }
    void TearDown() override { fs::remove_all(path_); }

    void write(const fs::path& name, std::string_view text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    std::string messages() const { return to_text(load_pack_folder(path_).diagnostics); }

    fs::path path_;
};

TEST_F(Folder, ThatDoesNotExist) {
    const LoadedPack loaded = load_pack_folder(path_ / "nowhere");
    EXPECT_EQ(loaded.pack, nullptr);
    EXPECT_EQ(to_text(loaded.diagnostics),
              fmt::format("error[K0109]: `{0}` is not a folder that can be read\n  --> {0}\n"
                          "help: name the folder that holds pack.yaml\n",
                          (path_ / "nowhere").generic_string()));
}

TEST_F(Folder, ThatIsAFile) {
    write("pack.yaml", "id: x\n");
    EXPECT_EQ(load_pack_folder(path_ / "pack.yaml").diagnostics.at(0).code, "K0109");
}

TEST_F(Folder, WithoutAYamlFile) {
    write("README.md", "nothing\n");
    EXPECT_NE(messages().find("K0109"), std::string::npos);
}

TEST_F(Folder, OfPacksNamesThem) {
    write("one/pack.yaml", "id: one\n");
    write("two/pack.yaml", "id: two\n");
    write("two/rules.yaml", "[]\n");
    EXPECT_EQ(messages(), fmt::format("error[K0109]: `{0}` holds packs but is none itself\n  --> {0}\n"
                                      "help: name one of them: {0}/one, {0}/two\n",
                                      path_.generic_string()));
    write("pack.yaml", "id: x\n");
    EXPECT_NE(messages().find("K0206]: `one` is no part of a pack"), std::string::npos);
}

TEST_F(Folder, OfMoreFilesThanAPackHasIsRefused) {
    for (int i = 0; i < 10'001; ++i) std::ofstream(path_ / fmt::format("{}.yaml", i));
    EXPECT_NE(messages().find("holds more than 10000 files"), std::string::npos);
}

TEST_F(Folder, WithAnotherEndingIsToldSo) {
    write("pack.yaml", "id: x\n");
    write("rules.yml", "[]\n");
    EXPECT_NE(messages().find("K0110]: a `.yml` file is not read"), std::string::npos);
}

TEST_F(Folder, HiddenFilesAreNotOfThePack) {
    for (const PackFile& file : test::good_pack()) write(file.path, file.text);
    write(".#rules.yaml", "an editor's lock\n");
    write(".git/config.yaml", "not a part\n");
    EXPECT_EQ(messages(), "");
}

TEST_F(Folder, PlacesAreThoseOfTheFolderAsGiven) {
    write("pack.yaml", "id: [x]\n");
    EXPECT_EQ(load_pack_folder(path_).diagnostics.front().span.file, (path_ / "pack.yaml").generic_string());
    EXPECT_EQ(load_pack_folder(path_.string() + "/").diagnostics, load_pack_folder(path_).diagnostics);
}

TEST_F(Folder, ABundleMustLieBesideItsCase) {
    for (const PackFile& file : test::good_pack()) write(file.path, file.text);
    write("cases/real.yaml", "bundle: real.fhir.json\nexpect: { first: metastatic }\n");
    EXPECT_NE(messages().find("K0414]: there is no file `real.fhir.json` beside the case"), std::string::npos);
    write("cases/real.fhir.json", "{}");
    EXPECT_EQ(messages(), "");
}

TEST(LoadPack, NothingIsNoPack) {
    const LoadedPack loaded = load_pack({});
    EXPECT_EQ(loaded.pack, nullptr);
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_EQ(loaded.diagnostics[0].code, "K0207");
}

TEST(LoadPack, AFileHandedInTwiceIsAnError) {
    std::vector<PackFile> files = test::good_pack();
    files.push_back(files.front());
    EXPECT_TRUE(has_errors(load_pack(files).diagnostics));
}

std::string many_findings(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += fmt::format("f{0}: {{ label: Finding {0}, kind: quantity, unit: mg/dL, plausible: 0 mg/dL .. 99 mg/dL, "
                            "text: [finding {0}] }}\n",
                            i);
    return text;
}

std::string many_rules(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text +=
            fmt::format("- id: many.r{0}\n  when: \"f{0} > 4.5 'mg/dL' and not (High(phosphate) or dialysis)\"\n"
                        "  supports: {{ metastatic: weak }}\n  because: It is number {0}.\n  evidence: [mayo-labs]\n",
                        i);
    return text;
}

TEST(LoadPack, ThreeHundredRulesTakeNoTime) {
    std::vector<PackFile> files = test::good_pack();
    files.push_back({"findings/many.yaml", many_findings(300)});
    files.push_back({"rules/many.yaml", many_rules(300)});
    const auto start = std::chrono::steady_clock::now();
    const LoadedPack loaded = load_pack(files);
    const auto taken = std::chrono::steady_clock::now() - start;
    ASSERT_NE(loaded.pack, nullptr) << to_text(loaded.diagnostics);
    EXPECT_EQ(loaded.pack->rules.size(), 302U);
    // About 20 ms when optimised; the bound only catches what grows with the square, on any machine and build.
    EXPECT_LT(taken, std::chrono::seconds(5));
}

TEST(LoadPack, AThousandMistakesAreAllTold) {
    std::string rules = many_rules(1000);
    std::vector<PackFile> files = test::good_pack();
    files.push_back({"rules/many.yaml", rules});
    const LoadedPack loaded = load_pack(files);
    EXPECT_EQ(loaded.diagnostics.size(), 1000U) << "each rule names a finding that there is not";
}

} // namespace
} // namespace apatite
