#include "apatite/authoring.h"
#include "apatite/site_profile.h"
#include "c_api/handles.h"

using namespace apatite::c_api;

namespace apatite::c_api {

apatite_status give_pack(Result<CompiledPack> pack, apatite_pack** out, apatite_error** error) {
    if (!pack) return refused(error, pack.error());
    std::vector<FindingInfo> findings = pack->findings();
    *out = new apatite_pack{std::move(pack).value(), std::move(findings)};
    return APATITE_OK;
}

apatite_status give_text(std::string text, apatite_text** out) {
    *out = new apatite_text{std::move(text)};
    return APATITE_OK;
}

} // namespace apatite::c_api

apatite_status apatite_pack_builtin(apatite_pack** pack, apatite_error** error) {
    return guarded(error, [&] {
        if (pack == nullptr) return misuse(error, "`pack` is NULL");
        *pack = nullptr;
        return give_pack(apatite::builtin_pack(), pack, error);
    });
}

apatite_status apatite_pack_load(apatite_string folder, apatite_pack** pack, apatite_error** error) {
    return guarded(error, [&] {
        if (pack == nullptr || !is_valid(folder)) return misuse(error, "`pack` or `folder` is NULL");
        *pack = nullptr;
        return give_pack(apatite::load_pack(to_view(folder)), pack, error);
    });
}

apatite_status apatite_pack_load_memory(const apatite_file* files, size_t count, apatite_pack** pack,
                                        apatite_error** error) {
    return guarded(error, [&] {
        if (pack == nullptr || (files == nullptr && count != 0)) return misuse(error, "`pack` or `files` is NULL");
        *pack = nullptr;
        std::vector<apatite::PackText> texts;
        for (std::size_t i = 0; i < count; ++i) {
            if (!is_valid(files[i].path) || !is_valid(files[i].text)) return misuse(error, "a file's text is NULL");
            texts.push_back({std::string(to_view(files[i].path)), std::string(to_view(files[i].text))});
        }
        return give_pack(apatite::load_pack_from_memory(std::move(texts)), pack, error);
    });
}

apatite_status apatite_pack_with_site_profile(const apatite_pack* pack, apatite_string profile, apatite_pack** here,
                                              apatite_error** error) {
    return guarded(error, [&] {
        if (here == nullptr) return misuse(error, "`here` is NULL");
        *here = nullptr;
        if (pack == nullptr || !is_valid(profile)) return misuse(error, "`pack` or `profile` is NULL");
        return give_pack(apatite::with_site_profile(pack->pack, to_view(profile)), here, error);
    });
}

apatite_status apatite_pack_check(apatite_string folder, apatite_text** report, size_t* errors, apatite_error** error) {
    return guarded(error, [&] {
        if (report == nullptr || !is_valid(folder)) return misuse(error, "`report` or `folder` is NULL");
        *report = nullptr;
        const apatite::Result<apatite::Diagnostics> all = apatite::check_pack(to_view(folder));
        if (!all) return refused(error, all.error());
        if (errors != nullptr)
            *errors = static_cast<std::size_t>(
                std::ranges::count(*all, apatite::Severity::error, &apatite::Diagnostic::severity));
        return give_text(apatite::to_text(*all), report);
    });
}

apatite_status apatite_pack_get_identity(const apatite_pack* pack, apatite_pack_identity* identity) {
    if (pack == nullptr) return APATITE_MISUSE;
    const apatite::Assessment::PackIdentity& own = pack->pack.identity();
    const apatite::SiteProfileIdentity* profile = pack->pack.site_profile();
    return fill(identity, {0, to_c(own.id), to_c(own.version), to_c(own.hash), to_c(own.title),
                           to_c(pack->pack.intended_use()), profile == nullptr ? apatite_string{} : to_c(profile->id),
                           profile == nullptr ? apatite_string{} : to_c(profile->hash)});
}

size_t apatite_pack_findings(const apatite_pack* pack) { return pack == nullptr ? 0 : pack->findings.size(); }

apatite_status apatite_pack_get_finding(const apatite_pack* pack, size_t index, apatite_finding* finding) {
    if (index >= apatite_pack_findings(pack)) return APATITE_MISUSE;
    const apatite::FindingInfo& one = pack->findings[index];
    return fill(finding, {0, to_c(one.id), to_c(one.label), to_c(one.kind), to_c(one.unit), one.choices.size()});
}

apatite_status apatite_pack_get_choice(const apatite_pack* pack, size_t finding, size_t index, apatite_string* choice) {
    if (choice == nullptr || finding >= apatite_pack_findings(pack)) return APATITE_MISUSE;
    const std::vector<std::string>& choices = pack->findings[finding].choices;
    if (index >= choices.size()) return APATITE_MISUSE;
    *choice = to_c(choices[index]);
    return APATITE_OK;
}

void apatite_pack_free(apatite_pack* pack) { delete pack; }
