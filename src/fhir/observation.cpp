#include "fhir/observation.h"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>

#include "fhir/datatypes.h"
#include "fhir/patient_identity.h"
#include "fhir/status.h"

namespace apatite::fhir {
namespace {

// Whether there is a result to use, and whether it is the last word.
std::optional<bool> preliminary_by_status(Resource& resource) {
    const std::string_view status = resource.text(resource.root(), "status");
    if (status == "final" || status == "amended" || status == "corrected") return false;
    if (status == "preliminary") return true;
    set_aside_by_status(resource, status);
    return std::nullopt;
}

AbsentReason absent_reason(std::string_view code) {
    struct Reason {
        std::string_view code;
        AbsentReason reason;
    };
    constexpr std::array reasons = {
        Reason{"unknown", AbsentReason::unknown},
        Reason{"asked-unknown", AbsentReason::unknown},
        Reason{"temp-unknown", AbsentReason::unknown},
        Reason{"masked", AbsentReason::masked},
        Reason{"not-permitted", AbsentReason::masked},
        Reason{"not-performed", AbsentReason::not_performed},
        Reason{"not-asked", AbsentReason::not_performed},
        Reason{"asked-declined", AbsentReason::not_performed},
        Reason{"error", AbsentReason::error},
        Reason{"not-a-number", AbsentReason::error},
        Reason{"negative-infinity", AbsentReason::error},
        Reason{"positive-infinity", AbsentReason::error},
    };
    const auto found = std::ranges::find(reasons, code, &Reason::code);
    return found == reasons.end() ? AbsentReason::other : found->reason;
}

bool has_value(const Draft& fact) {
    return fact.quantity || fact.value_low || fact.value_high || fact.boolean || !fact.value_codes.empty() ||
           !fact.value_text.empty() || fact.value_date;
}

void read_absence(Resource& resource, const json::Value& holder, Draft& fact) {
    const Concept reason = concept_of(resource, holder, "dataAbsentReason");
    if (reason.empty()) return;
    if (has_value(fact))
        return resource.set_aside("value-and-absent", "it has a value and a reason why it has none: set aside");
    fact.absent_reason = reason.codes.empty() ? AbsentReason::other : absent_reason(reason.codes.front().code);
}

// About someone or something else than the patient, such as a donor?
bool focuses_elsewhere(Resource& resource, const json::Value& focus) {
    const Reference reference = split_reference(resource.text(focus, "reference"));
    constexpr std::array<std::string_view, 5> others = {"RelatedPerson", "Group", "Location", "Device", "Substance"};
    if (reference.form == Reference::Form::literal && reference.type == "Patient") {
        const auto subject = resource.object(resource.entry().resource, "subject");
        return !subject || split_reference(resource.text(*subject, "reference")).id != reference.id;
    }
    return std::ranges::find(others, reference.type) != others.end();
}

std::string focus_source(Resource& resource, const json::Value& focus) {
    const std::string_view text = resource.text(focus, "reference");
    if (const Entry* found = resource.bundle().find(text, resource.entry())) return found->source();
    return to_string(split_reference(text));
}

void read_focus(Resource& resource, Draft& fact) {
    const Objects all = resource.objects(resource.root(), "focus");
    const auto sources = room_for<std::string_view>(resource.arena(), all.count());
    std::size_t count = 0;
    for (const json::Value focus : all) {
        if (focuses_elsewhere(resource, focus))
            return resource.set_aside("focus", "its `focus` is not the patient: set aside");
        const std::string source = focus_source(resource, focus);
        if (!source.empty() && !source.starts_with("Patient/")) sources[count++] = keep(resource.arena(), source);
    }
    std::ranges::sort(sources.first(count));
    fact.focus = sources.first(count);
}

void read_result(Resource& resource, const json::Value& holder, const Record& patient, Draft& fact) {
    if (const auto code = resource.object(holder, "code")) read_code(resource, *code, fact);
    read_value(resource, holder, fact);
    read_absence(resource, holder, fact);
    read_interpretation(resource, holder, fact);
    read_reference_range(resource, holder, patient, fact);
}

// What holds for the components too.
void read_shared(Resource& resource, bool preliminary, Draft& fact) {
    fact.preliminary = preliminary;
    read_time(resource, {"effectiveDateTime", "effectiveInstant", "effectivePeriod"}, fact);
    read_body_site(resource, fact);
    read_focus(resource, fact);
    fact.specimen_excludes_serum = specimen_is_not_blood(resource, resource.root());
}

} // namespace

void read_observation(Resource& resource, const Record& patient, Drafts& facts) {
    const auto preliminary = preliminary_by_status(resource);
    if (!preliminary) return;
    Draft& own = resource.draft(FactKind::observation, facts);
    read_shared(resource, *preliminary, own);
    const auto shared = resource.find("component") ? std::make_unique<const Draft>(own) : nullptr; // rarely there
    read_result(resource, resource.root(), patient, own);
    if (own.codes.empty() && own.code_text.empty())
        return resource.set_aside("no-code", "it has no code: what was observed is not known");
    for (const json::Value component : resource.objects(resource.root(), "component"))
        read_result(resource, component, patient, facts.emplace_back(*shared));
}

} // namespace apatite::fhir
