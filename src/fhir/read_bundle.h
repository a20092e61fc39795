// One patient's FHIR R4 JSON to the dated, coded facts in it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "apatite/result.h"
#include "findings/record.h"

namespace apatite {

class FindingIndex;

namespace fhir {
struct Draft;
struct Entry;
struct LastSubject;
} // namespace fhir

struct ReadOptions {
    std::size_t max_bytes = std::size_t{256} << 20;
    /// Facts that none of its findings speaks of are looked at like all others but left out of the record; only their
    /// dates stay, in `Record::passed_over`. Null: every fact.
    const FindingIndex* wanted = nullptr;
};

/// Reads a Bundle with one Patient (`collection`, `searchset`, `document`, `batch`, `transaction`, their responses,
/// `message`), Bundles within it, or a Patient alone.
///
/// Refused (an error; nothing of the file may be used): `json-…` (see `json::Document`), `not-fhir`, `resource-type`,
/// `bundle-type`, `no-patient`, `two-patients`, `other-patient` (a resource of another patient), `patient-versions`.
/// Set aside with a notice (the rest is read): a resource that was entered in error, has a `modifierExtension` or
/// `implicitRules`, an unusable status, an unclear subject, a wrong shape, a key twice; a date that is none. Messages
/// name resources, codes, units and dates, and nothing else of the patient.
///
/// Resources that no finding can come from are passed over silently, but their subject is checked too. The same
/// resource twice counts once; of two versions the later. Entries may come in any order. O(size). Thread-safe.
Result<Record> read_bundle(std::string_view json, const ReadOptions& options = {});

/// The same for one patient after another, in the same memory: one per thread.
class BundleReader {
public:
    /// `options.wanted` must outlive it.
    explicit BundleReader(ReadOptions options = {});
    ~BundleReader();
    BundleReader(BundleReader&&) noexcept;
    BundleReader& operator=(BundleReader&&) noexcept;

    /// As `read_bundle`.
    Result<Record> read(std::string_view json);
    /// The same in place of what the record held, in its memory. After an error the record is not to be used.
    std::optional<Error> read(std::string_view json, Record& record);

private:
    struct Workspace;
    std::optional<Error> write_record(const fhir::Entry& patient, Record& record);
    std::optional<Error> read_entry(const fhir::Entry& entry, const fhir::Entry& patient, fhir::LastSubject& last,
                                    Record& record);
    void take(const fhir::Draft& draft, const fhir::Entry& entry, Record& record);

    ReadOptions options_;
    std::unique_ptr<Workspace> workspace_;
    std::size_t facts_ = 0; ///< written of the record that is read
};

} // namespace apatite
