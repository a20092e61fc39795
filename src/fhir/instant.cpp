#include "fhir/instant.h"

#include <charconv>

#include "calendar/partial_date.h"

namespace apatite::fhir {
namespace {

constexpr std::size_t date_length = 10; // 2015-02-07
constexpr std::size_t time_length = 9;  // T13:28:17

std::int64_t number(std::string_view digits) {
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::int64_t zone_seconds(std::string_view zone) {
    if (zone.size() != 6) return 0; // Z
    const std::int64_t ahead = number(zone.substr(1, 2)) * 3600 + number(zone.substr(4, 2)) * 60;
    return zone.front() == '-' ? -ahead : ahead;
}

} // namespace

std::optional<Instant> parse_instant(std::string_view text) {
    const Result<PartialDate> date = PartialDate::parse(text); // checks the time and the zone too
    if (!date || !date->is_exact() || text.size() <= date_length + time_length) return std::nullopt;
    const std::string_view time = text.substr(date_length, time_length);
    const std::string_view rest = text.substr(date_length + time_length);
    const std::size_t zone = rest.find_first_of("Z+-");
    if (zone == std::string_view::npos) return std::nullopt;
    Instant instant;
    instant.seconds = std::int64_t{date->first_day().since_1970} * 86400 + number(time.substr(1, 2)) * 3600 +
                      number(time.substr(4, 2)) * 60 + number(time.substr(7, 2)) - zone_seconds(rest.substr(zone));
    if (rest.front() == '.') instant.fraction = rest.substr(1, zone - 1);
    while (instant.fraction.ends_with('0')) instant.fraction.pop_back();
    return instant;
}

} // namespace apatite::fhir
