// The examples print what stands beside them.
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "support/golden.h"
#include "support/run_program.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> example_patients() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(fs::path(APATITE_SOURCE_DIR) / "examples/patients"))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().stem());
    std::ranges::sort(names);
    return names;
}

class ExamplePatient : public testing::TestWithParam<std::string> {};

TEST_P(ExamplePatient, HasTheReportBesideIt) {
    const std::string path = "examples/patients/" + GetParam();
    const test::Ran ran = test::run(APATITE_COMMAND, {"triage", "--as-of", "2024-06-01", path + ".fhir.json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    EXPECT_TRUE(test::matches_golden(ran.out, path + ".txt"));
}

TEST_P(ExamplePatient, HasTheExplanationBesideIt) {
    const std::string path = "examples/patients/" + GetParam();
    const test::Ran ran = test::run(APATITE_COMMAND, {"explain", "--as-of", "2024-06-01", path + ".fhir.json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(test::matches_golden(ran.out, path + ".explain.txt"));
}

std::string name_of(const testing::TestParamInfo<std::string>& patient) {
    std::string name = patient.param;
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, ExamplePatient, testing::ValuesIn(example_patients()), name_of);

TEST(Examples, AreSix) { EXPECT_EQ(example_patients().size(), 6U); }

TEST(Examples, TheLibraryDriverPrintsWhatStandsBesideIt) {
    std::vector<std::string> files;
    for (const std::string& name : example_patients()) files.push_back("examples/patients/" + name + ".fhir.json");
    const test::Ran ran = test::run(APATITE_EXAMPLE_TRIAGE, files);
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(test::matches_golden(ran.out + ran.err, "examples/triage.txt"));
}

/// Where the code block after a mark begins and ends.
struct Block {
    std::size_t begin, end;
};

Block block_after(const std::string& text, const std::string& mark) {
    const std::size_t begin = text.find('\n', text.find("```", text.find(mark))) + 1;
    return {begin, text.find("```", begin)};
}

/// The rule of this id as it stands in the pack.
std::string rule_in_pack(const std::string& id) {
    const std::string rules = test::read_file("rules/calcinosis-cutis/rules/metastatic.yaml");
    const std::size_t begin = rules.find("- id: " + id + "\n");
    EXPECT_NE(begin, std::string::npos) << id;
    return begin == std::string::npos ? "" : rules.substr(begin, rules.find("- id: ", begin + 1) - begin);
}

/// A report up to the first reason.
std::string beginning_of(const std::string& report) {
    const std::size_t first = report.find("\n  + ");
    return report.substr(0, report.find("\n  + ", first + 1) + 1);
}

// The README shows the rule and the report as they are; APATITE_UPDATE_GOLDEN=1 writes them anew.
TEST(Readme, ShowsARuleAndAReportAsTheyAre) {
    std::string readme = test::read_file("README.md");
    const Block report = block_after(readme, "<!-- report:");
    const test::Ran ran = test::run(
        APATITE_COMMAND, {"triage", "--as-of", "2024-06-01", "examples/patients/metastatic-sarcoidosis.fhir.json"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    readme.replace(report.begin, report.end - report.begin, beginning_of(ran.out));
    const Block rule = block_after(readme, "<!-- rule:");
    const std::size_t id = rule.begin + std::string("- id: ").size();
    readme.replace(rule.begin, rule.end - rule.begin, rule_in_pack(readme.substr(id, readme.find('\n', id) - id)));
    EXPECT_TRUE(test::matches_golden(readme, "README.md"));
}

} // namespace
} // namespace apatite
