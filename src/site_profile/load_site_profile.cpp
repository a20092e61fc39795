#include <algorithm>

#include "pack/names.h"
#include "pack/sha256.h"
#include "pack/yaml_parse.h"
#include "site_profile/profile_keys.h"
#include "site_profile/profile_reading.h"

namespace apatite {
namespace {

void read(const YamlNode& root, const Pack& pack, Report& report, SiteProfile& profile) {
    const Fields fields(root, site_profile_keys, report);
    if (const auto id = fields.located("id")) check_id(id->text, id->span, IdStyle::dotted, report);
    profile.identity.id = fields.text("id");
    profile.identity.title = fields.text("title");
    const KnownCodes known(pack);
    ProfileReading reading{pack, known, fields, report, profile};
    read_profile_systems(reading);
    read_profile_codes(reading);
    read_profile_units(reading);
    read_profile_unit_aliases(reading);
    read_profile_lists(reading);
    read_profile_switched_off(reading);
    read_profile_texts(reading);
    read_profile_actions(reading);
}

std::string hash_of(std::string_view text) {
    Sha256 hash;
    hash.add(text);
    return hash.hex();
}

} // namespace

LoadedSiteProfile load_site_profile(PackFile file, const Pack& pack) {
    const SourceText source(std::move(file));
    Report report;
    LoadedSiteProfile loaded;
    SiteProfile& profile = loaded.profile.emplace();
    profile.identity.hash = hash_of(source.text());
    const YamlNode root = parse_yaml(source, report);
    if (root.kind != YamlKind::broken) read(root, pack, report, profile);
    loaded.diagnostics = report.take();
    for (Diagnostic& each : loaded.diagnostics) each.source_line = source.line(each.span.line);
    sort_diagnostics(loaded.diagnostics);
    if (has_errors(loaded.diagnostics)) loaded.profile.reset();
    return loaded;
}

} // namespace apatite
