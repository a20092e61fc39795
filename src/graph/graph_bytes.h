// A compiled graph as bytes, so that the library can carry it without compiling the rules at every start.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "graph/rule_graph.h"

namespace apatite {

/// Everything that evaluation uses. What only pictures use is left out: `vertices()`, `edges()` and `reachable()` of a
/// graph that was read back compile the pack again when they are first asked.
std::string graph_to_bytes(const RuleGraph& graph);

/// The graph of `pack`; null when the bytes are cut off or too many, or were made of a pack with another hash or other
/// findings. Only the same build reads them back, from its own memory: the form has no version, and a changed byte in
/// the middle is as little looked for as one in the program's code. O(bytes).
std::shared_ptr<const RuleGraph> graph_from_bytes(std::string_view bytes, std::shared_ptr<const Pack> pack);

} // namespace apatite
