#include <algorithm>

#include <fmt/format.h>

#include "api/compiled_pack.h"
#include "builtin/builtin.h"
#include "pack/load.h"

namespace apatite {
namespace {

/// The graph with everything that was said about the pack on the way to it.
CompiledGraph compile(LoadedPack loaded) {
    CompiledGraph compiled;
    if (loaded.pack) compiled = RuleGraph::compile(loaded.pack);
    compiled.diagnostics.insert(compiled.diagnostics.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
    sort_diagnostics(compiled.diagnostics);
    return compiled;
}

Result<CompiledPack> to_pack(const CompiledGraph& compiled, std::string_view name) {
    if (compiled.graph) return CompiledPack(std::make_shared<const CompiledPack::Data>(compiled.graph));
    const auto errors = std::ranges::count(compiled.diagnostics, Severity::error, &Diagnostic::severity);
    return Error{"pack-broken", fmt::format("{}: the rule pack has {} {} and cannot be used", name, errors,
                                            errors == 1 ? "mistake" : "mistakes")};
}

} // namespace

Result<CompiledPack> load_pack(const std::filesystem::path& folder) {
    if (const std::optional<Error> error = why_no_pack(folder)) return *error;
    return to_pack(compile(load_pack_folder(folder)), folder.string());
}

Result<CompiledPack> load_pack_from_memory(std::vector<PackText> files) {
    std::vector<PackFile> taken;
    for (PackText& file : files) taken.push_back({std::move(file.path), std::move(file.text)});
    const CompiledGraph compiled = compile(load_pack(std::move(taken)));
    Result<CompiledPack> pack = to_pack(compiled, "rules from memory");
    if (pack) return pack;
    return Error{pack.error().code, pack.error().message + "\n" + to_text(compiled.diagnostics)};
}

Result<CompiledPack> builtin_pack() { return to_pack({load_builtin_graph(), {}}, "built-in rules"); }

} // namespace apatite
