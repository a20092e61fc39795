// The name under which a finding is set by hand.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "apatite/result.h"
#include "findings/declaration.h"

namespace apatite {

/// `phosphate`, `lesion.painful`, `lesion[2].site`.
struct FindingName {
    std::string_view finding, field;
    std::size_t index = 0;
    bool has_index = false;
};

/// Nothing when the brackets hold no number.
std::optional<FindingName> split_finding_name(std::string_view name);

/// What a name means in a catalogue: a finding, an instance of it, a field of an instance.
struct FindingPlace {
    std::size_t finding = 0;
    std::optional<std::size_t> instance; ///< always set with a field: `lesion.painful` is that of the first
    std::optional<std::size_t> field;
};

/// Errors: `unknown-finding` with the name that was probably meant, `finding-value` for a number or field where there
/// is none.
Result<FindingPlace> find_place(const FindingCatalogue& catalogue, std::string_view name);

} // namespace apatite
