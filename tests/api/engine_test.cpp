// The public facade: what a plugin developer may rely on.
#include <thread>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/engine.h"
#include "apatite/render.h"
#include "support/golden.h"

namespace apatite {
namespace {

using testing::HasSubstr;

const std::string project = APATITE_SOURCE_DIR;

const CompiledPack& small_pack() {
    static const Result<CompiledPack> pack = load_pack(project + "/tests/cli/pack");
    if (!pack) throw std::runtime_error(pack.error().message);
    return *pack;
}

AnswerOptions on(std::string date) {
    AnswerOptions options;
    options.as_of = std::move(date);
    return options;
}

TEST(Engine, TheBuiltInPackLoads) {
    const Result<CompiledPack> pack = builtin_pack();
    ASSERT_TRUE(pack.ok()) << pack.error().message;
    EXPECT_EQ(pack->identity().id, "calcinosis-cutis");
    EXPECT_FALSE(pack->intended_use().empty());
    EXPECT_GT(pack->findings().size(), 50U);
}

TEST(Engine, TheBuiltInPackIsThatOfTheFolder) {
    const Result<CompiledPack> built_in = builtin_pack(), folder = load_pack(project + "/rules/calcinosis-cutis");
    ASSERT_TRUE(built_in.ok() && folder.ok());
    EXPECT_EQ(built_in->identity(), folder->identity());
}

TEST(Engine, TheDateIsAWholeDay) {
    for (const char* bad : {"", "2024", "2024-06", "2024-02-30", "2024-06-01T12:00:00Z", "today", "01/06/2024"}) {
        const Result<Assessment> answer = small_pack().assess_findings(on(bad));
        ASSERT_FALSE(answer.ok()) << bad;
        EXPECT_EQ(answer.error().code, "as-of");
    }
}

// A short message says less, and nothing else.
TEST(Engine, BriefLeavesOutAndChangesNothing) {
    const Result<CompiledPack> pack = builtin_pack();
    ASSERT_TRUE(pack.ok());
    for (const char* example : {"metastatic-sarcoidosis", "calciphylaxis-warfarin", "idiopathic-limbs"}) {
        const std::string bundle = test::read_file(std::string("examples/patients/") + example + ".fhir.json");
        AnswerOptions options = on("2024-06-01");
        options.what_if = options.prove = false;
        Assessment expected = pack->assess_bundle(bundle, options).value();
        options.brief = true;
        Assessment brief = pack->assess_bundle(bundle, options).value();
        expected.next.resize(expected.answer.state == "cannot-tell" ? 3 : 0);
        for (NextFinding& each : expected.next) each.answers.clear();
        expected.would_tell.clear();
        expected.references = brief.references = {};
        const auto named_only = [](std::vector<RuleTrace>& rules) {
            for (RuleTrace& rule : rules)
                rule = {rule.rule, rule.strength, rule.group, rule.counted, {}, {}, {}, {}, 0, {}, {}};
        };
        for (Hypothesis& each : expected.differential) {
            each.undecided.clear();
            const Hypothesis& told = brief.differential[static_cast<std::size_t>(&each - expected.differential.data())];
            EXPECT_TRUE(told.best <= each.best && each.worst <= told.worst) << each.id;
            EXPECT_TRUE(told.lowest <= each.lowest && each.highest <= told.highest) << each.id;
            std::tie(each.best, each.worst, each.lowest, each.highest) =
                std::tuple(told.best, told.worst, told.lowest, told.highest);
            each.settled = each.settled_if_presumed = false;
            if (&each == &expected.differential.front()) continue;
            named_only(each.supporting);
            named_only(each.opposing);
        }
        for (WorkupItem& each : expected.workup) each.missing.clear();
        for (ManagementItem& item : expected.management)
            for (CautionState& caution : item.cautions) caution.missing.clear(), caution.facts.clear();
        EXPECT_EQ(brief, expected) << example;
    }
}

// Each rule for the hypothesis holds, waits or does not hold: it stands in one list only.
TEST(Engine, WhyNotTellsWhatDoesNotHold) {
    const Result<CompiledPack> pack = builtin_pack();
    ASSERT_TRUE(pack.ok());
    AnswerOptions options = on("2024-06-01");
    options.what_if = false;
    const std::string bundle = test::read_file("examples/patients/dystrophic-lupus.fhir.json");
    const Result<Assessment> plain = pack->assess_bundle(bundle, options);
    options.why_not = "metastatic";
    const Result<Assessment> answer = pack->assess_bundle(bundle, options);
    ASSERT_TRUE(plain.ok() && answer.ok());
    std::vector<Hypothesis> without = answer->differential;
    std::vector<std::string> rules;
    for (Hypothesis& each : without) {
        EXPECT_EQ(each.not_met.empty(), each.id != "metastatic") << each.id;
        for (const RuleTrace& rule : each.not_met) {
            EXPECT_FALSE(rule.facts.empty()) << rule.rule << ": what makes it false?";
            rules.push_back(rule.rule);
        }
        each.not_met.clear();
    }
    EXPECT_EQ(without, plain->differential) << "nothing else changes";
    EXPECT_THAT(rules, testing::Contains("metastatic.deposit-in-kidney-failure"));
    options.why_not = "metastatik";
    EXPECT_THAT(pack->assess_bundle(bundle, options).error().message, HasSubstr("did you mean `metastatic`?"));
}

struct BadOption {
    const char* code;
    const char* message;
    AnswerOptions options;
};

TEST(Engine, BadOptionsAreErrorsWithWhatWasMeant) {
    const std::vector<BadOption> bad{
        {"unknown-list", "did you mean `conditions`?", {"2024-06-01", {"condition"}, {}}},
        {"unknown-finding", "did you mean `dialysis`?", {"2024-06-01", {}, {{"dialisys", "true"}}}},
        {"finding-value", "phosphate", {"2024-06-01", {}, {{"phosphate", "9.7"}}}},
        {"finding-value", "phosphate", {"2024-06-01", {}, {{"phosphate", "9.7 kg"}}}},
        {"finding-value", "dialysis", {"2024-06-01", {}, {{"dialysis", "maybe"}}}},
    };
    for (const BadOption& one : bad) {
        const Result<Assessment> answer = small_pack().assess_findings(one.options);
        ASSERT_FALSE(answer.ok()) << one.message;
        EXPECT_EQ(answer.error().code, one.code) << answer.error().message;
        EXPECT_THAT(answer.error().message, HasSubstr(one.message));
    }
}

// The same chemistry in either unit is the same patient.
TEST(Engine, AUnitChangesNoAnswer) {
    const auto answer = [](const char* phosphate) {
        return *small_pack().assess_findings(
            {"2024-06-01", {}, {{"age", "50 years"}, {"phosphate", phosphate}, {"dialysis", "true"}}});
    };
    const Assessment conventional = answer("9.2922 mg/dL"), si = answer("3 mmol/L");
    EXPECT_EQ(conventional.answer, si.answer);
    EXPECT_EQ(si.answer.id, "metastatic");
    EXPECT_EQ(si.answer.state, "likely");
    EXPECT_EQ(si.answer.cause, "end-stage-renal-disease");
}

TEST(Engine, OnlyACompleteListPresumesAbsence) {
    const std::string json = test::read_file("tests/cli/input/patient.json");
    const auto score = [&](std::vector<std::string> complete) {
        const Assessment answer = *small_pack().assess_bundle(json, {"2024-06-01", std::move(complete), {}});
        for (const Hypothesis& one : answer.differential)
            if (one.id == "dystrophic") return one.score;
        return 99;
    };
    EXPECT_EQ(score({}), 0);
    EXPECT_EQ(score({"conditions"}), -2);
}

TEST(Engine, FactsAfterTheDateDoNotExist) {
    const std::string json = test::read_file("tests/cli/input/patient.json");
    EXPECT_EQ(small_pack().assess_bundle(json, on("2024-06-01"))->answer.state, "likely");
    EXPECT_EQ(small_pack().assess_bundle(json, on("2024-05-19"))->answer.state, "cannot-tell");
}

// One compiled pack for all threads; each gets the same bytes.
TEST(Engine, OnePackServesManyThreads) {
    const std::string json = test::read_file("tests/cli/input/patient.json");
    const std::string want = to_json(*small_pack().assess_bundle(json, on("2024-06-01")));
    std::vector<std::string> got(8);
    {
        std::vector<std::jthread> threads;
        for (std::string& one : got)
            threads.emplace_back([&one, &json, pack = small_pack()] {
                for (int i = 0; i < 20; ++i) one = to_json(*pack.assess_bundle(json, on("2024-06-01")));
            });
    }
    EXPECT_THAT(got, testing::Each(want));
}

TEST(Engine, ABrokenPackIsAnErrorThatCounts) {
    const Result<CompiledPack> pack = load_pack(project + "/tests/cli/broken-pack");
    ASSERT_FALSE(pack.ok());
    EXPECT_EQ(pack.error().code, "pack-broken");
}

TEST(Engine, AFolderThatIsNotThereIsAnError) { EXPECT_FALSE(load_pack(project + "/nowhere").ok()); }

} // namespace
} // namespace apatite
