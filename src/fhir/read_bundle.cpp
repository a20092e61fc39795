#include "fhir/read_bundle.h"

#include <algorithm>

#include <fmt/format.h>

#include "fhir/bundle.h"
#include "fhir/patient_identity.h"
#include "fhir/readers.h"

namespace apatite {
namespace {

using namespace fhir;

Result<const Entry*> the_patient(const Bundle& bundle) {
    const Entry* patient = nullptr;
    for (const Entry& entry : bundle.entries) {
        if (entry.type != "Patient") continue;
        if (patient) return Error{"two-patients", "more than one Patient: send each patient in a Bundle of their own"};
        patient = &entry;
    }
    if (!patient) return Error{"no-patient", "no Patient in it: send the Bundle with its Patient"};
    if (patient->problem == "two-versions")
        return Error{"patient-versions", "the Patient was sent in two versions, and nothing says which is the later"};
    return patient;
}

// Also of what no finding comes from: a Bundle that mixes patients is not to be trusted in anything.
std::optional<Error> other_patients(const Bundle& bundle, const Entry& patient) {
    for (const Entry& entry : bundle.entries) {
        if (&entry == &patient || subject_of(entry, patient, bundle) != Whose::other_patient) continue;
        return Error{"other-patient",
                     fmt::format("`{}` is about another patient than the one in the file", entry.source())};
    }
    return std::nullopt;
}

void check_duplicate_keys(Resource& resource) {
    const auto twice = resource.root().duplicate_key();
    if (!twice) return;
    const json::Place place = twice->place();
    resource.set_aside("duplicate-key",
                       fmt::format("line {}, column {}: the key `{}` stands twice in one object: set aside", place.line,
                                   place.column, twice->text()));
}

void check_subject(Resource& resource, const Entry& patient) {
    const auto subject = subject_of(resource.entry(), patient, resource.bundle());
    if (!subject) {
        if (needs_subject(resource.entry().type))
            resource.set_aside("no-subject", "it does not say whose it is: set aside");
    } else if (*subject == Whose::no_patient) {
        resource.set_aside("subject", "its subject is not a patient: set aside");
    } else if (*subject == Whose::unclear) {
        resource.set_aside("subject", "whose it is cannot be told from its subject: set aside");
    }
}

// What may change the meaning of the whole resource.
void check(Resource& resource) {
    const Entry& entry = resource.entry();
    if (!entry.problem.empty()) resource.set_aside(std::string(entry.problem), std::string(entry.message));
    check_duplicate_keys(resource);
    if (has_modifier_extension(resource.root()))
        resource.set_aside("modifier-extension", "it has a `modifierExtension` that is not known: set aside");
    if (resource.root().find("implicitRules"))
        resource.set_aside("implicit-rules", "it follows `implicitRules` that are not known: set aside");
}

void read_entry(const Entry& entry, const Bundle& bundle, const Entry& patient, Record& record) {
    const Reader reader = reader_of(entry.type);
    if (!reader) return;
    Resource resource(entry.resource, entry.source(), entry, bundle, record.notices);
    check(resource);
    if (!resource.is_set_aside()) check_subject(resource, patient);
    if (resource.is_set_aside()) return;
    Facts facts;
    reader(resource, record, facts);
    if (resource.is_set_aside()) return;
    record.facts.insert(record.facts.end(), std::make_move_iterator(facts.begin()),
                        std::make_move_iterator(facts.end()));
}

Record read(const Bundle& bundle, const Entry& patient) {
    Record record;
    record.subject = patient.source();
    record.notices = bundle.notices;
    Resource resource(patient.resource, patient.source(), patient, bundle, record.notices);
    check(resource);
    read_patient(resource, record);
    for (const Entry& entry : bundle.entries) {
        if (&entry != &patient) read_entry(entry, bundle, patient, record);
    }
    std::ranges::sort(record.notices);
    const auto repeats = std::ranges::unique(record.notices);
    record.notices.erase(repeats.begin(), repeats.end());
    return record;
}

} // namespace

Result<Record> read_bundle(std::string_view json, const ReadOptions& options) {
    const auto document = json::Document::parse(json, {.max_bytes = options.max_bytes});
    if (!document) return document.error();
    const Result<Bundle> bundle = collect(document->root());
    if (!bundle) return bundle.error();
    const Result<const Entry*> patient = the_patient(*bundle);
    if (!patient) return patient.error();
    if (auto error = other_patients(*bundle, **patient)) return std::move(*error);
    return read(*bundle, **patient);
}

} // namespace apatite
