// A graph read back from bytes is the one that was compiled.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "assess/random_pack.h"
#include "graph/graph_bytes.h"
#include "same_graph.h"

namespace apatite {
namespace {

using testing::PackBuilder;
using testing::Random;
using testing::RandomCondition;

/// Every part of a pack that a condition can stand in, the conditions made at random.
PackBuilder random_pack(Random& random) {
    PackBuilder pack = testing::random_names();
    const auto any = [&] { return RandomCondition(random, false, {}).boolean(3); };
    pack.value("v", "x + 1.5 'mg/dL'");
    pack.condition("k", any());
    pack.condition("l", RandomCondition(random, false, {"k"}).boolean(3));
    pack.condition("m", RandomCondition(random, true, {"k", "l"}).boolean(3), {"lesion"});
    pack.hypothesis("one", any()).cause("why", any()).hypothesis("two");
    pack.rule("first", any(), {"+++one", "-two"}, "group").rule("second", "m and k", {"!one", "x two"});
    pack.alert("alert", any(), any()).workup("test", any(), {"a"}, any()).management("drug", any(), any());
    pack.pack->hash = "of this pack";
    return pack;
}

RC_GTEST_PROP(GraphBytes, ComeBackAsTheSameGraph, (std::uint32_t seed)) {
    Random random(seed);
    const PackBuilder pack = random_pack(random);
    const auto graph = pack.graph();
    const auto back = graph_from_bytes(graph_to_bytes(*graph), pack.pack);
    RC_ASSERT(back != nullptr);
    RC_ASSERT(&back->pack() == pack.pack.get());
    testing::expect_same_graph(*back, *graph);
    RC_ASSERT(!::testing::Test::HasFailure());
}

TEST(GraphBytes, WhatIsCutOffOrAddedIsNoGraph) {
    Random random(1);
    const PackBuilder pack = random_pack(random);
    const std::string bytes = graph_to_bytes(*pack.graph());
    ASSERT_NE(graph_from_bytes(bytes, pack.pack), nullptr);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_EQ(graph_from_bytes(std::string_view(bytes).substr(0, size), pack.pack), nullptr) << size;
    EXPECT_EQ(graph_from_bytes(bytes + '\0', pack.pack), nullptr);
}

TEST(GraphBytes, OfAnotherPackAreNoGraph) {
    Random random(1);
    const PackBuilder pack = random_pack(random);
    const std::string bytes = graph_to_bytes(*pack.graph());
    const auto other_hash = std::make_shared<Pack>(*pack.pack);
    other_hash->hash = "of another";
    EXPECT_EQ(graph_from_bytes(bytes, other_hash), nullptr);
    const auto more = std::make_shared<Pack>(*pack.pack), fewer = std::make_shared<Pack>(*pack.pack);
    more->catalogue.findings.push_back(more->catalogue.findings.front());
    fewer->catalogue.findings.pop_back();
    EXPECT_EQ(graph_from_bytes(bytes, more), nullptr);
    EXPECT_EQ(graph_from_bytes(bytes, fewer), nullptr);
}

} // namespace
} // namespace apatite
