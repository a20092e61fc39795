// Units as a site writes them. A wrong line here would change numbers, so everything that could be meant in another way
// is refused.
#include <algorithm>

#include <fmt/format.h>

#include "site_profile/profile_reading.h"
#include "units/alias.h"

namespace apatite {
namespace {

/// What the text means without the profile, where that is known: in UCUM, or in the closed list of what feeds write.
std::optional<std::string> known_meaning(const std::string& sent, const Unit& wanted) {
    if (const Result<Unit> own = Unit::parse(sent)) return sent;
    if (const auto read = resolve_unit(sent, wanted)) return read->ucum;
    if (const auto listed = resolve_alias(sent)) return listed->ucum;
    return std::nullopt;
}

bool any_finding_takes(const Unit& unit, const Pack& pack) {
    const auto takes = [&](const FindingDeclaration& finding) {
        return finding.kind == FindingKind::quantity && conversion(unit, finding.unit, finding.analyte).ok();
    };
    return std::ranges::any_of(pack.catalogue.findings, [&](const FindingDeclaration& finding) {
        return takes(finding) || std::ranges::any_of(finding.fields, takes);
    });
}

void read_alias(const YamlEntry& entry, ProfileReading& reading) {
    Report& report = reading.report;
    const Result<Unit> unit = Unit::parse(entry.value.scalar);
    if (entry.key.find_first_not_of(" \t") == std::string::npos)
        return report.error("K0505", entry.key_span, "no unit at all is not a unit",
                            "say under `units` of which code a result without a unit is what");
    if (!unit || entry.value.scalar.empty())
        return report.error("K0504", entry.value.span, unit ? "an empty unit" : unit.error().message,
                            "write the unit in UCUM, such as `mg/dL`");
    if (const auto known = known_meaning(entry.key, *unit)) {
        const Result<Unit> meaning = Unit::parse(*known);
        if (meaning && *meaning == *unit)
            return report.warning("K0506", entry.key_span, fmt::format("`{}` is read as that anyway", entry.key),
                                  "delete the line");
        return report.error(
            "K0505", entry.key_span,
            fmt::format("`{}` is `{}` to everybody else, not `{}`", entry.key, *known, entry.value.scalar),
            "have the sender mend it; a profile cannot give a known unit another meaning");
    }
    if (!any_finding_takes(*unit, reading.pack))
        report.warning("K0506", entry.value.span,
                       fmt::format("no finding of the pack can be measured in `{}`", entry.value.scalar),
                       "the line changes no answer with this pack");
    reading.profile.terms.unit_aliases.emplace(entry.key, entry.value.scalar);
}

} // namespace

void read_profile_unit_aliases(ProfileReading& reading) {
    const YamlNode* node = reading.fields.node("unit-aliases");
    if (node == nullptr) return;
    for (const YamlEntry& entry : node->entries) read_alias(entry, reading);
}

} // namespace apatite
