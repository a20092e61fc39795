// The resources of a Bundle, found by reference.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/result.h"
#include "fhir/reference.h"
#include "findings/record.h"
#include "json/reader.h"

namespace apatite::fhir {

/// Whose resource is it?
enum class Whose {
    this_patient,
    other_patient,
    no_patient, ///< a group, a place, a device, a substance
    unclear,    ///< not so that it could be checked
    not_said
};

/// One resource as it stands in the Bundle.
struct Entry {
    explicit Entry(json::Value value) noexcept : resource(value) {}

    json::Value resource;
    std::string_view type, id;
    std::string_view full_url;
    std::string_view base;    ///< of the server, when the full URL is absolute and ends in type and id
    std::string_view problem; ///< code of a notice: why it was set aside before it was read
    std::string_view message;

    /// `Observation/x`, for notices and facts.
    std::string source() const;
    void add_source(std::string& to) const; ///< appends it
};

/// Everything that a Bundle holds, versions already decided.
struct Bundle {
    std::vector<Entry> entries;
    std::vector<Notice> notices;
    std::vector<std::uint32_t> slots; ///< memory for `decide_versions`

    /// The entry that a reference made in `from` points to; nothing when it is not in the Bundle. The first call after
    /// `clear` sorts the entries, which must not change any more: O(n log n), then O(log n). Not for several threads.
    const Entry* find(std::string_view reference, const Entry& from) const;

    /// To be filled again in the same memory.
    void clear();

private:
    void index() const;

    mutable bool indexed_ = false;
    mutable std::vector<std::uint32_t> by_name_; ///< entries with an id, by type, id and base
    mutable std::vector<std::uint32_t> by_url_;  ///< entries with a full URL, by that
};

/// The resources of a Bundle (of Bundles within it too), or the Patient alone, into an empty bundle. Errors:
/// `not-fhir`, `resource-type`, `bundle-type`.
std::optional<Error> collect(const json::Value& root, Bundle& bundle);

/// Keeps one of entries with the same type and id: equal ones once, else the later version; several that cannot be
/// ordered are all set aside.
void decide_versions(Bundle& bundle);

/// The order of `by_name_`.
bool name_before(const Entry& a, const Entry& b) noexcept;

} // namespace apatite::fhir
