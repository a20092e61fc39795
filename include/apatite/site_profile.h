// A pack as one hospital uses it: its local codes, units and texts, and what of the pack it does without.
//
//     apatite::Result<apatite::CompiledPack> here = apatite::with_site_profile_file(*apatite::builtin_pack(),
//     "site.yaml"); if (!here) return report(here.error()); here->assess_bundle(json, options);         // every call
//     on it goes by the profile; sessions and pictures too
//
// docs/site.md tells the format. A profile adds to what is read of a record; what was sent in a standard code or with a
// unit stays as it was sent. Every answer names the profile and its hash, what it switched off, and at each fact the
// code or unit that it supplied (`Assessment::site_profile`, `FactUse::by_profile`). The conventions of
// apatite/engine.h hold here too.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "apatite/diagnostic.h"
#include "apatite/engine.h"
#include "apatite/export.h"

namespace APATITE_API apatite {

/// The pack with the profile that `yaml` holds; `pack` itself does not change. `name` stands in messages. Compiles the
/// pack again (milliseconds): keep the result. Errors: `site-profile-broken`, the message has every mistake, located;
/// `site-profile-twice`, the pack has one already.
Result<CompiledPack> with_site_profile(const CompiledPack& pack, std::string_view yaml,
                                       const std::string& name = "site profile");

/// The same from a file, which is read during the call only. Error also `site-profile-file`: it cannot be read.
Result<CompiledPack> with_site_profile_file(const CompiledPack& pack, const std::filesystem::path& file);

/// Every mistake and doubt in the profile in `file`, held against the pack; empty for a clean one. Error
/// `site-profile-file`.
Result<Diagnostics> check_site_profile(const CompiledPack& pack, const std::filesystem::path& file);

} // namespace apatite
