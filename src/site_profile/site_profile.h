// What one hospital says of its own data on top of a pack: read, checked against the pack, and put to it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "apatite/assessment.h"
#include "apatite/diagnostic.h"
#include "findings/local_terms.h"
#include "pack/pack.h"
#include "pack/source_text.h"

namespace apatite {

struct SiteProfile {
    SiteProfileIdentity identity;
    LocalTerms terms;
    std::map<std::string, std::string> actions; ///< by alert: what to do here, after what the pack says
};

/// The profile, or nothing when there was an error. Warnings come with a profile.
struct LoadedSiteProfile {
    std::optional<SiteProfile> profile;
    Diagnostics diagnostics; ///< sorted, each with its line of the file
};

/// Reads and checks a profile for a pack. Codes: K01 and K02 as of packs, K03 for names, K05 for what a profile says.
/// Linear in the text times the log of the pack.
LoadedSiteProfile load_site_profile(PackFile file, const Pack& pack);

/// The pack as the site uses it: without what is switched off, with the site's actions, and with the profile's name.
std::shared_ptr<const Pack> at_site(const Pack& pack, const SiteProfile& profile);

} // namespace apatite
