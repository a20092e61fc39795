#include "findings/finding_name.h"

#include <charconv>

namespace apatite {

std::optional<FindingName> split_finding_name(std::string_view name) {
    FindingName parts;
    const std::size_t dot = name.find('.');
    parts.finding = name.substr(0, dot);
    if (dot != std::string_view::npos) parts.field = name.substr(dot + 1);
    const std::size_t bracket = parts.finding.find('[');
    if (bracket == std::string_view::npos) return parts;
    const std::string_view digits = parts.finding.substr(bracket + 1);
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), parts.index);
    if (problem != std::errc() || end + 1 != digits.data() + digits.size() || *end != ']') return std::nullopt;
    parts.finding = parts.finding.substr(0, bracket);
    parts.has_index = true;
    return parts;
}

} // namespace apatite
