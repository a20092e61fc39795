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

/// One resource as it stands in the Bundle.
struct Entry {
    json::Value resource;
    std::string_view type, id;
    std::string_view full_url;
    std::string_view base;    ///< of the server, when the full URL is absolute and ends in type and id
    std::string_view problem; ///< code of a notice: why it was set aside before it was read
    std::string_view message;

    /// `Observation/x`, for notices and facts.
    std::string source() const;
};

/// Everything that a Bundle holds, versions already decided.
struct Bundle {
    std::vector<Entry> entries;
    std::vector<Notice> notices;

    /// The entry that a reference made in `from` points to; nothing when it is not in the Bundle.
    const Entry* find(std::string_view reference, const Entry& from) const;

    /// Prepares `find`; after the last change of `entries`. O(n log n).
    void index();

private:
    std::vector<std::uint32_t> by_name_; ///< entries with an id, by type, id and base
    std::vector<std::uint32_t> by_url_;  ///< entries with a full URL, by that
};

/// The resources of a Bundle (of Bundles within it too), or the Patient alone. Errors: `not-fhir`, `resource-type`,
/// `bundle-type`.
Result<Bundle> collect(const json::Value& root);

/// Keeps one of entries with the same type and id: equal ones once, else the later version; several that cannot be
/// ordered are all set aside.
void decide_versions(Bundle& bundle);

/// The order of `by_name_`.
bool name_before(const Entry& a, const Entry& b) noexcept;

} // namespace apatite::fhir
