#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "fhir/datatypes.h"
#include "fhir/readers.h"
#include "fhir/status.h"

namespace apatite::fhir {
namespace {

constexpr std::string_view clinical_system = "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr std::string_view verification_system = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

constexpr std::array clinical_statuses = {
    StatusMeaning{"active", Presence::present},  StatusMeaning{"recurrence", Presence::present},
    StatusMeaning{"relapse", Presence::present}, StatusMeaning{"inactive", Presence::past},
    StatusMeaning{"remission", Presence::past},  StatusMeaning{"resolved", Presence::past},
};
constexpr std::array verification_statuses = {
    StatusMeaning{"confirmed", Presence::present},      StatusMeaning{"provisional", Presence::suspected},
    StatusMeaning{"differential", Presence::suspected}, StatusMeaning{"unconfirmed", Presence::suspected},
    StatusMeaning{"refuted", Presence::absent},
};

// A status that was not sent says nothing against; one that is not understood might.
std::optional<Presence> meaning(Resource& resource, Element element, std::string_view system,
                                std::span<const StatusMeaning> table) {
    const Concept status = concept_of(resource, resource.root(), element);
    if (status.empty()) return Presence::present;
    const std::string_view code = code_in(status, system);
    for (const StatusMeaning& each : table) {
        if (each.code == code) return each.presence;
    }
    if (code.empty())
        resource.set_aside("status", fmt::format("`{}` has no code of FHIR's: set aside", element.name()));
    else
        set_aside_by_status(resource, code);
    return std::nullopt;
}

bool has_abated(Resource& resource, Draft& fact) {
    const json::Value& root = resource.root();
    if (const auto flag = resource.boolean(root, "abatementBoolean")) return *flag;
    fact.end_date = resource.date(root, "abatementDateTime");
    if (!fact.end_date && resource.find("abatementPeriod"))
        fact.end_date = period_of(resource, root, "abatementPeriod").end;
    constexpr std::array<Element, 5> abatements = {"abatementDateTime", "abatementPeriod", "abatementAge",
                                                   "abatementRange", "abatementString"};
    return std::ranges::any_of(abatements, [&](Element each) { return resource.find(each).has_value(); });
}

} // namespace

void read_condition(Resource& resource, const Record&, Drafts& facts) {
    const auto verified = meaning(resource, "verificationStatus", verification_system, verification_statuses);
    const auto clinical = meaning(resource, "clinicalStatus", clinical_system, clinical_statuses);
    if (!verified || !clinical) return;
    Draft& fact = resource.draft(FactKind::condition, facts);
    read_code(resource, "code", fact);
    read_body_site(resource, fact);
    read_onset(resource, fact);
    fact.recorded = resource.date(resource.root(), "recordedDate");
    const bool abated = has_abated(resource, fact);
    const bool told_active = resource.find("clinicalStatus").has_value() && *clinical == Presence::present;
    if (abated && told_active && *verified == Presence::present)
        return resource.set_aside("status", "its status says active, but it has abated: set aside");
    fact.presence = *verified == Presence::present && abated ? Presence::past : *verified;
    if (*verified == Presence::present && *clinical == Presence::past) fact.presence = Presence::past;
    fact.ongoing = true;
}

} // namespace apatite::fhir
