// Two graphs of one pack, compared in everything that they tell.
#pragma once

#include <algorithm>

#include <gtest/gtest.h>

#include "graph/rule_graph.h"

namespace apatite::testing {

inline void expect_same_graph(const RuleGraph& a, const RuleGraph& b) {
    EXPECT_TRUE(a.roots() == b.roots());
    EXPECT_EQ(a.expression_root(), b.expression_root());
    EXPECT_TRUE(a.effects() == b.effects());
    EXPECT_TRUE(std::ranges::equal(a.nodes(), b.nodes()));
    for (NodeId id = 0; id < std::min(a.nodes().size(), b.nodes().size()); ++id)
        EXPECT_TRUE(std::ranges::equal(a.operands(a.node(id)), b.operands(b.node(id)))) << id;
    EXPECT_TRUE(a.literals() == b.literals());
    EXPECT_TRUE(a.leaves() == b.leaves());
    EXPECT_TRUE(a.somes() == b.somes());
    EXPECT_TRUE(a.words() == b.words());
    EXPECT_TRUE(std::ranges::equal(a.plan(), b.plan()));
    for (std::uint32_t finding = 0; finding < a.pack().catalogue.findings.size(); ++finding)
        EXPECT_TRUE(std::ranges::equal(a.nodes_above(finding), b.nodes_above(finding))) << finding;
    for (int storage = 0; storage <= static_cast<int>(Storage::list); ++storage)
        EXPECT_EQ(a.column_size(static_cast<Storage>(storage)), b.column_size(static_cast<Storage>(storage)));
    EXPECT_TRUE(std::ranges::equal(a.vertices(), b.vertices()));
    EXPECT_EQ(a.edges(), b.edges());
}

} // namespace apatite::testing
