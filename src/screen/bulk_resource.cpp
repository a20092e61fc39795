#include "screen/bulk_resource.h"

#include "fhir/readers.h"
#include "fhir/reference.h"
#include "json/reader.h"

namespace apatite {
namespace {

std::string_view text_at(const json::Value& object, std::string_view key) {
    const auto found = object.find(key);
    return found ? found->text() : std::string_view();
}

std::string_view reference_at(const json::Value& resource, std::string_view key) {
    const auto found = resource.find(key);
    return found ? text_at(*found, "reference") : std::string_view();
}

/// The id behind a reference to the type; empty for any other.
std::string_view id_of(std::string_view text, std::string_view type) {
    const fhir::Reference reference = fhir::split_reference(text);
    if (reference.form == fhir::Reference::Form::literal && reference.type == type) return reference.id;
    constexpr std::string_view uuid = "urn:uuid:";
    return text.starts_with(uuid) ? text.substr(uuid.size()) : std::string_view();
}

} // namespace

Result<BulkResource> bulk_resource(std::string_view line) {
    using Kind = BulkResource::Kind;
    const auto document = json::Document::parse(line);
    if (!document) return document.error();
    const json::Value root = document->root();
    const std::string_view type = text_at(root, "resourceType"), id = text_at(root, "id");
    if (type.empty()) return Error{"not-fhir", "JSON, but not FHIR: it has no `resourceType`"};
    if (type == "Patient" && id.empty()) return Error{"no-patient", "a Patient without an id: nothing can refer to it"};
    if (type == "Patient") return BulkResource{Kind::patient, std::string(id), {}};
    if (type == "Medication") return BulkResource{Kind::medication, std::string(id), {}};
    std::string_view owner = id_of(reference_at(root, "subject"), "Patient");
    if (owner.empty()) owner = id_of(reference_at(root, "patient"), "Patient");
    if (!owner.empty())
        return BulkResource{Kind::of_patient, std::string(owner),
                            std::string(id_of(reference_at(root, "medicationReference"), "Medication"))};
    if (fhir::reader_of(type) != nullptr && fhir::needs_subject(type))
        return Error{"no-subject", "it does not say whose it is in a way that can be followed"};
    return BulkResource{};
}

std::uint64_t stable_hash(std::string_view text) noexcept {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211U;
    }
    return hash;
}

} // namespace apatite
