// Refined bounds and proofs, against every way in which the open findings can turn out or stay unknown.
#include <algorithm>
#include <iostream>
#include <optional>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/assess.h"
#include "assess/refined.h"
#include "random_rules.h"

namespace apatite {
namespace {

using testing::PackBuilder;
using testing::Random;

constexpr std::size_t plenty = 400000;
constexpr int many = 12;

/// What really can become of a patient, found by trying everything.
struct Truth3 {
    std::vector<StandingBounds> bounds;
    std::vector<bool> stays; ///< behind the first, or first
};

class Enumeration {
public:
    Enumeration(const RuleGraph& graph, const Findings& findings) : evaluation_(graph), findings_(findings) {
        evaluation_.run_values(findings_);
        first_ = first_answer(evaluation_).hypothesis;
        result_.stays.assign(graph.effects().size(), true);
        explore(0);
    }
    const Truth3& result() const noexcept { return result_; }

private:
    void explore(std::size_t at) {
        const auto firm = [](const FindingState& state) { return state.known() && is_firm(state.provenance); };
        while (at < findings_.states.size() && firm(findings_.states[at])) ++at;
        if (at == findings_.states.size()) return note();
        explore(at + 1); // nothing more is learnt of it
        const FindingState before = findings_.states[at];
        for (const bool value : {true, false}) {
            testing::tell(findings_.states[at], value);
            evaluation_.refresh_values(findings_, static_cast<std::uint32_t>(at));
            explore(at + 1);
        }
        findings_.states[at] = before;
        evaluation_.refresh_values(findings_, static_cast<std::uint32_t>(at));
    }

    void note() {
        const std::vector<Standing> all = standings(evaluation_);
        const std::vector<std::size_t> order = ranked(all);
        const auto place = [&](std::size_t h) { return std::ranges::find(order, h) - order.begin(); };
        for (std::size_t h = 0; h < all.size(); ++h) {
            const Standing& here = all[h];
            if (result_.bounds.size() == h)
                result_.bounds.push_back({here.status, here.status, here.score, here.score});
            StandingBounds& bounds = result_.bounds[h];
            bounds.best = std::min(bounds.best, here.status);
            bounds.worst = std::max(bounds.worst, here.status);
            bounds.lowest = std::min(bounds.lowest, here.score);
            bounds.highest = std::max(bounds.highest, here.score);
            const bool behind = h == first_ ? order.front() == first_ : place(first_) < place(h);
            result_.stays[h] = result_.stays[h] && behind;
        }
    }

    Evaluation evaluation_;
    Findings findings_;
    std::size_t first_ = 0;
    Truth3 result_;
};

bool within(const StandingBounds& inner, const StandingBounds& outer) {
    return outer.best <= inner.best && inner.worst <= outer.worst && outer.lowest <= inner.lowest &&
           inner.highest <= outer.highest;
}

RC_GTEST_PROP(Refined, ContainsEveryOutcomeWithinTheComposedBounds, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = testing::random_rules(random);
    const auto graph = pack.graph();
    const Findings findings = testing::random_facts(random, *pack.pack);
    const Truth3 truth = Enumeration(*graph, findings).result();
    Evaluation evaluation(*graph);
    evaluation.run(findings);
    const auto composed = all_bounds(evaluation, evaluation.could());
    for (const std::size_t budget : {plenty, std::size_t{40}}) { // sound when the budget does not last, too
        const auto refined = refined_bounds(evaluation, findings, budget);
        const auto stays = proved_to_stay(evaluation, findings, composed, budget);
        for (std::size_t h = 0; h < refined.size(); ++h) {
            RC_ASSERT(within(truth.bounds[h], refined[h]));
            RC_ASSERT(within(refined[h], composed[h]));
            RC_ASSERT(!stays[h] || truth.stays[h]);
        }
    }
    RC_ASSERT(all_bounds(evaluation, evaluation.could()) == composed);
}

RC_GTEST_PROP(Refined, NarrowingNeverWidens, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = testing::random_rules(random);
    const auto graph = pack.graph();
    Findings findings = testing::random_facts(random, *pack.pack);
    Evaluation evaluation(*graph);
    std::optional<std::vector<StandingBounds>> before;
    for (FindingState& state : findings.states) {
        evaluation.run(findings);
        const auto now = refined_bounds(evaluation, findings, plenty);
        for (std::size_t h = 0; before && h < now.size(); ++h) RC_ASSERT(within(now[h], (*before)[h]));
        before = now;
        if (!state.known() || !is_firm(state.provenance)) testing::tell(state, random.one_in(2));
    }
}

TEST(Refined, IsToldOnlyWhenAskedFor) {
    Random random(7);
    const PackBuilder pack = testing::random_rules(random);
    const auto graph = pack.graph();
    const Findings findings = testing::random_facts(random, *pack.pack);
    Evaluation evaluation(*graph);
    evaluation.run(findings);
    const auto refined = refined_bounds(evaluation, findings, AssessOptions{}.refine_budget);
    for (const Hypothesis& each : assess(*graph, findings).differential) EXPECT_FALSE(each.refined);
    AssessOptions options;
    options.refine = true;
    const Assessment full = assess(*graph, findings, options);
    EXPECT_EQ(full, assess(*graph, findings, options)) << "a budget of steps, so always the same";
    for (const Hypothesis& each : full.differential) {
        const StandingBounds& of = refined[each.id == "one" ? 0 : each.id == "two" ? 1 : 2];
        EXPECT_EQ(each.refined, (ReachBounds{of.best, of.worst, of.lowest, of.highest})) << each.id;
    }
}

// What the two rules speak of cannot both be: only trying it tells.
TEST(Refined, KnowsWhatExcludesItself) {
    PackBuilder pack;
    pack.boolean("a").hypothesis("one").rule("r", "a", {"++one"}).rule("s", "not a", {"+one"});
    AssessOptions options;
    options.refine = true;
    const Hypothesis one = assess(*pack.graph(), testing::nobody(*pack.pack), options).differential.front();
    EXPECT_EQ(one.highest, 3);
    EXPECT_EQ(one.refined->highest, 2);
    EXPECT_EQ(one.refined->lowest, 0);
}

// The figures of the issue, printed so that they can be quoted.
TEST(Refined, IsNearlyAsNarrowAsTheTruthAndProvesWhatIsSettled) {
    double composed_width = 0, refined_width = 0, true_width = 0;
    int settled = 0, proved = 0, composed_proved = 0;
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        Random random(seed);
        const PackBuilder pack = testing::random_rules(random, many, 16);
        const auto graph = pack.graph();
        const Findings findings = testing::random_facts(random, *pack.pack);
        const Truth3 truth = Enumeration(*graph, findings).result();
        Evaluation evaluation(*graph);
        evaluation.run(findings);
        const auto composed = all_bounds(evaluation, evaluation.could());
        const auto refined = refined_bounds(evaluation, findings, AssessOptions{}.proof_budget);
        const auto stays = proved_to_stay(evaluation, findings, composed, AssessOptions{}.proof_budget);
        for (std::size_t h = 0; h < refined.size(); ++h) {
            composed_width += composed[h].highest - composed[h].lowest;
            refined_width += refined[h].highest - refined[h].lowest;
            true_width += truth.bounds[h].highest - truth.bounds[h].lowest;
            ASSERT_FALSE(stays[h] && !truth.stays[h]) << seed;
        }
        const std::size_t first = first_answer(evaluation).hypothesis;
        settled += truth.stays[first] ? 1 : 0;
        proved += stays[first] ? 1 : 0;
        composed_proved += must_be_first(composed, first) ? 1 : 0;
    }
    std::cout << "width against the truth: composed " << composed_width / true_width << ", refined "
              << refined_width / true_width << "; settled " << settled << " of 60, proved " << proved
              << ", by the composed bounds alone " << composed_proved << '\n';
    EXPECT_LE(refined_width, 1.25 * true_width);
    EXPECT_GE(proved * 10, settled * 9);
}

} // namespace
} // namespace apatite
