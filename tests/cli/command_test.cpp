// What the command prints for good and bad input: one golden transcript a case, with a small pack of its own.
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/golden.h"
#include "support/run_program.h"
#include "json/reader.h"

namespace apatite {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string command = APATITE_COMMAND;

struct Case {
    std::string name;
    std::vector<std::string> arguments; ///< run in tests/cli
    std::string input = {};
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

/// Arguments of `triage` for the small pack at a fixed date.
std::vector<std::string> triage(std::vector<std::string> rest) {
    std::vector<std::string> words{"triage", "--pack", "pack", "--as-of", "2024-06-01"};
    words.insert(words.end(), rest.begin(), rest.end());
    return words;
}

test::Ran run_here(const std::vector<std::string>& arguments, const std::string& input = "") {
    return test::run(command, arguments, input, std::string(APATITE_SOURCE_DIR) + "/tests/cli");
}

std::string transcript(const Case& one, const test::Ran& ran) {
    std::string text = "$ apatite";
    for (const std::string& word : one.arguments)
        text += word.find(' ') == std::string::npos ? " " + word : " '" + word + "'";
    return text + "\nexit " + std::to_string(ran.code) + "\n--- standard output\n" + ran.out + "--- standard error\n" +
           ran.err;
}

const std::vector<Case> good{
    {"text", triage({"input/patient.json"})},
    {"json", triage({"--format", "json", "input/patient.json"})},
    {"fhir", triage({"--format", "fhir", "input/patient.json"})},
    {"json-several", triage({"--format", "json", "input/patient.json", "input/lupus.json"})},
    {"text-several", triage({"input/patient.json", "input/lupus.json"})},
    {"standard-input", triage({"-"}), "{\"resourceType\": \"Patient\", \"id\": \"p\"}"},
    {"by-hand", triage({"--set", "age=55 years", "--set", "phosphate=9.7 mg/dL", "--set", "dialysis=true"})},
    {"by-hand-without-age", triage({"--set", "phosphate=9.7 mg/dL", "--set", "dialysis=true"})},
    {"by-hand-over-a-file", triage({"--set", "dialysis=unknown", "input/patient.json"})},
    {"complete", triage({"--complete", "conditions", "input/patient.json"})},
    {"explain-file", {"explain", "--pack", "pack", "--as-of", "2024-06-01", "input/patient.json"}},
    {"explain-why-not",
     {"explain", "--pack", "pack", "--as-of", "2024-06-01", "--why-not", "metastatic", "--set", "phosphate=3 mg/dL",
      "--set", "age=54 years"}},
    {"explain-why-not-json",
     {"explain", "--pack", "pack", "--as-of", "2024-06-01", "--format", "json", "--why-not", "dystrophic",
      "input/patient.json"}},
    {"explain-trace", {"explain", "--pack", "pack", "--as-of", "2024-06-01", "--trace", "input/patient.json"}},
    {"explain-trace-json",
     {"explain", "--pack", "pack", "--as-of", "2024-06-01", "--trace", "--format", "json", "--set", "dialysis=true"}},
    {"next", {"next", "--pack", "pack", "--as-of", "2024-06-01", "input/lupus.json"}},
    {"next-json", {"next", "--pack", "pack", "--as-of", "2024-06-01", "--format", "json", "input/lupus.json"}},
    {"next-not-known",
     {"next", "--pack", "pack", "--as-of", "2024-06-01", "--not-known", "dialysis,lupus", "--set", "age=54 years"}},
    {"check", {"check", "--as-of", "2024-06-01", "pack"}},
    {"check-json", {"check", "--format", "json", "--as-of", "2024-06-01", "pack"}},
    {"check-site", {"check", "--site", "input/site.yaml", "--as-of", "2024-06-01", "pack"}},
    {"site", triage({"--site", "input/site.yaml", "input/local.json"})},
    {"site-json", triage({"--site", "input/site.yaml", "--format", "json", "input/local.json"})},
    {"site-explain",
     {"explain", "--pack", "pack", "--as-of", "2024-06-01", "--site", "input/site.yaml", "input/local.json"}},
    {"graph-pack", {"graph", "pack"}},
    {"graph-hypothesis", {"graph", "--hypothesis", "metastatic", "--format", "mermaid", "pack"}},
    {"graph-patient", {"graph", "--pack", "pack", "--as-of", "2024-06-01", "input/patient.json"}},
    {"graph-by-hand",
     {"graph", "--pack", "pack", "--as-of", "2024-06-01", "--format", "mermaid", "--set", "lupus=true"}},
    {"graph-svg", {"graph", "--format", "svg", "--graphviz", "input/draw.sh", "--hypothesis", "metastatic", "pack"}},
    {"help-graph", {"graph", "--help"}},
    {"help", {"--help"}},
    {"help-triage", {"triage", "--help"}},
    {"help-explain", {"help", "explain"}},
    {"help-next", {"help", "next"}},
    {"help-check", {"check", "--help"}},
    {"help-screen", {"screen", "--help"}},
    {"help-profile", {"profile", "--help"}},
    {"profile", {"profile", "--pack", "pack", "--threads", "1", "input/site.ndjson"}},
    {"profile-with-site",
     {"profile", "--pack", "pack", "--site", "input/site.yaml", "--format", "json", "input/site.ndjson"}},
};

const std::vector<Case> set_aside{{"set-aside", triage({"input/set-aside.json"})}};

const std::vector<Case> refused{
    {"no-file", triage({"input/nowhere.json"})},
    {"folder", triage({"input"})},
    {"empty", triage({"input/empty.json"})},
    {"not-json", triage({"input/not-json.json"})},
    {"not-fhir", triage({"input/not-fhir.json"})},
    {"no-patient", triage({"input/no-patient.json"})},
    {"two-patients", triage({"input/two-patients.json"})},
    {"other-patient", triage({"input/other-patient.json"})},
    {"deep", triage({"input/deep.json"})},
    {"invalid-utf8", triage({"input/invalid-utf8.json"})},
    {"others-are-answered", triage({"input/empty.json", "input/patient.json", "input/nowhere.json"})},
    {"broken-pack", {"triage", "--pack", "broken-pack", "input/patient.json"}},
    {"check-broken-pack", {"check", "broken-pack"}},
    {"check-strict-pack", {"check", "--strict", "--as-of", "2024-06-01", "pack"}},
    {"check-several-packs", {"check", "--format", "json", "--as-of", "2024-06-01", "pack", "broken-pack", "nowhere"}},
    {"no-pack", {"triage", "--pack", "nowhere", "input/patient.json"}},
};

const std::vector<Case> bad_sites{
    {"bad-site", triage({"--site", "input/bad-site.yaml", "input/local.json"})},
    {"no-site", triage({"--site", "nowhere.yaml", "input/local.json"})},
    {"check-bad-site", {"check", "--site", "input/bad-site.yaml", "--as-of", "2024-06-01", "pack"}},
};

const std::vector<Case> not_drawn{
    {"graph-no-graphviz", {"graph", "--format", "svg", "--graphviz", "no-such-dot", "pack"}},
    {"graph-graphviz-fails", {"graph", "--format", "svg", "--graphviz", "false", "pack"}},
    {"graph-no-patient", {"graph", "--pack", "pack", "--as-of", "2024-06-01", "input/nowhere.json"}},
};

const std::vector<Case> misuse{
    {"graph-no-such-hypothesis", {"graph", "--hypothesis", "metastatik", "pack"}},
    {"graph-no-such-format", {"graph", "--format", "png", "pack"}},
    {"nothing", {}},
    {"unknown-subcommand", {"traige", "input/patient.json"}},
    {"unknown-option", triage({"--fromat", "json", "input/patient.json"})},
    {"prefix-of-an-option", triage({"--form", "json", "input/patient.json"})},
    {"option-without-value", {"triage", "input/patient.json", "--as-of"}},
    {"option-twice", triage({"--as-of", "2024-06-02", "input/patient.json"})},
    {"no-such-format", triage({"--format", "xml", "input/patient.json"})},
    {"screen-nothing", {"screen", "--output", "x"}},
    {"screen-no-output", {"screen", "input"}},
    {"screen-shard", {"screen", "input", "--output", "x", "--shard", "3/2"}},
    {"screen-threads", {"screen", "input", "--output", "x", "--threads", "many"}},
    {"bad-date", {"triage", "--pack", "pack", "--as-of", "2024-02-30", "input/patient.json"}},
    {"inexact-date", {"triage", "--pack", "pack", "--as-of", "2024-02", "input/patient.json"}},
    {"set-without-equals", triage({"--set", "dialysis"})},
    {"set-unknown-finding", triage({"--set", "dialisys=true"})},
    {"set-without-unit", triage({"--set", "phosphate=9.7"})},
    {"set-bad-unit", triage({"--set", "phosphate=9.7 kg"})},
    {"complete-unknown-list", triage({"--complete", "condition", "input/patient.json"})},
    {"no-file-named", {"triage"}},
    {"check-inexact-date", {"check", "--as-of", "2024-06", "pack"}},
    {"check-no-such-format", {"check", "--format", "html", "pack"}},
    {"explain-why-not-unknown", {"explain", "--pack", "pack", "--why-not", "metastatik", "input/patient.json"}},
    {"explain-why-not-fhir",
     {"explain", "--pack", "pack", "--format", "fhir", "--why-not", "metastatic", "input/patient.json"}},
    {"explain-trace-fhir", {"explain", "--pack", "pack", "--format", "fhir", "--trace", "input/patient.json"}},
    {"explain-trace-why-not",
     {"explain", "--pack", "pack", "--why-not", "metastatic", "--trace", "input/patient.json"}},
    {"explain-unknown-code", {"explain", "R9999"}},
};

class Command : public testing::TestWithParam<std::pair<Case, int>> {};

TEST_P(Command, PrintsWhatIsExpected) {
    const auto& [one, code] = GetParam();
    const test::Ran ran = run_here(one.arguments, one.input);
    EXPECT_EQ(ran.code, code) << ran.err;
    EXPECT_TRUE(test::matches_golden(transcript(one, ran), "tests/cli/golden/" + one.name + ".txt"));
}

auto with_code(const std::vector<Case>& cases, int code) {
    std::vector<std::pair<Case, int>> all;
    for (const Case& one : cases) all.emplace_back(one, code);
    return testing::ValuesIn(all);
}

std::string name_of(const testing::TestParamInfo<std::pair<Case, int>>& info) {
    std::string name = info.param.first.name;
    for (char& c : name)
        if (c == '-') c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(Good, Command, with_code(good, 0), name_of);
INSTANTIATE_TEST_SUITE_P(SetAside, Command, with_code(set_aside, 0), name_of);
INSTANTIATE_TEST_SUITE_P(Refused, Command, with_code(refused, 1), name_of);
INSTANTIATE_TEST_SUITE_P(BadSites, Command, with_code(bad_sites, 1), name_of);
INSTANTIATE_TEST_SUITE_P(NotDrawn, Command, with_code(not_drawn, 1), name_of);
INSTANTIATE_TEST_SUITE_P(Misuse, Command, with_code(misuse, 2), name_of);

// A refused file costs one line, which names it.
TEST(CommandErrors, AreOneLine) {
    for (const Case& one : refused) {
        if (one.name.find("pack") != std::string::npos || one.name == "others-are-answered") continue;
        const test::Ran ran = run_here(one.arguments);
        EXPECT_THAT(ran.err, StartsWith("apatite: input")) << one.name;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << one.name << "\n" << ran.err;
        EXPECT_EQ(ran.out, "") << one.name;
    }
}

TEST(CommandErrors, DoNotDriveTheTerminal) {
    const test::Ran ran = run_here(triage({"no\x1b[2Jfile\n"}));
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.err.find('\x1b'), std::string::npos);
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
}

// The date comes from the clock only when none is given.
TEST(CommandDate, IsTodayUnlessGiven) {
    const test::Ran ran = run_here({"triage", "--pack", "pack", "--format", "json", "--set", "dialysis=true"});
    const Result<json::Document> answer = json::Document::parse(ran.out);
    ASSERT_TRUE(answer.ok()) << ran.err;
    EXPECT_THAT(std::string(answer->root().find("asOf")->text()),
                testing::MatchesRegex("20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]"));
}

TEST(CommandPack, IsBuiltInUnlessGiven) {
    const test::Ran ran = test::run(command, {"version"}, "", "/");
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("rules calcinosis-cutis"));
}

TEST(CommandColour, IsOffWhenPiped) {
    EXPECT_EQ(run_here(triage({"input/patient.json"})).out.find('\x1b'), std::string::npos);
}

} // namespace
} // namespace apatite
