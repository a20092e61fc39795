// The second pack: another domain, nothing of the first, and as whole as a pack can be.
#include <filesystem>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/authoring.h"
#include "pack/load.h"

namespace apatite {
namespace {

const std::filesystem::path root = APATITE_SOURCE_DIR;
const std::filesystem::path example = root / "examples/packs/hypercalcaemia-workup";

TEST(ExamplePack, HasNoMistakesAndNoDoubts) {
    const Result<Diagnostics> all = check_pack(example, {"2026-11-23"});
    ASSERT_TRUE(all.ok());
    EXPECT_THAT(*all, testing::IsEmpty()) << to_text(*all);
}

TEST(ExamplePack, PassesItsCasesAndShowsAllOfItself) {
    const Result<CaseReport> cases = test_pack(example);
    ASSERT_TRUE(cases.ok());
    EXPECT_EQ(cases->failed(), 0U) << to_text(*cases);
    EXPECT_GE(cases->cases.size(), 50U);
    const Result<CoverageReport> coverage = cover_pack(example);
    EXPECT_EQ(coverage->covered(), coverage->wanted()) << to_text(*coverage);
}

TEST(ExamplePack, NoticesWhatChanges) {
    const Result<MutationReport> mutants = mutate_pack(example);
    ASSERT_TRUE(mutants.ok());
    EXPECT_GE(mutants->score(), 95.0) << to_text(*mutants);
    EXPECT_EQ(mutants->count(Mutant::Fate::survived), 0U) << to_text(*mutants);
    EXPECT_THAT(mutants->idle_excuses, testing::IsEmpty());
}

TEST(ExamplePack, SharesNoHypothesisRuleOrAlertWithTheShippedOne) {
    const auto shipped = load_pack_folder(root / "rules/calcinosis-cutis").pack;
    const auto other = load_pack_folder(example).pack;
    ASSERT_TRUE(shipped && other);
    std::set<std::string> names;
    for (const auto& one : shipped->hypotheses) names.insert(one.id);
    for (const auto& one : shipped->rules) names.insert(one.id);
    for (const auto& one : shipped->alerts) names.insert(one.id);
    for (const auto& one : other->hypotheses) EXPECT_FALSE(names.contains(one.id)) << one.id;
    for (const auto& one : other->rules) EXPECT_FALSE(names.contains(one.id)) << one.id;
    for (const auto& one : other->alerts) EXPECT_FALSE(names.contains(one.id)) << one.id;
}

} // namespace
} // namespace apatite
