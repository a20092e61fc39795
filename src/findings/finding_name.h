// The name under which a finding is set by hand.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace apatite {

/// `phosphate`, `lesion.painful`, `lesion[2].site`.
struct FindingName {
    std::string_view finding, field;
    std::size_t index = 0;
    bool has_index = false;
};

/// Nothing when the brackets hold no number.
std::optional<FindingName> split_finding_name(std::string_view name);

} // namespace apatite
