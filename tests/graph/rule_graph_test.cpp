// Packs as graphs: merging, order, cycles, reachability.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/topology.h"
#include "pack_builder.h"

namespace apatite {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::PackBuilder;

PackBuilder small() {
    PackBuilder pack;
    pack.boolean("dialysis").boolean("lupus").quantity("egfr", "mL/min").boolean("unused");
    pack.condition("renal_failure", "dialysis or egfr < 15 'mL/min'");
    pack.hypothesis("metastatic").hypothesis("dystrophic");
    pack.rule("a", "renal_failure and not lupus", {"+++metastatic"});
    pack.rule("b", "(dialysis or egfr < 15 'mL/min') and lupus", {"+dystrophic"});
    pack.alert("alert", "lupus", "lupus and dialysis");
    return pack;
}

TEST(RuleGraph, MergesConditionsThatAreWrittenAlike) {
    const auto graph = small().graph();
    const Node& a = graph->node(graph->roots().rules[0]);
    const Node& b = graph->node(graph->roots().rules[1]);
    EXPECT_EQ(graph->operands(a)[0], graph->operands(b)[0]);
    EXPECT_EQ(graph->operands(a)[0], graph->roots().conditions[0]);
}

TEST(RuleGraph, OperandsStandBeforeTheirUsers) {
    const auto graph = small().graph();
    for (NodeId id = 0; id < graph->nodes().size(); ++id)
        for (const NodeId operand : graph->operands(graph->node(id))) EXPECT_LT(operand, id);
}

// A large pack is evaluated at the speed at which its record is walked through, once.
TEST(RuleGraph, StandsFindingByFindingAndOperandsAsTheirUsers) {
    const auto graph = small().graph();
    std::vector<std::uint32_t> alone; // the finding of each node that rests on one only, in the order of the plan
    for (const NodeId id : graph->plan()) {
        const auto below = graph->findings_below(id);
        if (below.size() == 1) alone.push_back(below[0]);
    }
    EXPECT_THAT(alone, ElementsAre(0, 1, 1, 2, 2)); // dialysis, lupus, not lupus, egfr, egfr < 15
    std::uint32_t next = 0;
    for (const Node& node : graph->nodes()) {
        EXPECT_TRUE(node.count == 0 || node.first == next);
        next += node.count;
    }
}

TEST(RuleGraph, KnowsWhoReachesWhom) {
    const auto graph = small().graph();
    EXPECT_THAT(graph->findings_below(graph->roots().conditions[0]), ElementsAre(0, 2));
    EXPECT_THAT(graph->findings_of_hypothesis(0), ElementsAre(0, 1, 2));
    EXPECT_THAT(graph->findings_below(graph->roots().alerts[0].suspect), ElementsAre(1));
    EXPECT_TRUE(graph->rests_on(graph->roots().rules[0], 2));
    EXPECT_FALSE(graph->rests_on(graph->roots().alerts[0].when, 2));
    EXPECT_TRUE(graph->nodes_above(3).empty());
}

TEST(RuleGraph, DrawsFindingsThroughConditionsToHypotheses) {
    const auto graph = small().graph();
    const auto vertex = [&](VertexKind kind, std::string_view id) { return *graph->find_vertex(kind, id); };
    const auto above = graph->reachable(vertex(VertexKind::finding, "egfr"), true);
    const auto contains = [&](std::size_t v) { return std::find(above.begin(), above.end(), v) != above.end(); };
    EXPECT_TRUE(contains(vertex(VertexKind::condition, "renal_failure")));
    EXPECT_TRUE(contains(vertex(VertexKind::rule, "a")));
    EXPECT_TRUE(contains(vertex(VertexKind::hypothesis, "metastatic")));
    EXPECT_FALSE(contains(vertex(VertexKind::alert, "alert")));
    const auto edges = graph->edges();
    const auto user = std::find_if(edges.begin(), edges.end(), [&](const auto& edge) {
        return edge.first == vertex(VertexKind::condition, "renal_failure");
    });
    ASSERT_NE(user, edges.end()) << "rule a is drawn from the condition that it names";
}

TEST(RuleGraph, ReportsEveryCycleWithItsPath) {
    PackBuilder pack;
    pack.boolean("x");
    for (const char* id : {"a", "b", "c", "p", "q"}) pack.condition(id, "x");
    const auto needs = [&](std::size_t user, const char* used) {
        Expression& name = pack.pack->conditions[user].when.expression.edit();
        name = Expression{};
        name.op = Operator::name;
        name.text = used;
    };
    needs(0, "b");
    needs(1, "c");
    needs(2, "a");
    needs(3, "q");
    needs(4, "p");
    const CompiledGraph compiled = RuleGraph::compile(pack.pack);
    EXPECT_EQ(compiled.graph, nullptr);
    ASSERT_EQ(compiled.diagnostics.size(), 2U);
    EXPECT_THAT(compiled.diagnostics[0].message, HasSubstr("a -> b -> c -> a"));
    EXPECT_THAT(compiled.diagnostics[1].message, HasSubstr("p -> q -> p"));
    EXPECT_EQ(compiled.diagnostics[0].code, "G0102");
}

TEST(RuleGraph, RefusesAnEffectOnNothing) {
    PackBuilder pack;
    pack.boolean("x").hypothesis("h").rule("r", "x", {"+other"});
    const CompiledGraph compiled = RuleGraph::compile(pack.pack);
    EXPECT_EQ(compiled.graph, nullptr);
    ASSERT_EQ(compiled.diagnostics.size(), 1U);
    EXPECT_THAT(compiled.diagnostics[0].message, HasSubstr("unknown hypothesis `other`"));
}

TEST(RuleGraph, RefusesWhatIsNestedBeyondReason) {
    PackBuilder pack;
    pack.boolean("x").condition("c0", "x");
    for (int i = 1; i < 1200; ++i) {
        pack.condition("c" + std::to_string(i), "x");
        Expression& condition = pack.pack->conditions.back().when.expression.edit();
        Expression name = condition;
        name.text = "c" + std::to_string(i - 1);
        condition = Expression{};
        condition.op = Operator::not_;
        condition.type.kind = Kind::boolean;
        condition.operands = {name};
    }
    const CompiledGraph compiled = RuleGraph::compile(pack.pack);
    EXPECT_EQ(compiled.graph, nullptr);
    EXPECT_EQ(compiled.diagnostics.at(0).code, "G0104");
}

TEST(Topology, OrdersOrSaysThatThereIsNoOrder) {
    EXPECT_EQ(topological_order(3, {{2, 1}, {1, 0}}), (std::vector<std::size_t>{2, 1, 0}));
    EXPECT_EQ(topological_order(2, {{0, 1}, {1, 0}}), std::nullopt);
    EXPECT_EQ(cycles(1, {{0, 0}}), (std::vector<std::vector<std::size_t>>{{0, 0}}));
    EXPECT_TRUE(cycles(3, {{0, 1}, {1, 2}}).empty());
}

TEST(WordTable, RelatesSitesThroughTheTree) {
    PackBuilder pack;
    pack.place("body").place("leg", {"body"}).place("thigh", {"leg"}).place("arm", {"body"});
    const WordTable words(pack.pack->catalogue, {"Red", "red", "blue"});
    const auto same = [&](const char* a, const char* b) { return words.same_region(*words.find(a), *words.find(b)); };
    EXPECT_TRUE(same("thigh", "body"));
    EXPECT_TRUE(same("body", "thigh"));
    EXPECT_FALSE(same("thigh", "arm"));
    EXPECT_FALSE(same("red", "blue"));
    EXPECT_TRUE(words.equivalent(*words.find("Red"), *words.find("red")));
    EXPECT_EQ(words.find("nothing"), std::nullopt);
}

} // namespace
} // namespace apatite
