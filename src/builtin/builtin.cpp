#include "builtin/builtin.h"

#include "graph/graph_bytes.h"
#include "pack/pack_bytes.h"

namespace apatite {

std::shared_ptr<const Pack> load_builtin_pack() { return pack_from_bytes(builtin_bytes().pack); }

std::shared_ptr<const RuleGraph> load_builtin_graph() {
    auto pack = load_builtin_pack();
    return pack ? graph_from_bytes(builtin_bytes().graph, std::move(pack)) : nullptr;
}

} // namespace apatite
