// A pack without a mistake: everything it says is read.
#include <gtest/gtest.h>

#include <random>

#include "pack/load.h"
#include "pack_files.h"

namespace apatite {
namespace {

std::shared_ptr<const Pack> loaded(std::vector<PackFile> files) {
    const LoadedPack result = load_pack(std::move(files));
    EXPECT_EQ(to_text(result.diagnostics), "");
    return result.pack;
}

std::string codes_of(const CodeSet& set) {
    std::string all;
    for (const Code& code : set) all += std::string(system_short_name(code.system)) + ' ' + code.code + ';';
    return all;
}

TEST(GoodPack, IsReadWithoutAMessage) { EXPECT_NE(loaded(test::good_pack()), nullptr); }

TEST(GoodPack, IdentityAndScale) {
    const auto pack = loaded(test::good_pack());
    ASSERT_NE(pack, nullptr);
    EXPECT_EQ(pack->id, "small");
    EXPECT_EQ(pack->version, "1.0");
    EXPECT_EQ(pack->review_by, "2025-05");
    EXPECT_EQ(pack->scale.points(Strength::strong), 4);
    EXPECT_EQ(pack->scale.unlikely_from, -2);
    EXPECT_EQ(pack->catalogue.lists, (std::vector<std::string>{"conditions", "medications"}));
    EXPECT_EQ(pack->source_attributes.at(0).key, "funding");
    EXPECT_EQ(pack->references.at("mayo-labs").cite, "Mayo Clinic Laboratories");
}

TEST(GoodPack, CodesAreFlatSetsWithEachCodeOnce) {
    const auto pack = loaded(test::good_pack());
    ASSERT_NE(pack, nullptr);
    EXPECT_EQ(codes_of(pack->catalogue.find("warfarin")->codes), "atc B01AA;rxnorm 11289;atc B01AA03;");
    EXPECT_EQ(codes_of(pack->catalogue.find("phosphate")->codes), "loinc 2777-1;loinc 14879-1;");
}

TEST(GoodPack, AQuantityHasUnitRangesAndWindow) {
    const auto pack = loaded(test::good_pack());
    ASSERT_NE(pack, nullptr);
    const FindingDeclaration& phosphate = *pack->catalogue.find("phosphate");
    EXPECT_EQ(phosphate.kind, FindingKind::quantity);
    EXPECT_EQ(phosphate.unit_text, "mg/dL");
    EXPECT_EQ(phosphate.analyte.molar_mass_g_per_mol, Rational(30974, 1000));
    EXPECT_EQ(phosphate.select.policy, SelectPolicy::latest);
    EXPECT_EQ(phosphate.select.within_days, 90);
    EXPECT_EQ(phosphate.plausible, Interval::closed(Rational(3, 10), Rational(30)));
    ASSERT_EQ(phosphate.ranges.size(), 2U);
    EXPECT_EQ(phosphate.ranges[0].from_months, 0);
    EXPECT_EQ(phosphate.ranges[0].to_months, 24);
    EXPECT_EQ(phosphate.ranges[1].from_months, 216);
    EXPECT_EQ(phosphate.ranges[1].to_months, std::nullopt);
    EXPECT_EQ(phosphate.ranges[1].low, Rational(8, 10) * Rational(30974, 10000)) << "0.8 mmol/L in mg/dL, exactly";
}

TEST(GoodPack, AFindingOfAnotherTakesWhatItDoesNotSay) {
    const auto pack = loaded(test::good_pack());
    ASSERT_NE(pack, nullptr);
    const FindingDeclaration& peak = *pack->catalogue.find("phosphate_peak");
    EXPECT_EQ(peak.of, "phosphate");
    EXPECT_EQ(peak.label, "Serum phosphate (highest within 1 year)");
    EXPECT_EQ(peak.unit_text, "mg/dL");
    EXPECT_EQ(peak.select.policy, SelectPolicy::highest);
    EXPECT_EQ(peak.select.within_months, 12);
    EXPECT_EQ(peak.ranges.size(), 2U);
    EXPECT_TRUE(peak.codes.empty()) << "they are read through `of`";
}

TEST(GoodPack, KindsHaveTheirUsualSelection) {
    const auto pack = loaded(test::good_pack());
    ASSERT_NE(pack, nullptr);
    EXPECT_EQ(pack->catalogue.find("dialysis")->select.policy, SelectPolicy::active);
    EXPECT_EQ(pack->catalogue.find("warfarin")->select.policy, SelectPolicy::ever);
    EXPECT_EQ(pack->catalogue.find("stage")->select.policy, SelectPolicy::latest);
    EXPECT_EQ(pack->catalogue.find("lesion")->select.policy, SelectPolicy::any);
}

TEST(GoodPack, RulesSayWhatTheyDo) {
    const auto pack = loaded(test::good_pack());
    ASSERT_NE(pack, nullptr);
    ASSERT_EQ(pack->rules.size(), 2U);
    const Rule& rule = pack->rules.front();
    EXPECT_EQ(rule.id, "metastatic.phosphate-high");
    EXPECT_EQ(rule.supports, (std::vector<std::pair<std::string, Strength>>{{"metastatic", Strength::strong}}));
    EXPECT_EQ(rule.opposes, (std::vector<std::pair<std::string, Strength>>{{"idiopathic", Strength::moderate}}));
    EXPECT_EQ(rule.group, "mineral");
    EXPECT_EQ(rule.evidence, (std::vector<std::string>{"reiter-2011", "mayo-labs"}));
    EXPECT_EQ(rule.span, (Span{"rules.yaml", 1, 7, 25}));
    EXPECT_EQ(pack->suppressions.at(0).code, "L0101");
}

TEST(GoodPack, ConditionsArePlacedInTheFile) {
    const auto pack = loaded(test::good_pack());
    ASSERT_NE(pack, nullptr);
    const Expression& when = pack->rules.front().when.expression;
    EXPECT_EQ(when.op, Operator::and_);
    EXPECT_EQ(when.operands.at(1).span, (Span{"rules.yaml", 2, 30, 13}));
    EXPECT_EQ(pack->conditions.at(1).when.some, std::vector<std::string>{"lesion"});
}

TEST(GoodPack, CasesAreFlat) {
    const auto pack = loaded(test::good_pack());
    ASSERT_NE(pack, nullptr);
    ASSERT_EQ(pack->cases.size(), 3U);
    const Case& test = pack->cases.front();
    EXPECT_EQ(test.id, "dialysis");
    EXPECT_EQ(test.given.at(0), (std::pair<std::string, std::string>{"phosphate", "9.7 mg/dL"}));
    EXPECT_EQ(test.given.at(3), (std::pair<std::string, std::string>{"lesion[0].site", "thigh"}));
    EXPECT_EQ(test.expect.at(0).second, std::vector<std::string>{"metastatic"});
    EXPECT_EQ(pack->cases.at(1).id, "more-1");
    EXPECT_EQ(pack->cases.at(2).id, "mild");
}

TEST(GoodPack, TheOrderOfFilesChangesNothing) {
    std::vector<PackFile> files = test::good_pack();
    const auto first = loaded(files);
    ASSERT_NE(first, nullptr);
    std::mt19937 random(7);
    for (int i = 0; i < 5; ++i) {
        std::shuffle(files.begin(), files.end(), random);
        const auto again = loaded(files);
        ASSERT_NE(again, nullptr);
        EXPECT_EQ(again->hash, first->hash);
        ASSERT_EQ(again->cases.size(), first->cases.size());
        for (std::size_t k = 0; k < first->cases.size(); ++k) EXPECT_EQ(again->cases[k].id, first->cases[k].id);
    }
}

TEST(GoodPack, TheHashIsOfNamesAndBytes) {
    const std::string before = loaded(test::good_pack())->hash;
    EXPECT_EQ(before.size(), 64U);
    EXPECT_NE(loaded(test::good_pack_and("rules.yaml", "# a comment\n"))->hash, before);
    EXPECT_NE(pack_hash({{"a", "b"}}), pack_hash({{"ab", ""}}));
}

TEST(GoodPack, AFolderIsTheSamePackWithItsNameBeforeThePlaces) {
    const LoadedPack folder = load_pack_folder(test::pack_tests() / "good");
    ASSERT_NE(folder.pack, nullptr) << to_text(folder.diagnostics);
    EXPECT_EQ(folder.pack->hash, loaded(test::good_pack())->hash);
    EXPECT_EQ(folder.pack->rules.front().span.file, (test::pack_tests() / "good" / "rules.yaml").generic_string());
}

TEST(GoodPack, APartMayBeAFolder) {
    std::vector<PackFile> files = test::good_pack();
    for (PackFile& file : files) {
        if (file.path == "findings.yaml") file.path = "findings/all.yaml";
    }
    EXPECT_NE(loaded(files), nullptr);
}

} // namespace
} // namespace apatite
