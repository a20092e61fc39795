#include "site_profile/pages.h"

#include <array>

namespace apatite {
namespace {

constexpr auto pages = std::to_array<ExplainPage>({
    {"K0501", "The name of a code system in a site profile",
     R"(`codes` and `units` are told by system. A system is one of the short names that packs use (`loinc`, `snomed`, ...), a
name of the profile's own from `systems`, or a URI as records send it. `systems: { plain: "" }` names the codes that are
sent without a system.

bad:   codes: { lab: { PHOS: { loinc: [2777-1] } } }
good:  systems: { lab: "urn:oid:1.2.3.4" }
       codes: { lab: { PHOS: { loinc: [2777-1] } } }
)"},
    {"K0502", "A code that nothing in the pack uses",
     R"(The line is in order as YAML, but no finding, site or test of the pack is told by the code, so it changes no answer: a
slip of the pen, or a line for another pack.

bad:   codes: { lab: { NA: { loinc: [2951-2] } } }      (a pack without sodium)
good:  codes: { lab: { PHOS: { loinc: [2777-1] } } }
)"},
    {"K0503", "A code that the pack itself reads",
     R"(A profile tells what local codes are. A code that the pack knows keeps its meaning for everybody; where a feed uses it
for something else, the feed is wrong and has to be mended.

bad:   codes: { loinc: { 2777-1: { loinc: [17861-6] } } }
good:  codes: { lab: { CA: { loinc: [17861-6] } } }
)"},
    {"K0504", "A unit that cannot be meant",
     R"(The unit is not UCUM, or what the code tells cannot be measured in it. A number read in a wrong unit is worse than a
number that is not read.

bad:   units: { lab: { PHOS: mmHg } }
good:  units: { lab: { PHOS: mmol/L } }
)"},
    {"K0505", "An alias that contradicts a known unit",
     R"(What UCUM or the list of units that feeds write already reads has one meaning. Another one would change numbers that
are right.

bad:   unit-aliases: { mg/L: mg/dL }
good:  unit-aliases: { "mg pr dl": mg/dL }
)"},
    {"K0506", "A line that changes nothing",
     R"(The unit or text is read so without the profile, or no finding of the pack can be measured in the unit.

bad:   unit-aliases: { MG/DL: mg/dL }
good:  (no line)
)"},
    {"K0507", "What is to be switched off",
     R"(Each item names one rule, alert, workup item or management option, and says why.

bad:   switched-off: [{ rule: metastatic.calcium-high, alert: hypercalcaemia, because: ... }]
good:  switched-off: [{ rule: metastatic.calcium-high, because: ... }]
)"},
    {"K0508", "Something that protects patients is switched off",
     R"(An alert, or an option to avoid, will not be looked at: neither raised nor listed as not ruled out. Every answer shows
that it is switched off and why. It is a warning that cannot be silenced.

bad:   switched-off: [{ alert: hypercalcaemia, because: Too many. }]
good:  actions: { hypercalcaemia: "Call the renal registrar." }
)"},
    {"K0509", "A text that means something else",
     R"(The pack reads the text for another finding, or nothing is left of it when capitals and punctuation are taken away.

bad:   texts: { gout: lupus }
good:  texts: { "dialyse chronique": dialysis }
)"},
});

} // namespace

std::span<const ExplainPage> site_profile_pages() noexcept { return pages; }

} // namespace apatite
