// `apatite new`, `schema`, `fmt` and `diff` as a rule author runs them.
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "authors_command.h"
#include "support/golden.h"

namespace {

using apatite::test::anaemia;
using apatite::test::apatite_run;
using apatite::test::Ran;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

namespace fs = std::filesystem;

class AuthorsFolder : public testing::Test {
protected:
    fs::path folder_ = fs::temp_directory_path() / ("apatite-author-cli-" + std::to_string(getpid()));
    std::string pack_ = (folder_ / "pack").string();

    void SetUp() override {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }
    void copy_anaemia() const { apatite::test::copy_anaemia_to(pack_); }
    void replace(const std::string& file, const std::string& from, const std::string& to) const {
        std::ifstream in(fs::path(pack_) / file, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        ASSERT_NE(text.find(from), std::string::npos);
        text.replace(text.find(from), from.size(), to);
        std::ofstream(fs::path(pack_) / file, std::ios::binary) << text;
    }
};

TEST_F(AuthorsFolder, NewPackPassesAndIsInCanonicalForm) {
    const Ran made = apatite_run({"new", pack_});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_THAT(made.out, StartsWith(pack_ + "/pack.yaml\n"));
    EXPECT_EQ(apatite_run({"check", pack_}).out, pack_ + ": 0 errors, 0 warnings\n");
    EXPECT_EQ(apatite_run({"test", pack_}).out, "4 cases: 4 passed, 0 failed\n");
    EXPECT_EQ(apatite_run({"coverage", "--require", "100", pack_}).code, 0);
    const Ran formatted = apatite_run({"fmt", "--check", pack_});
    EXPECT_EQ(formatted.code, 0) << formatted.out;
    const Ran again = apatite_run({"new", pack_});
    EXPECT_EQ(again.code, 1);
    EXPECT_EQ(again.err, "apatite: " + pack_ + ": is there already; name a new folder or an empty one\n");
}

TEST_F(AuthorsFolder, FmtChecksWritesAndThenFindsNothing) {
    copy_anaemia();
    EXPECT_EQ(apatite_run({"fmt", "--check", pack_}).out, "0 of 15 files to format\n");
    replace("rules.yaml", "  supports: { iron_lack: weak }", "  supports:   {iron_lack: weak}");
    const Ran check = apatite_run({"fmt", "--check", pack_});
    EXPECT_EQ(check.code, 1);
    EXPECT_EQ(check.out, pack_ + "/rules.yaml:8: not in canonical form\n-   supports:   {iron_lack: weak}\n"
                                 "+   supports: { iron_lack: weak }\n1 of 15 files to format\n");
    EXPECT_EQ(apatite_run({"fmt", "--check", pack_, "alerts.yaml"}).out, "0 of 1 files to format\n");
    const Ran written = apatite_run({"fmt", pack_});
    EXPECT_EQ(written.code, 0) << written.err;
    EXPECT_EQ(written.out, pack_ + "/rules.yaml: formatted\n");
    EXPECT_EQ(apatite_run({"fmt", pack_}).out, "");
    EXPECT_EQ(apatite_run({"fmt", "--check", pack_}).code, 0);
    EXPECT_EQ(apatite_run({"fmt", pack_, "alert.yaml"}).code, 1);
    replace("rules.yaml", "- id: iron.diet", "- id: [iron.diet");
    const Ran broken = apatite_run({"fmt", pack_});
    EXPECT_EQ(broken.code, 1);
    EXPECT_THAT(broken.err, StartsWith("apatite: rules.yaml:"));
}

TEST_F(AuthorsFolder, DiffTellsWhatChangedAndForWhom) {
    copy_anaemia();
    const Ran same = apatite_run({"diff", "--exit-code", anaemia, pack_});
    EXPECT_EQ(same.code, 0) << same.err;
    EXPECT_EQ(same.out, "anaemia 1.0 -> anaemia 1.0\n\nBoth say the same.\n\nno conclusion can change\n");
    replace("rules.yaml", "ferritin < 15.5 'ug/L'", "ferritin < 12 'ug/L'");
    const Ran changed = apatite_run({"diff", anaemia, pack_});
    EXPECT_EQ(changed.code, 0);
    EXPECT_EQ(changed.out, "anaemia 1.0 -> anaemia 1.0\n\n★ rule iron.low-ferritin: when (a threshold)\n"
                           "    - anaemic and ferritin < 15.5 'ug/L'\n    + anaemic and ferritin < 12 'ug/L'\n\n"
                           "★ a conclusion can change\n");
    EXPECT_EQ(apatite_run({"diff", "--exit-code", anaemia, pack_}).code, 1);
    const Ran patients = apatite_run({"diff", "--random", "300", "--seed", "7", anaemia, pack_});
    EXPECT_THAT(patients.out, HasSubstr(" of 300 patients get another answer:\n"));
    EXPECT_THAT(patients.out, HasSubstr("    because of rule iron.low-ferritin when: true -> false\n"));
    EXPECT_THAT(apatite_run({"diff", "--format", "json", anaemia, pack_}).out, HasSubstr("\"star\": true"));
    replace("rules.yaml", "- id: iron.diet", "- id: [iron.diet");
    const Ran broken = apatite_run({"diff", anaemia, pack_});
    EXPECT_EQ(broken.code, 1);
    EXPECT_THAT(broken.err, HasSubstr("error["));
}

TEST_F(AuthorsFolder, SchemaPrintsOneOrWritesAll) {
    const Ran one = apatite_run({"schema", "rules"});
    EXPECT_EQ(one.code, 0);
    EXPECT_THAT(one.out, HasSubstr("\"$schema\": \"http://json-schema.org/draft-07/schema#\""));
    const Ran all = apatite_run({"schema", "--output", (folder_ / "schemas").string()});
    EXPECT_EQ(all.code, 0) << all.err;
    EXPECT_TRUE(fs::exists(folder_ / "schemas/findings.schema.json"));
    EXPECT_EQ(std::count(all.out.begin(), all.out.end(), '\n'), 14);
}

TEST(AuthoringCommands, WrongWordsAreUsage) {
    const std::vector<std::vector<std::string>> rows{{"new"},
                                                     {"new", "a", "b"},
                                                     {"schema"},
                                                     {"schema", "rule"},
                                                     {"schema", "rules", "cases"},
                                                     {"fmt"},
                                                     {"diff", anaemia},
                                                     {"diff", "--random", "x", anaemia, anaemia},
                                                     {"diff", "--as-of", "2024", anaemia, anaemia}};
    for (const auto& words : rows) EXPECT_EQ(apatite_run(words).code, 2) << testing::PrintToString(words);
    for (const char* command : {"new", "schema", "fmt", "diff"}) {
        const Ran help = apatite_run({command, "--help"});
        EXPECT_EQ(help.code, 0);
        EXPECT_THAT(help.out, StartsWith(std::string("Usage: apatite ") + command));
    }
    EXPECT_EQ(apatite_run({"fmt", "no-such-folder"}).code, 1);
    EXPECT_EQ(apatite_run({"diff", "no-such-folder", anaemia}).code, 1);
}

} // namespace
