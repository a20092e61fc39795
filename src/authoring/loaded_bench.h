// A pack read and compiled for the bench.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "apatite/result.h"
#include "graph/rule_graph.h"
#include "pack/pack.h"

namespace apatite {

struct LoadedBench {
    std::shared_ptr<const Pack> pack;
    std::shared_ptr<const RuleGraph> graph;
};

/// Errors: `pack-folder`, `pack-broken`.
Result<LoadedBench> load_bench(const std::filesystem::path& folder);

} // namespace apatite
