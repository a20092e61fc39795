// `apatite test`, `coverage` and `mutate` as a rule author runs them.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "authors_command.h"

namespace {

using apatite::test::anaemia;
using apatite::test::apatite_run;
using apatite::test::Ran;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

namespace fs = std::filesystem;

/// The pack with a case that fails, for as long as the test runs.
class FailingPack {
public:
    FailingPack() : folder_(fs::temp_directory_path() / ("apatite-bench-cli-" + std::to_string(getpid()))) {
        fs::remove_all(folder_);
        apatite::test::copy_anaemia_to(folder_);
        write("cases/wrong.yaml", "given: { vegan: true }\nexpect: { status: likely }\n");
    }
    ~FailingPack() { fs::remove_all(folder_); }

    std::string name() const { return folder_.string(); }
    void write(const std::string& file, const std::string& text) const {
        std::ofstream(folder_ / file, std::ios::binary) << text;
    }

private:
    fs::path folder_;
};

TEST(TestCommand, TellsHowManyPassed) {
    const Ran ran = apatite_run({"test", anaemia});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.out, "22 cases: 22 passed, 0 failed\n");
}

TEST(TestCommand, FailsWithTheReason) {
    const FailingPack failing;
    const Ran ran = apatite_run({"test", failing.name()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, HasSubstr("FAIL wrong ("));
    EXPECT_THAT(ran.out, HasSubstr("status: expected likely, got possible"));
    EXPECT_THAT(ran.out, HasSubstr("+ iron.diet (weak) vegan is true"));
    EXPECT_EQ(apatite_run({"test", "--filter", "iron-lack", failing.name()}).code, 0);
    EXPECT_THAT(apatite_run({"test", "--format", "junit", failing.name()}).out, StartsWith("<?xml"));
    EXPECT_THAT(apatite_run({"test", "--format", "json", failing.name()}).out, HasSubstr("\"failed\": 1"));
}

TEST(TestCommand, AFilterThatLeavesNothingFails) {
    EXPECT_EQ(apatite_run({"test", "--filter", "no such case", anaemia}).code, 1);
}

TEST(TestCommand, WatchRunsAgainAfterAChange) {
    const FailingPack failing;
    std::thread author([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        failing.write("cases/wrong.yaml", "given: { vegan: true }\nexpect: { status: possible }\n");
    });
    const Ran ran = apatite::test::run("/usr/bin/timeout", {"4", APATITE_COMMAND, "test", "--watch", failing.name()});
    author.join();
    EXPECT_EQ(ran.code, 124) << "it goes on until it is ended";
    EXPECT_THAT(ran.out, HasSubstr("22 passed, 1 failed"));
    EXPECT_THAT(ran.out, HasSubstr("23 passed, 0 failed"));
}

TEST(CoverageCommand, RequiresWhatItIsTold) {
    EXPECT_EQ(apatite_run({"coverage", "--require", "100", anaemia}).code, 0);
    const FailingPack failing;
    failing.write("cases/iron.yaml", "given: {}\nexpect: { alerts: [] }\n");
    EXPECT_EQ(apatite_run({"coverage", failing.name()}).code, 0);
    const Ran ran = apatite_run({"coverage", "--require", "100", failing.name()});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("less than the 100 % that is required"));
    EXPECT_THAT(apatite_run({"coverage", "--format", "html", anaemia}).out, StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(apatite_run({"coverage", "--format", "json", anaemia}).out, HasSubstr("\"percent\": 100.0"));
}

TEST(MutateCommand, EndsWithTheScoreAndFailsOnSurvivorsWithoutReason) {
    const Ran ran = apatite_run({"mutate", anaemia});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, testing::ContainsRegex("\nmutation score: [0-9.]+ %\n$"));
    EXPECT_EQ(apatite_run({"mutate", "--rule", "loss.gut", anaemia}).code, 0) << "its survivors have reasons";
    EXPECT_EQ(apatite_run({"mutate", "--require", "80", anaemia}).code, 0);
    EXPECT_EQ(apatite_run({"mutate", "--require", "99", anaemia}).code, 1);
    EXPECT_THAT(apatite_run({"mutate", "--sample", "5", anaemia}).out, HasSubstr("5 mutants:"));
}

TEST(BenchCommands, WrongWordsAreUsage) {
    const std::vector<std::vector<std::string>> rows{{"test"},
                                                     {"test", anaemia, anaemia},
                                                     {"test", "--format", "xml", anaemia},
                                                     {"coverage", "--require", "101", anaemia},
                                                     {"coverage", "--format", "junit", anaemia},
                                                     {"mutate", "--sample", "x", anaemia},
                                                     {"mutate", "--kind", "other", anaemia},
                                                     {"mutate", "--rule", "no.such", anaemia}};
    for (const auto& words : rows) EXPECT_EQ(apatite_run(words).code, 2) << testing::PrintToString(words);
    for (const char* command : {"test", "coverage", "mutate", "doc"}) {
        EXPECT_EQ(apatite_run({command, "no-such-folder"}).code, 1);
        EXPECT_EQ(apatite_run({command, "--help"}).code, 0);
        const Ran broken = apatite_run({command, "tests/cli/broken-pack"});
        EXPECT_EQ(broken.code, 1);
        EXPECT_THAT(broken.err, HasSubstr("error[")) << "the mistakes themselves";
    }
}

} // namespace
