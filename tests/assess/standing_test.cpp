// Score, status, rank and bounds: the tables of the design.
#include <gtest/gtest.h>

#include "assess/bounds.h"
#include "assess/standing.h"
#include "graph/pack_builder.h"

namespace apatite {
namespace {

using testing::Given;
using testing::PackBuilder;

/// Facts a to f; each rule of the table is `fact effects group`.
PackBuilder facts() {
    PackBuilder pack;
    for (const char* id : {"a", "b", "c", "d", "e", "f"}) pack.boolean(id);
    pack.hypothesis("one").hypothesis("two").hypothesis("needy", "f");
    return pack;
}

struct Case {
    std::string name;
    std::vector<std::tuple<std::string, std::string, std::string>> rules; ///< fact, effect on `one`, group
    Given given;
    Status status;
    int score;
};

class StatusTable : public ::testing::TestWithParam<Case> {};

TEST_P(StatusTable, Now) {
    PackBuilder pack = facts();
    for (const auto& [fact, effect, group] : GetParam().rules) pack.rule("r." + fact, fact, {effect}, group);
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    evaluation.run(testing::patient(*graph, GetParam().given));
    const Standing now = standing(evaluation, 0);
    EXPECT_EQ(to_string(now.status), to_string(GetParam().status));
    EXPECT_EQ(now.score, GetParam().score);
}

const std::string yes = "true", no = "false";

INSTANTIATE_TEST_SUITE_P(
    Design, StatusTable,
    ::testing::Values(
        Case{"no rule is true", {{"a", "+++one", ""}}, {{"a", no}}, Status::not_assessed, 0},
        Case{"one weak rule", {{"a", "+one", ""}}, {{"a", yes}}, Status::possible, 1},
        Case{"a strong rule is enough", {{"a", "+++one", ""}}, {{"a", yes}}, Status::likely, 4},
        Case{"two moderate groups",
             {{"a", "++one", ""}, {"b", "++one", ""}},
             {{"a", yes}, {"b", yes}},
             Status::likely,
             4},
        Case{"one group told twice counts once",
             {{"a", "++one", "g"}, {"b", "++one", "g"}},
             {{"a", yes}, {"b", yes}},
             Status::possible,
             2},
        Case{"the strongest of a group counts",
             {{"a", "+one", "g"}, {"b", "+++one", "g"}},
             {{"a", yes}, {"b", yes}},
             Status::likely,
             4},
        Case{"a group counts in each direction",
             {{"a", "+++one", "g"}, {"b", "-one", "g"}},
             {{"a", yes}, {"b", yes}},
             Status::possible,
             3},
        Case{"opposed", {{"a", "--one", ""}}, {{"a", yes}}, Status::unlikely, -2},
        Case{"opposed a little and nothing for it", {{"a", "-one", ""}}, {{"a", yes}}, Status::unlikely, -1},
        Case{"more against than for",
             {{"a", "+one", ""}, {"b", "--one", ""}},
             {{"a", yes}, {"b", yes}},
             Status::possible,
             -1},
        Case{"established", {{"a", "!one", ""}}, {{"a", yes}}, Status::established, 0},
        Case{"excluded", {{"a", "x one", ""}}, {{"a", yes}}, Status::excluded, 0},
        Case{"excluded outranks points",
             {{"a", "x one", ""}, {"b", "+++one", ""}},
             {{"a", yes}, {"b", yes}},
             Status::excluded,
             4},
        Case{"both: possible", {{"a", "!one", ""}, {"b", "x one", ""}}, {{"a", yes}, {"b", yes}}, Status::possible, 0},
        Case{"a presumption supports", {{"a", "+++one", ""}}, {{"a", "presumed true"}}, Status::likely, 4},
        Case{"a presumption never establishes", {{"a", "!one", ""}}, {{"a", "presumed true"}}, Status::possible, 0},
        Case{"text never excludes", {{"a", "x one", ""}}, {{"a", "text true"}}, Status::unlikely, 0}));

TEST(Standing, LikelyOnlyWithWhatItNeeds) {
    PackBuilder pack = facts();
    pack.rule("r", "a", {"+++needy"});
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    evaluation.run(testing::patient(*graph, {{"a", yes}}));
    EXPECT_EQ(standing(evaluation, 2).status, Status::possible);
    evaluation.run(testing::patient(*graph, {{"a", yes}, {"f", yes}}));
    EXPECT_EQ(standing(evaluation, 2).status, Status::likely);
}

TEST(Standing, RanksByStatusThenScoreThenDeclaration) {
    using S = Standing;
    EXPECT_EQ(ranked({S{Status::possible, 3}, S{Status::likely, 4}, S{Status::possible, 3}, S{Status::not_assessed, 0},
                      S{Status::excluded, 9}, S{Status::established, 0}, S{Status::unlikely, -3}}),
              (std::vector<std::size_t>{5, 1, 0, 2, 3, 6, 4}));
}

// Nothing that only opposes can bring a hypothesis to the front, not even before one that nobody assessed.
TEST(Standing, OneOnlyOpposedStandsBehindOneNotAssessed) {
    PackBuilder pack = facts();
    pack.rule("r", "a", {"-one"}).rule("s", "b", {"+one"});
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    evaluation.run(testing::patient(*graph, {{"a", yes}}));
    EXPECT_EQ(first_answer(evaluation).hypothesis, 1U);
    evaluation.run(testing::patient(*graph, {{"a", yes}, {"b", yes}}));
    EXPECT_EQ(first_answer(evaluation).hypothesis, 0U);
}

struct BoundsCase {
    std::string name;
    std::vector<std::tuple<std::string, std::string, std::string>> rules;
    Given given;
    Status best, worst;
    int lowest, highest;
    bool settled;
};

class BoundsTable : public ::testing::TestWithParam<BoundsCase> {};

TEST_P(BoundsTable, CouldBe) {
    PackBuilder pack = facts();
    for (const auto& [fact, effect, group] : GetParam().rules) pack.rule("r." + fact + effect, fact, {effect}, group);
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    evaluation.run(testing::patient(*graph, GetParam().given));
    const auto bounds = all_bounds(evaluation, evaluation.could());
    EXPECT_EQ(to_string(bounds[0].best), to_string(GetParam().best)) << GetParam().name;
    EXPECT_EQ(to_string(bounds[0].worst), to_string(GetParam().worst)) << GetParam().name;
    EXPECT_EQ(bounds[0].lowest, GetParam().lowest) << GetParam().name;
    EXPECT_EQ(bounds[0].highest, GetParam().highest) << GetParam().name;
    EXPECT_EQ(must_be_first(bounds, 0), GetParam().settled) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    Design, BoundsTable,
    ::testing::Values(
        BoundsCase{"all known", {{"a", "+++one", ""}}, {{"a", yes}}, Status::likely, Status::likely, 4, 4, true},
        BoundsCase{"one open", {{"a", "+++one", ""}}, {}, Status::likely, Status::not_assessed, 0, 4, true},
        BoundsCase{"an open group counts once",
                   {{"a", "++one", "g"}, {"b", "+one", "g"}},
                   {},
                   Status::possible,
                   Status::not_assessed,
                   0,
                   2,
                   true},
        BoundsCase{"a rival may pass",
                   {{"a", "+one", ""}, {"b", "+++two", ""}},
                   {{"a", yes}},
                   Status::possible,
                   Status::possible,
                   1,
                   1,
                   false},
        BoundsCase{"a rival may only draw level, behind",
                   {{"a", "+one", ""}, {"b", "+two", ""}},
                   {{"a", yes}},
                   Status::possible,
                   Status::possible,
                   1,
                   1,
                   true},
        BoundsCase{"may be excluded",
                   {{"a", "+++one", ""}, {"b", "x one", ""}},
                   {{"a", yes}},
                   Status::likely,
                   Status::excluded,
                   4,
                   4,
                   false},
        BoundsCase{"may only be opposed, and then stands behind what nobody assessed",
                   {{"a", "-one", ""}},
                   {},
                   Status::not_assessed,
                   Status::unlikely,
                   -1,
                   0,
                   false},
        BoundsCase{"what is presumed is open",
                   {{"a", "+++one", ""}, {"b", "+++two", ""}},
                   {{"a", yes}, {"b", "presumed false"}},
                   Status::likely,
                   Status::likely,
                   4,
                   4,
                   true}));

TEST(Bounds, SettledIfPresumed) {
    PackBuilder pack = facts();
    pack.rule("r1", "a", {"+one"}).rule("r2", "b", {"+++two"});
    const auto graph = pack.graph();
    Evaluation evaluation(*graph);
    evaluation.run(testing::patient(*graph, {{"a", yes}, {"b", "presumed false"}}));
    EXPECT_FALSE(must_be_first(all_bounds(evaluation, evaluation.could()), 0));
    EXPECT_TRUE(must_be_first(all_bounds(evaluation, evaluation.could_if_presumed()), 0));
}

} // namespace
} // namespace apatite
