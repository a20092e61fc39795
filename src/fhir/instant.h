// Moments, to tell which of two versions is the later one.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace apatite::fhir {

/// A moment in universal time.
struct Instant {
    std::int64_t seconds = 0;
    std::string fraction; ///< digits, no zeros at the end
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// Reads `2015-02-07T13:28:17.239+02:00`; nothing when it has no time and zone.
std::optional<Instant> parse_instant(std::string_view text);

} // namespace apatite::fhir
