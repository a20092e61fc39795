#include "site_profile/profile_keys.h"

namespace apatite {
namespace {

constexpr Key switched_off[] = {
    {"rule", Shape::text, false, "id of the rule"},
    {"alert", Shape::text, false, "id of the alert"},
    {"workup", Shape::text, false, "id of the workup item"},
    {"management", Shape::text, false, "id of the management option"},
    {"because", Shape::text, true, "why the site does without it; every answer shows this"},
};

constexpr Key profile[] = {
    {"id", Shape::text, true, "name of the profile"},
    {"title", Shape::text, true, "name for people"},
    {"reviewed", Shape::date, false, "when somebody last checked it against the site's data"},
    {"systems", Shape::named_texts, false, "short names for the site's code systems: `lab: urn:oid:1.2.3`"},
    {"codes", Shape::named_maps, false, "by system and code: what the code is in standard systems"},
    {"units", Shape::named_maps, false, "by system and code: the unit of a result that comes without one"},
    {"unit-aliases", Shape::named_texts, false, "a unit as the site writes it, and what it is in UCUM"},
    {"complete", Shape::texts, false, "lists that hold everything there is"},
    {"switched-off", Shape::maps, false, "what of the pack is not used here, and why", &switched_off_keys},
    {"texts", Shape::named_texts, false, "a whole text of `code.text`, and the finding that it means"},
    {"actions", Shape::named_texts, false, "by alert: what to do here, after what the pack says"},
};

} // namespace

constinit const KeyTable switched_off_keys{"an item of `switched-off`", switched_off};
constinit const KeyTable site_profile_keys{"a site profile", profile};

} // namespace apatite
