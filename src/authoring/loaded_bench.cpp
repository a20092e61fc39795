#include "authoring/loaded_bench.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pack/load.h"

namespace apatite {

Result<LoadedBench> load_bench(const std::filesystem::path& folder) {
    if (std::optional<Error> error = why_no_pack(folder)) return std::move(*error);
    LoadedPack loaded = load_pack_folder(folder);
    CompiledGraph compiled;
    if (loaded.pack) compiled = RuleGraph::compile(loaded.pack);
    if (compiled.graph) return LoadedBench{std::move(loaded.pack), std::move(compiled.graph)};
    const auto errors = std::ranges::count(loaded.diagnostics, Severity::error, &Diagnostic::severity) +
                        std::ranges::count(compiled.diagnostics, Severity::error, &Diagnostic::severity);
    return Error{"pack-broken", fmt::format("{}: the rule pack has {} {} and cannot be used", folder.string(), errors,
                                            errors == 1 ? "mistake" : "mistakes")};
}

} // namespace apatite
