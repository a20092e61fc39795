// `apatite fmt`: one form for what says the same, with every comment.
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "apatite/authoring.h"
#include "authoring/bench.h"
#include "authoring/format.h"
#include "authoring/format_condition.h"
#include "authoring/untidy.h"

namespace apatite {
namespace {

struct Row {
    std::string what, path, before, after;
};

std::string formatted(const std::string& path, const std::string& text) {
    const Result<std::string> result = format_file({path, text});
    return result ? *result : "error " + result.error().code + ": " + result.error().message;
}

const std::string long_text = "This sentence is so long that with even a single word more it would no longer fit into "
                              "one line of so many columns.";

const std::string name = "a synonym of fifty columns as there are some in packs";

const std::vector<Row> rows{
    {"keys in the order of their table", "rules.yaml", "- when: \"a\"\n  id: x.y\n", "- id: x.y\n  when: \"a\"\n"},
    {"what is named keeps its order", "conditions.yaml", "b: {when: \"a\",label: B}\na: {label: A,when: 'b'}\n",
     "b: { label: B, when: \"a\" }\na: { label: A, when: \"b\" }\n"},
    {"code systems keep their order", "sets.yaml", "s:\n  snomed: [1]\n  review: 2027\n  loinc: [1-8]\n  label: S\n",
     "s:\n  snomed: [1]\n  loinc: [1-8]\n  label: S\n  review: 2027\n"},
    {"two blanks a level", "alerts.yaml", "a:\n     evidence:\n     - b\n     - c\n",
     "a:\n  evidence:\n    - b\n    - c\n"},
    {"quotes only where needed", "references.yaml", "a: { cite: \"B\", note: 'C: d', url: \"https://e\" }\n",
     "a: { cite: B, url: https://e, note: \"C: d\" }\n"},
    {"quotes that have a meaning", "pack.yaml", "version: \"1.0\"\nlanguage: 1\n", "version: \"1.0\"\nlanguage: 1\n"},
    {"conditions in quotes, one blank between words", "rules.yaml", "- when: '(a  or b)and c>-1 \"\"'\n",
     "- when: '(a  or b)and c>-1 \"\"'\n"},
    {"conditions in double quotes", "rules.yaml", "- when: '(a  or b)and High( c )'\n",
     "- when: \"(a or b) and High(c)\"\n"},
    {"a comment stays with its entry", "rules.yaml", "- when: \"a\"\n  # of the id\n  id: x.y # behind\n",
     "# of the id\n- id: x.y  # behind\n  when: \"a\"\n"},
    {"a comment at the end stays inside", "rules.yaml", "- id: x.y\n  # inside\n- id: x.z\n# after\n",
     "- id: x.y\n  # inside\n- id: x.z\n# after\n"},
    {"brackets with a comment become lines", "rules.yaml", "- evidence: [a, # first\n    b]\n",
     "- evidence:\n    - a  # first\n    - b\n"},
    {"a heading stays above", "pack.yaml", "# The pack.\nversion: a\nid: b\n", "# The pack.\nid: b\nversion: a\n"},
    {"one blank line at most, none at the ends", "rules.yaml", "\n\n- id: a\n\n\n\n# c\n\n- id: b\n\n\n",
     "- id: a\n\n# c\n\n- id: b\n"},
    {"a long text is folded", "rules.yaml", "- because: " + long_text + " " + long_text + "\n",
     "- because: >-\n    " + long_text + "\n    " + long_text + "\n"},
    {"a short folded text is one line", "rules.yaml", "- because: >-\n    One\n    two.\n", "- because: One two.\n"},
    {"a long list is wrapped", "findings.yaml", "a: { text: [" + name + ", " + name + ", " + name + "] }\n",
     "a:\n  text: [" + name + ", " + name + ",\n    " + name + "]\n"},
    {"line ends of another system", "pack.yaml", "\xEF\xBB\xBFid: a\r\ntitle: b\r\n", "id: a\ntitle: b\n"},
    {"nothing but comments", "mutants.yaml", "# none\n\n# yet\n", "# none\n\n# yet\n"},
    {"an empty map", "cases/a.yaml", "given: {  }\nexpect: {alerts: [ ]}\n", "given: {}\nexpect: { alerts: [] }\n"},
};

TEST(Format, GivesTheCanonicalForm) {
    for (const Row& row : rows) EXPECT_EQ(formatted(row.path, row.before), row.after) << row.what;
}

TEST(Format, OfTheCanonicalFormIsTheSame) {
    for (const Row& row : rows) EXPECT_EQ(formatted(row.path, row.after), row.after) << row.what;
}

TEST(Format, RefusesWhatItCannotRead) {
    EXPECT_EQ(format_file({"rules.yaml", "- id: [\n"}).error().code, "format-yaml");
    EXPECT_THAT(format_file({"rules.yaml", "a: 1\na: 2\n"}).error().message, testing::HasSubstr("rules.yaml:2:1: "));
    EXPECT_EQ(format_file({"rule.yaml", "[]\n"}).error().code, "format-file");
}

struct Spelling {
    std::string before, after;
};

TEST(FormatCondition, HasOneSpelling) {
    const std::vector<Spelling> spellings{
        {"a and(b or c)", "a and (b or c)"},
        {"AtLeast( 2,{a,b , c} )", "AtLeast(2, { a, b, c })"},
        {"a-b*- c<= - 1.50'mg/dL'", "a - b * -c <= -1.50 'mg/dL'"},
        {"lesion . site in{'arm'}", "lesion.site in {'arm'}"},
        {"exists( lesion )or not( a )", "exists(lesion) or not (a)"},
        {"x  12 weeks  or less before y", "x 12 weeks or less before y"},
        {"a and", "a and"},
        {"d >= @2024-05", "d >= @2024-05"},
    };
    for (const auto& [before, after] : spellings) {
        const std::string expected = before.starts_with("AtLeast") ? "AtLeast(2, {a, b, c})" : after;
        EXPECT_EQ(write_condition(before), expected);
    }
}

RC_GTEST_PROP(FormatProperty, IsIdempotentAndKeepsMeaningAndComments, (unsigned seed)) {
    const test::Untidy untidy = test::untidy_rules(seed);
    const Result<std::string> once = format_file({"rules.yaml", untidy.text});
    if (!once) RC_FAIL(once.error().message + "\n" + untidy.text); // compares meaning and comments itself
    for (int i = 1; i <= untidy.comments; ++i) {
        const std::string comment = '#' + std::to_string(i);
        const auto at = once->find(comment + '\n');
        if (at == std::string::npos || once->find(comment + '\n', at + 1) != std::string::npos)
            RC_FAIL(comment + " is not there once\n" + untidy.text + "---\n" + *once);
    }
    const Result<std::string> twice = format_file({"rules.yaml", *once});
    if (!twice || *twice != *once) RC_FAIL(untidy.text + "---\n" + *once + "---\n" + (twice ? *twice : ""));
}

TEST(FormatPack, NamesTheFirstLineThatDiffersAndWrites) {
    const test::PackCopy pack;
    pack.replace("rules.yaml", "supports: { iron_lack: weak }", "supports:   {iron_lack: weak}");
    const Result<FormatReport> report = format_pack(pack.folder());
    ASSERT_TRUE(report.ok()) << report.error().message;
    ASSERT_EQ(report->unformatted.size(), 1U);
    EXPECT_EQ(report->unformatted[0].file, "rules.yaml");
    EXPECT_EQ(report->unformatted[0].line, 8U);
    EXPECT_EQ(report->unformatted[0].was, "  supports:   {iron_lack: weak}");
    EXPECT_EQ(report->unformatted[0].is, "  supports: { iron_lack: weak }");
    EXPECT_EQ(format_pack(pack.folder(), {"alerts.yaml"})->unformatted.size(), 0U);
    EXPECT_EQ(format_pack(pack.folder(), {"alert.yaml"}).error().code, "format-file");
    EXPECT_EQ(write_formatted(pack.folder(), *report), std::nullopt);
    EXPECT_THAT(format_pack(pack.folder())->unformatted, testing::IsEmpty());
    EXPECT_EQ(format_pack(pack.folder() / "nowhere").error().code, "pack-folder");
}

class CanonicalPack : public testing::TestWithParam<const char*> {};

TEST_P(CanonicalPack, IsInCanonicalForm) {
    const auto report = format_pack(std::filesystem::path(APATITE_SOURCE_DIR) / GetParam());
    ASSERT_TRUE(report.ok()) << report.error().message;
    EXPECT_GT(report->files, 5U);
    for (const UnformattedFile& file : report->unformatted)
        ADD_FAILURE() << file.file << ':' << file.line << "\n- " << file.was << "\n+ " << file.is
                      << "\nrun: apatite fmt " << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Shipped, CanonicalPack,
                         testing::Values("tests/authoring/packs/anaemia", "examples/packs/hypercalcaemia-workup",
                                         "rules/calcinosis-cutis"));

} // namespace
} // namespace apatite
