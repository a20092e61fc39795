// What a `CompiledPack` holds.
#pragma once

#include <memory>

#include "apatite/engine.h"
#include "findings/finding_index.h"
#include "graph/rule_graph.h"

namespace apatite {

struct APATITE_LOCAL CompiledPack::Data {
    explicit Data(std::shared_ptr<const RuleGraph> compiled, LocalTerms terms = {});

    std::shared_ptr<const RuleGraph> graph;
    FindingIndex index;
    Assessment::PackIdentity identity;

    const Pack& pack() const noexcept { return graph->pack(); }
};

} // namespace apatite
