#include "authoring/loaded_bench.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "pack/load.h"

namespace apatite {

Result<LoadedBench> load_bench(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        return Error{"pack-folder", fmt::format("{}: there is no such folder of rules", folder.string())};
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
