// What the readers of a profile share while one is read. Internal to this folder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pack/fields.h"
#include "site_profile/known_codes.h"
#include "site_profile/site_profile.h"

namespace apatite {

struct ProfileReading {
    const Pack& pack;
    const KnownCodes& known;
    const Fields& fields;
    Report& report;
    SiteProfile& profile;
    std::map<std::string, std::string, std::less<>> systems = {}; ///< short name: as records send it

    /// The system that a key of `codes` or `units` names; what is wrong is reported.
    std::optional<std::string> system(const YamlEntry& entry) const;
};

// One a part.
void read_profile_systems(ProfileReading& reading);
void read_profile_codes(ProfileReading& reading);
void read_profile_units(ProfileReading& reading);
void read_profile_unit_aliases(ProfileReading& reading);
void read_profile_lists(ProfileReading& reading);
void read_profile_switched_off(ProfileReading& reading);
void read_profile_texts(ProfileReading& reading);
void read_profile_actions(ProfileReading& reading);

/// Reports a name that is not among those of the pack, with the nearest.
bool is_known(const std::string& name, const Span& at, std::string_view kind, std::string_view code,
              const std::vector<std::string>& ids, Report& report);

} // namespace apatite
