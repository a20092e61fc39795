#include <algorithm>
#include <utility>

#include "site_profile/site_profile.h"

namespace apatite {
namespace {

template <typename Declarations>
void erase(Declarations& declared, std::string_view kind, const SiteProfileIdentity& profile) {
    std::erase_if(declared, [&](const auto& each) {
        return std::ranges::any_of(profile.switched_off,
                                   [&](const SwitchedOff& off) { return off.kind == kind && off.id == each.id; });
    });
}

} // namespace

std::shared_ptr<const Pack> at_site(const Pack& pack, const SiteProfile& profile) {
    Pack changed = pack;
    changed.site_profile = profile.identity;
    erase(changed.rules, "rule", profile.identity);
    erase(changed.alerts, "alert", profile.identity);
    erase(changed.workup, "workup", profile.identity);
    erase(changed.management, "management", profile.identity);
    for (AlertDeclaration& alert : changed.alerts)
        if (const auto here = profile.actions.find(alert.id); here != profile.actions.end())
            alert.action += (alert.action.empty() ? "Here: " : " Here: ") + here->second;
    return std::make_shared<const Pack>(std::move(changed));
}

} // namespace apatite
