// The JSON Schema for editors accepts what the reader accepts, and marks what is misspelt.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/authoring.h"
#include "authoring/json_schema.h"
#include "pack/yaml_parse.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> problems_in(const std::string& part, const std::string& yaml) {
    const SourceText source({part + ".yaml", yaml});
    Report report;
    const YamlNode node = parse_yaml(source, report);
    const std::string schema = *pack_schema(part);
    const Result<json::Document> document = json::Document::parse(schema);
    EXPECT_TRUE(document.ok()) << schema;
    return test::schema_problems(document->root(), node);
}

struct PackFolder {
    std::string name;
    std::size_t files; ///< at least
};

class ShippedPack : public testing::TestWithParam<PackFolder> {};

TEST_P(ShippedPack, IsValid) {
    const fs::path root = fs::path(APATITE_SOURCE_DIR) / GetParam().name;
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".yaml") continue;
        const std::string relative = entry.path().lexically_relative(root).generic_string();
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        EXPECT_THAT(problems_in(relative.substr(0, relative.find_first_of("./")), text), IsEmpty()) << relative;
        ++files;
    }
    EXPECT_GE(files, GetParam().files);
}

INSTANTIATE_TEST_SUITE_P(All, ShippedPack,
                         testing::Values(PackFolder{"rules/calcinosis-cutis", 20},
                                         PackFolder{"tests/authoring/packs/anaemia", 12},
                                         PackFolder{"examples/packs/hypercalcaemia-workup", 12},
                                         PackFolder{"tests/cli/pack", 8}),
                         [](const auto& folder) { return std::to_string(folder.index); });

struct Row {
    std::string part, yaml, problem;
};

TEST(Schema, MarksWhatIsMisspelt) {
    const std::vector<Row> rows{
        {"rules", R"([{ id: a.b, wen: "c", because: d, evidence: [e] }])", "/0/wen: no such key"},
        {"rules", R"([{ id: a.b, when: "c", supports: { d: stronk }, because: d, evidence: [e] }])",
         "/0/supports/d: no such word"},
        {"rules", R"([{ id: a.b, when: "c", because: d, evidence: e }])", "/0/evidence: is string"},
        {"findings", "a: { label: b, knd: quantity }", "/a/knd: no such key"},
        {"findings", "a: { label: b, if-absent: true }", "/a/if-absent: no such word"},
        {"findings", "a: { kind: instances, fields: { b: { lable: c } } }", "/a/fields/b/lable: no such key"},
        {"alerts", "a: [b]", "/a: is array"},
        {"pack", "id: a\nversion: 1.0\ntitle: b\nintended-use: c\nscale: { weak: one }", "/scale/weak: is string"},
        {"cases", "given: {}\nexpect: { alert: [a] }", "/expect/alert: no such key"},
        {"cases", "- given: { lesion: [{ site: [arm] }] }\n  expect: {}", "/0/given/lesion/0/site: is array"},
        {"mutants", "- { of: a, because: b }", "/0: without mutation"},
        {"sets", "a: { loinc: 1-8 }", "/a/loinc: is string"},
    };
    for (const Row& row : rows)
        EXPECT_THAT(problems_in(row.part, row.yaml), testing::Contains(row.problem)) << row.yaml;
}

TEST(Schema, TakesWhatTheReaderTakes) {
    EXPECT_THAT(problems_in("findings", "a: { label: b, if-absent: false, fixed: true }"), IsEmpty());
    EXPECT_THAT(problems_in("conditions", R"(a: { label: b, when: { some: [c], when: "c.d" } })"), IsEmpty());
    EXPECT_THAT(problems_in("sets", "a: { loinc: [1-8], review: 2027 }"), IsEmpty());
    EXPECT_THAT(problems_in("cases", "given: {}\nexpect: { true: [a] }"), IsEmpty());
}

TEST(Schema, OfNoSuchPartIsAnError) {
    EXPECT_EQ(pack_schema("rule").error().code, "schema-part");
    EXPECT_EQ(pack_parts().size(), 14U);
}

} // namespace
} // namespace apatite
