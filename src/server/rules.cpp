#include "server/rules.h"

#include <utility>

#include <openssl/evp.h>

#include "apatite/site_profile.h"
#include "api/compiled_pack.h"
#include "authoring/doc.h"
#include "render/words.h"
#include "server/static_files.h"
#include "server/units_to_choose.h"
#include "json/writer.h"

namespace apatite::server {
namespace {

using json::JsonWriter;

void write_strings(JsonWriter& out, std::string_view key, const std::vector<std::string>& texts) {
    out.key(key).begin_array();
    for (const std::string& text : texts) out.string(text);
    out.end_array();
}

void write_labels(JsonWriter& out, std::string_view key, const auto& declared) {
    out.key(key).begin_array();
    for (const auto& one : declared) out.begin_object().member("id", one.id).member("label", one.label).end_object();
    out.end_array();
}

void write_finding(JsonWriter& out, const FindingInfo& finding, const Pack& pack, const FindingDeclaration* declared) {
    out.begin_object().member("id", finding.id).member("label", finding.label).member("kind", finding.kind);
    out.member("ask", finding.ask).member("cost", finding.cost);
    if (declared != nullptr && finding.kind == "quantity") write_strings(out, "units", units_to_choose(*declared));
    if (!finding.choices.empty()) write_strings(out, "choices", finding.choices);
    if (!finding.resources.empty()) out.member("group", finding.resources.front());
    if (!finding.fields.empty()) {
        out.key("fields").begin_array();
        for (std::size_t i = 0; i < finding.fields.size(); ++i)
            write_finding(out, finding.fields[i], pack, declared == nullptr ? nullptr : &declared->fields[i]);
        out.end_array();
    }
    out.end_object();
}

std::string about(const CompiledPack& compiled, const Pack& pack) {
    std::string text;
    JsonWriter out(text, 0);
    out.begin_object().key("pack").begin_object().member("id", compiled.identity().id);
    out.member("version", compiled.identity().version).member("hash", compiled.identity().hash);
    out.member("title", compiled.identity().title).end_object();
    if (pack.site_profile)
        out.key("siteProfile")
            .begin_object()
            .member("id", pack.site_profile->id)
            .member("hash", pack.site_profile->hash)
            .member("title", pack.site_profile->title)
            .end_object();
    out.key("intendedUse").string(compiled.intended_use()).key("findings").begin_array();
    for (const FindingInfo& finding : compiled.findings())
        if (finding.used) write_finding(out, finding, pack, pack.catalogue.find(finding.id));
    out.end_array();
    write_labels(out, "sites", pack.catalogue.sites);
    write_labels(out, "alerts", pack.alerts);
    write_labels(out, "hypotheses", pack.hypotheses);
    write_strings(out, "lists", compiled.lists());
    out.key("reasons").begin_object();
    for (const auto& [why, words] : reasons_in_words()) out.member(why, words);
    out.end_object();
    out.key("examples").begin_array();
    for (const StaticFile& file : static_files())
        if (file.name.ends_with(".fhir.json")) out.string(file.name.substr(0, file.name.find('.')));
    out.end_array().end_object();
    return text;
}

/// `sha256-...` of what stands between the tags.
std::string hash_of_style(const std::string& html) {
    const std::size_t open = html.find("<style>"), close = html.find("</style>");
    if (open == std::string::npos || close == std::string::npos) return {};
    const std::string style = html.substr(open + 7, close - open - 7);
    unsigned char digest[32];
    if (EVP_Digest(style.data(), style.size(), digest, nullptr, EVP_sha256(), nullptr) != 1) return {};
    unsigned char text[45];
    EVP_EncodeBlock(text, digest, sizeof digest);
    return std::string("sha256-") + reinterpret_cast<const char*>(text);
}

} // namespace

Result<std::shared_ptr<const Rules>> load_rules(const std::string& folder, const std::string& site_profile,
                                                const std::string& public_url) {
    Result<CompiledPack> loaded = folder.empty() ? builtin_pack() : apatite::load_pack(folder);
    if (loaded && !site_profile.empty()) loaded = with_site_profile_file(*loaded, site_profile);
    if (!loaded) return loaded.error();
    CompiledPack pack = std::move(loaded).value();
    const Pack& declared = pack.data().pack();
    std::string json = about(pack, declared), page = page_of(declared, folder, PageFormat::html);
    std::string hash = hash_of_style(page);
    cds_hooks::Service service(pack, {public_url});
    return std::make_shared<const Rules>(
        Rules{std::move(pack), std::move(service), std::move(json), std::move(page), std::move(hash)});
}

} // namespace apatite::server
