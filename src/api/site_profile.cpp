#include "apatite/site_profile.h"

#include <fmt/format.h>

#include "api/compiled_pack.h"
#include "pack/load.h"
#include "site_profile/site_profile.h"

namespace apatite {
namespace {

Result<PackFile> read(const std::filesystem::path& file) {
    std::optional<std::string> text = read_rule_file(file);
    if (text) return PackFile{file.generic_string(), std::move(*text)};
    return Error{"site-profile-file", fmt::format("{}: the site profile cannot be read", file.generic_string())};
}

Result<CompiledPack> apply(const CompiledPack& pack, PackFile file) {
    const Pack& before = pack.data().pack();
    if (before.site_profile)
        return Error{"site-profile-twice", fmt::format("the pack has the site profile `{}` already: put the other one "
                                                       "to the pack as it was loaded",
                                                       before.site_profile->id)};
    LoadedSiteProfile loaded = load_site_profile(std::move(file), before);
    if (!loaded.profile)
        return Error{"site-profile-broken",
                     "the site profile has mistakes and cannot be used\n" + to_text(loaded.diagnostics)};
    const CompiledGraph compiled = RuleGraph::compile(at_site(before, *loaded.profile));
    if (!compiled.graph)
        return Error{"site-profile-broken", "without what the site profile switches off the pack cannot be used\n" +
                                                to_text(compiled.diagnostics)};
    return CompiledPack(std::make_shared<const CompiledPack::Data>(compiled.graph, std::move(loaded.profile->terms)));
}

} // namespace

Result<CompiledPack> with_site_profile(const CompiledPack& pack, std::string_view yaml, const std::string& name) {
    return apply(pack, {name, std::string(yaml)});
}

Result<CompiledPack> with_site_profile_file(const CompiledPack& pack, const std::filesystem::path& file) {
    Result<PackFile> read_file = read(file);
    if (!read_file) return read_file.error();
    return apply(pack, std::move(read_file).value());
}

Result<Diagnostics> check_site_profile(const CompiledPack& pack, const std::filesystem::path& file) {
    Result<PackFile> read_file = read(file);
    if (!read_file) return read_file.error();
    return load_site_profile(std::move(read_file).value(), pack.data().pack()).diagnostics;
}

} // namespace apatite
