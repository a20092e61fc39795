// The pack that the library carries: rules/calcinosis-cutis, checked and compiled when the library was built.
#pragma once

#include <memory>
#include <string_view>

#include "graph/rule_graph.h"
#include "pack/pack.h"

namespace apatite {

/// What the build wrote (see CMakeLists.txt here). All of it lives as long as the program, and is empty when the
/// library was built without a default pack.
struct BuiltinBytes {
    std::string_view id, version, hash; ///< of the pack
    std::string_view pack;              ///< `pack_to_bytes`, without the cases, which change no answer
    std::string_view graph;             ///< `graph_to_bytes`
};
BuiltinBytes builtin_bytes() noexcept;

/// The same pack as `load_pack_folder` gives; null when there is none. It was checked by the build, so nothing is left
/// to say about it. O(size of the pack).
std::shared_ptr<const Pack> load_builtin_pack();

/// The same graph as `RuleGraph::compile` makes of that pack, without the work; null when there is none.
std::shared_ptr<const RuleGraph> load_builtin_graph();

} // namespace apatite
