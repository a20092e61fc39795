// A budget of steps: whatever it is, an alert of the full answer is raised or not ruled out, and nothing else is
// claimed that the full answer does not hold.
#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apatite/render.h"
#include "apatite/session.h"
#include "support/golden.h"

namespace apatite {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string project = APATITE_SOURCE_DIR;

const CompiledPack& calcinosis() {
    static const Result<CompiledPack> pack = builtin_pack();
    if (!pack) throw std::runtime_error(pack.error().message);
    return *pack;
}

const CompiledPack& small_pack() {
    static const Result<CompiledPack> pack = load_pack(project + "/tests/cli/pack");
    if (!pack) throw std::runtime_error(pack.error().message);
    return *pack;
}

AnswerOptions with(std::optional<std::uint64_t> budget) {
    AnswerOptions options;
    options.as_of = "2024-06-01";
    options.budget = budget;
    options.what_if = false;
    return options;
}

std::set<std::string> ids(const std::vector<Alert>& alerts) {
    std::set<std::string> all;
    for (const Alert& alert : alerts) all.insert(alert.id);
    return all;
}

/// What a smaller budget may not lose, and may not claim.
void expect_within(const Assessment& part, const Assessment& full, std::uint64_t budget) {
    const std::set<std::string> raised = ids(part.alerts), open = ids(part.not_ruled_out), all = ids(full.alerts);
    for (const Alert& alert : full.alerts)
        EXPECT_TRUE(raised.contains(alert.id) || open.contains(alert.id)) << alert.id << " with " << budget;
    for (const Alert& alert : full.not_ruled_out)
        EXPECT_TRUE(open.contains(alert.id)) << alert.id << " with " << budget;
    for (const std::string& id : raised) EXPECT_TRUE(all.contains(id)) << id << " with " << budget;
    if (part == full) return;
    EXPECT_TRUE(part.partial) << budget;
    EXPECT_THAT(to_json(part), HasSubstr("\"partial\": true"));
    for (const Hypothesis& each : part.differential) {
        const auto same = std::ranges::find(full.differential, each.id, &Hypothesis::id);
        ASSERT_NE(same, full.differential.end());
        EXPECT_LE(each.lowest, same->score) << each.id << " with " << budget;
        EXPECT_GE(each.highest, same->score) << each.id << " with " << budget;
        EXPECT_TRUE(!each.settled || same->settled) << each.id << " with " << budget;
    }
}

TEST(Budget, OfEverySizeKeepsAlertsOpenInASmallPack) {
    for (const char* calcium : {"15 mg/dL", "13 mg/dL", "9 mg/dL"}) {
        AnswerOptions options = with(std::nullopt);
        options.what_if = options.in_full = options.trace = true;
        options.set = {{"calcium", calcium}, {"age", "60 years"}, {"phosphate", "9.7 mg/dL"}, {"dialysis", "true"}};
        const Assessment full = *small_pack().assess_findings(options);
        bool whole = false;
        for (std::uint64_t budget = 0; !whole; budget += budget < 500 ? 1 : budget / 20) {
            options.budget = budget;
            const Assessment part = *small_pack().assess_findings(options);
            expect_within(part, full, budget);
            whole = !part.partial;
            ASSERT_LT(budget, 100'000'000U);
        }
    }
}

TEST(Budget, KeepsAlertsOpenForTheExamplePatients) {
    std::size_t patients = 0, raised = 0;
    for (const auto& entry : fs::directory_iterator(project + "/examples/patients")) {
        if (!entry.path().string().ends_with(".fhir.json")) continue;
        const std::string bundle = test::read_file("examples/patients/" + entry.path().filename().string());
        const Assessment full = *calcinosis().assess_bundle(bundle, with(std::nullopt));
        ++patients;
        raised += full.alerts.size();
        bool whole = false;
        for (std::uint64_t budget = 0; !whole; budget += 1 + budget / 3) {
            const Assessment part = *calcinosis().assess_bundle(bundle, with(budget));
            expect_within(part, full, budget);
            whole = !part.partial;
        }
    }
    EXPECT_GE(patients, 6U);
    EXPECT_GE(raised, 3U);
}

TEST(Budget, OfNothingLeavesEveryAlertOpenAndSaysSo) {
    const Assessment none = *calcinosis().assess_findings(with(0));
    EXPECT_TRUE(none.partial);
    EXPECT_TRUE(none.alerts.empty());
    EXPECT_GE(none.not_ruled_out.size(), 7U);
    EXPECT_EQ(none.answer.state, "cannot-tell");
    EXPECT_THAT(to_text(none), HasSubstr("Partial: the budget of the call did not last"));
    EXPECT_EQ(none.notices.back().code, "budget");
}

TEST(Budget, ThatLastsChangesNothing) {
    const std::string bundle = test::read_file("examples/patients/metastatic-sarcoidosis.fhir.json");
    AnswerOptions plenty = with(1'000'000'000'000), all = with(std::nullopt);
    plenty.what_if = all.what_if = plenty.in_full = all.in_full = true;
    const std::string json = to_json(*calcinosis().assess_bundle(bundle, plenty));
    EXPECT_EQ(json, to_json(*calcinosis().assess_bundle(bundle, all)));
    EXPECT_THAT(json, testing::Not(HasSubstr("\"partial\"")));
}

// A condition over instances is looked at for each of them, and costs as much.
TEST(Budget, BoundsManyInstances) {
    std::uint64_t few = 0, many = 0;
    for (auto [instances, lasts] : {std::pair(1, &few), std::pair(100, &many)}) {
        AnswerOptions options = with(1000);
        for (int i = 0; i < instances; ++i) options.set.emplace_back(fmt::format("lesion[{}]", i), "true");
        for (;; options.budget = *options.budget * 2) {
            const Result<Assessment> answer = calcinosis().assess_findings(options);
            ASSERT_TRUE(answer.ok()) << answer.error().message;
            if (!answer->partial || answer->notices.back().message.find("look at everything") == std::string::npos)
                break;
        }
        *lasts = *options.budget;
    }
    EXPECT_GT(many, 2 * few);
}

// So are the searches, each time that they evaluate it again.
TEST(Budget, BoundsPairsOfInstancesInASearch) {
    std::uint64_t few = 0, many = 0;
    for (auto [instances, lasts] : {std::pair(1, &few), std::pair(40, &many)}) {
        AnswerOptions options = with(1000);
        for (const char* finding : {"lesion", "iv_calcium"})
            for (int i = 0; i < instances; ++i) options.set.emplace_back(fmt::format("{}[{}]", finding, i), "true");
        while (calcinosis().assess_findings(options)->partial) options.budget = *options.budget * 2;
        *lasts = *options.budget;
    }
    EXPECT_GT(many, 8 * few);
}

TEST(Budget, ASessionHasNone) {
    Result<Session> session = Session::start(small_pack(), with(0));
    ASSERT_TRUE(session.ok());
    EXPECT_FALSE(session.value().assessment().partial);
    EXPECT_FALSE(session.value().options().budget);
}

} // namespace
} // namespace apatite
