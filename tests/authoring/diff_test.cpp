// `apatite diff`: what changed in words, what of it can change a conclusion, and for whom it does.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/authoring.h"
#include "authoring/bench.h"
#include "json/reader.h"

namespace apatite {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Row {
    std::string file, old_text, new_text;
    std::string of, key, aspect;
    bool decides;
    std::vector<std::string> before, after;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.of << ' ' << row.key; }

const std::vector<Row> rows{
    {"rules.yaml",
     "ferritin < 15.5 'ug/L'",
     "ferritin < 12 'ug/L'",
     "rule iron.low-ferritin",
     "when",
     "threshold",
     true,
     {"anaemic and ferritin < 15.5 'ug/L'"},
     {"anaemic and ferritin < 12 'ug/L'"}},
    {"rules.yaml",
     "anaemic and ferritin",
     "anaemic or ferritin",
     "rule iron.low-ferritin",
     "when",
     "condition",
     true,
     {"anaemic and ferritin < 15.5 'ug/L'"},
     {"anaemic or ferritin < 15.5 'ug/L'"}},
    {"rules.yaml",
     "{ iron_lack: strong }",
     "{ iron_lack: moderate }",
     "rule iron.low-ferritin",
     "supports",
     "strength",
     true,
     {"iron_lack: strong"},
     {"iron_lack: moderate"}},
    {"rules.yaml",
     "Ferritin is low only",
     "Ferritin is low",
     "rule iron.low-ferritin",
     "because",
     "text",
     false,
     {"Ferritin is low only where iron is."},
     {"Ferritin is low where iron is."}},
    {"findings.yaml",
     "loinc: [2276-4]",
     "loinc: [2276-4, 20567-4]",
     "finding ferritin",
     "codes",
     "codes",
     true,
     {},
     {"loinc 20567-4"}},
    {"findings.yaml",
     "1 g/dL .. 30 g/dL",
     "1 g/dL .. 40 g/dL",
     "finding haemoglobin",
     "plausible",
     "plausible range",
     true,
     {"1 .. 30"},
     {"1 .. 40"}},
    {"findings.yaml",
     "cost: blood-test\nferritin",
     "cost: question\nferritin",
     "finding haemoglobin",
     "cost",
     "next",
     false,
     {"blood-test"},
     {"question"}},
    {"alerts.yaml",
     "urgency: emergency",
     "urgency: urgent",
     "alert shock",
     "urgency",
     "urgency",
     true,
     {"emergency"},
     {"urgent"}},
    {"management.yaml",
     "id: overload, when: \"haemochromatosis\"",
     "id: overload, when: \"not haemochromatosis\"",
     "management iron_tablets",
     "cautions/overload/when",
     "condition",
     true,
     {"haemochromatosis"},
     {"not haemochromatosis"}},
    {"workup.yaml",
     "haemoglobin < 8 'g/dL'",
     "haemoglobin < 9 'g/dL'",
     "workup ferritin_test",
     "urgent-when",
     "threshold",
     true,
     {"haemoglobin < 8 'g/dL'"},
     {"haemoglobin < 9 'g/dL'"}},
    {"values.yaml",
     "13 'g/dL' - haemoglobin",
     "12 'g/dL' - haemoglobin",
     "value haemoglobin_deficit",
     "is",
     "threshold",
     true,
     {"13 'g/dL' - haemoglobin"},
     {"12 'g/dL' - haemoglobin"}},
    {"pack.yaml",
     "likely-from: 4",
     "likely-from: 5",
     "pack anaemia",
     "scale",
     "scale",
     true,
     {"weak 1, moderate 2, strong 4, likely from 4, unlikely from -2"},
     {"weak 1, moderate 2, strong 4, likely from 5, unlikely from -2"}},
    {"references.yaml",
     "note: invented",
     "note: made up",
     "reference primer",
     "note",
     "text",
     false,
     {"invented"},
     {"made up"}},
};

class Change : public testing::TestWithParam<Row> {};

TEST_P(Change, IsToldInWords) {
    const Row& row = GetParam();
    const test::PackCopy pack;
    pack.replace(row.file, row.old_text, row.new_text);
    const Result<PackDiff> diff = diff_packs(test::anaemia(), pack.folder());
    ASSERT_TRUE(diff.ok()) << diff.error().message;
    ASSERT_EQ(diff->changes.size(), 1U) << to_text(*diff);
    const PackChange& change = diff->changes.front();
    EXPECT_EQ(change.of, row.of);
    EXPECT_EQ(change.key, row.key);
    EXPECT_EQ(change.aspect, row.aspect);
    EXPECT_EQ(change.before, row.before);
    EXPECT_EQ(change.after, row.after);
    EXPECT_EQ(change.decides, row.decides);
    EXPECT_EQ(diff->star(), row.decides);
    EXPECT_THAT(to_text(*diff), HasSubstr(row.decides ? "★ " + row.of : "  " + row.of));
    EXPECT_THAT(to_text(*diff),
                testing::EndsWith(row.decides ? "★ a conclusion can change\n" : "\nno conclusion can change\n"));
}

INSTANTIATE_TEST_SUITE_P(All, Change, testing::ValuesIn(rows));

TEST(Diff, OfWhatIsOnlyWrittenOtherwiseIsEmpty) {
    const test::PackCopy pack;
    pack.replace("rules.yaml", "anaemic and ferritin < 15.5 'ug/L'", "(anaemic  and (ferritin<15.50 'ug/L'))");
    pack.replace("rules.yaml", "  because: Ferritin", "  # a comment\n  because: Ferritin");
    pack.only_cases("given: { vegan: true }\nexpect: { status: possible }\n");
    const Result<PackDiff> diff = diff_packs(test::anaemia(), pack.folder());
    ASSERT_TRUE(diff.ok());
    EXPECT_THAT(diff->changes, IsEmpty()) << to_text(*diff);
    EXPECT_FALSE(diff->star());
}

TEST(Diff, NamesWhatCameAndWent) {
    const test::PackCopy pack;
    pack.replace("rules.yaml", "- id: iron.diet\n", "- id: iron.meals\n");
    pack.write("mutants.yaml", "[]\n");
    pack.only_cases("given: { vegan: true }\nexpect: { status: possible }\n");
    const Result<PackDiff> diff = diff_packs(test::anaemia(), pack.folder());
    ASSERT_TRUE(diff.ok()) << diff.error().message;
    ASSERT_EQ(diff->changes.size(), 2U) << to_text(*diff);
    EXPECT_EQ(diff->changes[0].of, "rule iron.meals");
    EXPECT_EQ(diff->changes[0].kind, PackChange::Kind::added);
    EXPECT_THAT(diff->changes[0].after, ElementsAre("when: vegan", "supports: iron_lack: weak"));
    EXPECT_EQ(diff->changes[1].of, "rule iron.diet");
    EXPECT_EQ(diff->changes[1].kind, PackChange::Kind::removed);
    EXPECT_TRUE(diff->star());
}

TEST(Diff, MadeUpPatientsFindAMovedThresholdAndTheRule) {
    const test::PackCopy pack;
    pack.replace("rules.yaml", "ferritin < 15.5 'ug/L'", "ferritin < 12 'ug/L'");
    DiffOptions options;
    options.random = 300;
    const Result<PackDiff> diff = diff_packs(test::anaemia(), pack.folder(), options);
    ASSERT_TRUE(diff.ok()) << diff.error().message;
    EXPECT_EQ(diff->patients, 300U);
    ASSERT_THAT(diff->answers, testing::Not(IsEmpty()));
    for (const ChangedAnswer& answer : diff->answers) {
        EXPECT_THAT(answer.patient, HasSubstr("ferritin = 1")) << "from 12 to 15.5";
        EXPECT_THAT(answer.because, Contains("rule iron.low-ferritin when: true -> false"));
        EXPECT_THAT(answer.differences, Contains(testing::StartsWith("status of iron_lack: likely -> ")));
    }
    EXPECT_EQ(to_text(*diff), to_text(*diff_packs(test::anaemia(), pack.folder(), options))) << "the same seed";
}

TEST(Diff, AFindingThatOnlyTheNewPackKnowsCanChangeAnAnswer) {
    const test::PackCopy pack;
    pack.replace("findings.yaml", "vegan: {", "pica: { label: Eating ice, codes: { finding: [pica] } }\nvegan: {");
    pack.replace("rules.yaml", "when: \"vegan\"", "when: \"vegan or pica\"");
    DiffOptions options;
    options.random = 100;
    const Result<PackDiff> diff = diff_packs(test::anaemia(), pack.folder(), options);
    ASSERT_TRUE(diff.ok()) << diff.error().message;
    ASSERT_THAT(diff->answers, testing::Not(IsEmpty()));
    EXPECT_THAT(diff->answers.front().patient, HasSubstr("pica = true"));
}

TEST(Diff, AStrengthThatChangedIsTheReasonWhereAllHoldsAsBefore) {
    const test::PackCopy pack;
    pack.replace("rules.yaml", "{ iron_lack: strong }", "{ iron_lack: moderate }");
    DiffOptions options;
    options.random = 200;
    const Result<PackDiff> diff = diff_packs(test::anaemia(), pack.folder(), options);
    ASSERT_TRUE(diff.ok());
    ASSERT_THAT(diff->answers, testing::Not(IsEmpty()));
    EXPECT_THAT(diff->answers.front().because, Contains("rule iron.low-ferritin: its strength changed"));
}

TEST(Diff, TextsChangeNobodysAnswer) {
    const test::PackCopy pack;
    pack.replace("rules.yaml", "Ferritin is low only", "Ferritin is low");
    DiffOptions options;
    options.random = 100;
    EXPECT_THAT(diff_packs(test::anaemia(), pack.folder(), options)->answers, IsEmpty());
}

TEST(Diff, ReadsAFolderOfPatients) {
    const test::PackCopy pack;
    pack.replace("values.yaml", "13 'g/dL' - haemoglobin", "3 'g/dL' - haemoglobin");
    pack.write("cases/broken.json", "{");
    DiffOptions options;
    options.patients = pack.folder() / "cases";
    const Result<PackDiff> diff = diff_packs(test::anaemia(), pack.folder(), options);
    ASSERT_TRUE(diff.ok()) << diff.error().message;
    EXPECT_EQ(diff->patients, 1U);
    ASSERT_EQ(diff->answers.size(), 1U) << to_text(*diff);
    EXPECT_EQ(diff->answers[0].patient, "from-record.fhir.json");
    EXPECT_THAT(diff->problems, ElementsAre(HasSubstr("broken.json: ")));
    const std::string text = to_json(*diff);
    const Result<json::Document> json = json::Document::parse(text);
    ASSERT_TRUE(json.ok());
    EXPECT_EQ(json->root().find("star")->boolean(), true);
}

TEST(Diff, ErrorsAreTold) {
    DiffOptions options;
    options.as_of = "2024-06";
    EXPECT_EQ(diff_packs(test::anaemia(), test::anaemia(), options).error().code, "diff-date");
    options = {};
    options.patients = "/nowhere";
    EXPECT_EQ(diff_packs(test::anaemia(), test::anaemia(), options).error().code, "diff-patients");
    EXPECT_EQ(diff_packs(test::anaemia(), "/nowhere").error().code, "pack-folder");
}

} // namespace
} // namespace apatite
