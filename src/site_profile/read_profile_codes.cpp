// The systems of a profile, its codes, and the unit of a code.
#include <algorithm>

#include <fmt/format.h>

#include "pack/read_codes.h"
#include "site_profile/profile_reading.h"
#include "units/unit.h"

namespace apatite {
namespace {

std::string in_words(const Code& code) {
    return fmt::format("{}{}{}", system_short_name(code.system), code.system.empty() ? "" : " ", code.code);
}

/// `{ loinc: [2777-1] }`
CodeSet read_standard_codes(const YamlEntry& local, ProfileReading& reading) {
    CodeSet codes;
    if (!expect_map(local.value, fmt::format("what `{}` is", local.key), reading.report)) return codes;
    if (local.value.entries.empty())
        reading.report.error("K0407", local.value.span, "no codes are named", "add a code or delete the line");
    for (const YamlEntry& entry : local.value.entries)
        read_codes_of_system(entry, "a site profile", codes, reading.report);
    return codes;
}

void warn_unknown(const Code& code, const Span& at, const ProfileReading& reading) {
    if (reading.known.knows(code)) return;
    std::string meant = did_you_mean(code.code, reading.known.of_system(code.system));
    reading.report.warning("K0502", at, fmt::format("nothing in the pack is told by `{}`", in_words(code)),
                           meant.empty() ? "the line changes no answer with this pack" : std::move(meant));
}

void read_code(const Code& local, const YamlEntry& entry, ProfileReading& reading) {
    if (reading.known.knows(local))
        return reading.report.error("K0503", entry.key_span, fmt::format("the pack itself reads `{}`", in_words(local)),
                                    "a profile tells what local codes are; a standard code keeps its meaning");
    CodeSet standard = read_standard_codes(entry, reading);
    for (const Code& code : standard) warn_unknown(code, entry.key_span, reading);
    if (!standard.empty()) reading.profile.terms.codes.emplace(local, std::move(standard));
}

/// What the code tells, as it is or through what the profile says it is.
std::vector<const FindingDeclaration*> quantities_of(const Code& code, const ProfileReading& reading) {
    std::vector<const FindingDeclaration*> all = reading.known.quantities(code);
    if (const auto mapped = reading.profile.terms.codes.find(code); mapped != reading.profile.terms.codes.end())
        for (const Code& standard : mapped->second)
            for (const FindingDeclaration* more : reading.known.quantities(standard)) all.push_back(more);
    return all;
}

void read_unit(const Code& code, const YamlEntry& entry, ProfileReading& reading) {
    if (!expect_text(entry.value, "a unit", reading.report)) return;
    const std::string& text = entry.value.scalar;
    const Result<Unit> unit = Unit::parse(text);
    if (!unit || text.empty())
        return reading.report.error("K0504", entry.value.span, text.empty() ? "an empty unit" : unit.error().message,
                                    "write the unit in UCUM, such as `mg/dL`");
    const auto quantities = quantities_of(code, reading);
    if (quantities.empty())
        reading.report.warning("K0502", entry.key_span, fmt::format("no number in the pack is told by `{}`", entry.key),
                               "say under `codes` what it is, or delete the line");
    for (const FindingDeclaration* finding : quantities) {
        if (const auto to = conversion(*unit, finding->unit, finding->analyte); to) continue;
        return reading.report.error("K0504", entry.value.span,
                                    fmt::format("`{}` cannot be a unit of `{}`, which is measured in `{}`", text,
                                                finding->id, finding->unit_text),
                                    "look the unit up at the laboratory; a number in a wrong unit is worse than none");
    }
    reading.profile.terms.units.emplace(code, text);
}

template <typename Read>
void for_each_code(std::string_view key, ProfileReading& reading, Read read) {
    const YamlNode* node = reading.fields.node(key);
    if (node == nullptr) return;
    for (const YamlEntry& system : node->entries) {
        const auto uri = reading.system(system);
        if (!uri) continue;
        for (const YamlEntry& entry : system.value.entries) read(Code{*uri, entry.key}, entry, reading);
    }
}

} // namespace

std::optional<std::string> ProfileReading::system(const YamlEntry& entry) const {
    if (const auto own = systems.find(entry.key); own != systems.end()) return own->second;
    if (const auto standard = system_uri(entry.key)) return std::string(*standard);
    std::vector<std::string> names;
    for (const auto& [name, uri] : systems) names.push_back(name);
    for (const std::string_view name : system_short_names()) names.emplace_back(name);
    std::string meant = did_you_mean(entry.key, names);
    report.error("K0501", entry.key_span, fmt::format("no code system is called `{}`", entry.key),
                 fmt::format("{}{}name it under `systems`, or write its URI", meant, meant.empty() ? "" : " "));
    return std::nullopt;
}

void read_profile_systems(ProfileReading& reading) {
    const YamlNode* node = reading.fields.node("systems");
    if (node == nullptr) return;
    for (const YamlEntry& entry : node->entries) {
        if (system_uri(entry.key))
            reading.report.error("K0501", entry.key_span, fmt::format("`{}` already names a code system", entry.key),
                                 "choose a name of the site's own");
        else
            reading.systems.emplace(entry.key, canonical_system(entry.value.scalar));
    }
}

void read_profile_codes(ProfileReading& reading) { for_each_code("codes", reading, read_code); }

void read_profile_units(ProfileReading& reading) { for_each_code("units", reading, read_unit); }

} // namespace apatite
