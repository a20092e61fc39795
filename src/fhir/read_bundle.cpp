#include "fhir/read_bundle.h"

#include <algorithm>

#include <fmt/format.h>

#include "fhir/bundle.h"
#include "fhir/draft.h"
#include "fhir/element.h"
#include "fhir/patient_identity.h"
#include "fhir/readers.h"
#include "findings/finding_index.h"
#include "json/known_parts.h"

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

void check_duplicate_keys(Resource& resource) {
    const auto twice = resource.root().duplicate_key();
    if (!twice) return;
    const json::Place place = twice->place();
    resource.set_aside("duplicate-key",
                       fmt::format("line {}, column {}: the key `{}` stands twice in one object: set aside", place.line,
                                   place.column, twice->text()));
}

void check_subject(Resource& resource, Whose subject) {
    if (subject == Whose::not_said) {
        if (needs_subject(resource.entry().type))
            resource.set_aside("no-subject", "it does not say whose it is: set aside");
    } else if (subject == Whose::no_patient) {
        resource.set_aside("subject", "its subject is not a patient: set aside");
    } else if (subject == Whose::unclear) {
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
    if (resource.find("implicitRules"))
        resource.set_aside("implicit-rules", "it follows `implicitRules` that are not known: set aside");
}

bool is_wanted(const Draft& draft, const FindingIndex& wanted) {
    if (!draft.has_known_code()) return wanted.speaks_of(draft.codes, draft.code_text);
    if (!draft.known_code->wanted) draft.known_code->wanted = wanted.speaks_of(draft.codes, draft.code_text);
    return *draft.known_code->wanted;
}

} // namespace

struct BundleReader::Workspace {
    json::Document document;
    json::KnownParts known;
    Bundle bundle;
    Memory memory;
    Drafts drafts;
};

BundleReader::BundleReader(ReadOptions options) : options_(options), workspace_(std::make_unique<Workspace>()) {}
BundleReader::~BundleReader() = default;
BundleReader::BundleReader(BundleReader&&) noexcept = default;
BundleReader& BundleReader::operator=(BundleReader&&) noexcept = default;

Result<Record> BundleReader::read(std::string_view json) {
    Record record;
    if (auto error = read(json, record)) return std::move(*error);
    return record;
}

std::optional<Error> BundleReader::read(std::string_view json, Record& record) {
    Workspace& at_work = *workspace_;
    at_work.memory.arena.release();
    at_work.bundle.clear();
    if (auto error = at_work.document.read(
            json, {.max_bytes = options_.max_bytes, .keys = &element_table, .known = &at_work.known}))
        return error;
    at_work.memory.concepts.follow(at_work.known);
    if (auto error = collect(at_work.document.root(), at_work.bundle)) return error;
    const Result<const Entry*> patient = the_patient(at_work.bundle);
    if (!patient) return patient.error();
    return write_record(**patient, record);
}

std::optional<Error> BundleReader::write_record(const Entry& patient, Record& record) {
    const Bundle& bundle = workspace_->bundle;
    record.subject = patient.source();
    record.birth_date.reset();
    record.gender.clear();
    record.deceased.reset();
    record.passed_over.clear();
    record.notices = bundle.notices;
    facts_ = 0;
    Resource resource(patient.resource, {}, patient, bundle, record.notices, workspace_->memory);
    check(resource);
    read_patient(resource, record);
    LastSubject last; // nearly always all say the same
    for (const Entry& entry : bundle.entries) {
        if (&entry == &patient) continue;
        if (auto error = read_entry(entry, patient, last, record)) return error;
    }
    std::ranges::sort(record.notices);
    const auto repeats = std::ranges::unique(record.notices);
    record.notices.erase(repeats.begin(), repeats.end());
    record.facts.resize(facts_);
    return std::nullopt;
}

// Whose it is is asked of what no finding comes from, too: a Bundle that mixes patients is not to be trusted in
// anything.
std::optional<Error> BundleReader::read_entry(const Entry& entry, const Entry& patient, LastSubject& last,
                                              Record& record) {
    Resource resource(entry.resource, {}, entry, workspace_->bundle, record.notices, workspace_->memory);
    const Whose subject = subject_of(resource, patient, last);
    if (subject == Whose::other_patient)
        return Error{"other-patient",
                     fmt::format("`{}` is about another patient than the one in the file", entry.source())};
    const Reader reader = reader_of(entry.type);
    if (!reader) return std::nullopt;
    check(resource);
    if (!resource.is_set_aside()) check_subject(resource, subject);
    if (resource.is_set_aside()) return std::nullopt;
    Drafts& drafts = workspace_->drafts;
    drafts.clear();
    reader(resource, record, drafts);
    if (resource.is_set_aside()) return std::nullopt;
    for (const Draft& draft : drafts) take(draft, entry, record);
    return std::nullopt;
}

// An order counts by what is ordered, which no finding need speak of.
void BundleReader::take(const Draft& draft, const Entry& entry, Record& record) {
    const FindingIndex* wanted = options_.wanted;
    if (!wanted || draft.kind == FactKind::order || is_wanted(draft, *wanted)) {
        if (facts_ == record.facts.size()) record.facts.emplace_back();
        Fact& fact = record.facts[facts_++];
        fact.source.clear();
        entry.add_source(fact.source);
        fact.source += draft.fragment;
        write(draft, fact);
        return;
    }
    for (const auto& date : {draft.date, draft.recorded})
        if (date) record.passed_over.push_back(*date);
}

Result<Record> read_bundle(std::string_view json, const ReadOptions& options) {
    return BundleReader(options).read(json);
}

} // namespace apatite
