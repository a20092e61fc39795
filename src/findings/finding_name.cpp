#include "findings/finding_name.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "diagnostic/nearest.h"

namespace apatite {
namespace {

std::string did_you_mean(std::string_view name, const std::vector<FindingDeclaration>& declarations) {
    std::vector<std::string> ids;
    for (const FindingDeclaration& declaration : declarations) ids.push_back(declaration.id);
    const auto near = nearest(name, std::span<const std::string>(ids));
    return near ? fmt::format(": did you mean `{}`?", *near) : "";
}

std::string folded(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' || c == '-' ? ' ' : c;
    return result;
}

/// The first few findings that have the word in their name: `calcium` is no finding, `calcium_total` is one.
std::string that_say(std::string_view word, const std::vector<FindingDeclaration>& declarations) {
    constexpr std::size_t shortest = 3, most = 5;
    const std::string sought = folded(word);
    std::vector<std::string> found;
    for (const FindingDeclaration& each : declarations)
        if (sought.size() >= shortest && folded(each.id + '\n' + each.label).find(sought) != std::string::npos)
            found.push_back(each.id);
    if (found.empty()) return "";
    std::ranges::stable_partition(found, [&](const std::string& id) { return folded(id).starts_with(sought); });
    const std::string more = found.size() > most ? fmt::format(" and {} more", found.size() - most) : "";
    found.resize(std::min(found.size(), most));
    return fmt::format("; with this word in their name there are `{}`{}", fmt::join(found, "`, `"), more);
}

Error unknown_finding(std::string_view name, const std::vector<FindingDeclaration>& declarations) {
    std::string help = did_you_mean(name, declarations);
    if (help.empty()) help = that_say(name, declarations);
    return {"unknown-finding", fmt::format("there is no finding `{}`{}", name, help)};
}

Error unknown_field(const FindingDeclaration& declaration, std::string_view name) {
    std::string help = did_you_mean(name, declaration.fields);
    if (help.empty())
        for (const FindingDeclaration& field : declaration.fields)
            help += fmt::format("{}`{}`", help.empty() ? "; its fields are " : ", ", field.id);
    return {"unknown-finding", fmt::format("`{}` has no field `{}`{}", declaration.id, name, help)};
}

} // namespace

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

Result<FindingPlace> find_place(const FindingCatalogue& catalogue, std::string_view name) {
    const auto parts = split_finding_name(name);
    if (!parts)
        return Error{"unknown-finding", fmt::format("`{}` is no name of a finding, such as `lesion[0].site`", name)};
    const auto finding = catalogue.index_of(parts->finding);
    if (!finding) return unknown_finding(parts->finding, catalogue.findings);
    const FindingDeclaration& declaration = catalogue.findings[*finding];
    FindingPlace place{*finding, std::nullopt, std::nullopt};
    if (declaration.kind != FindingKind::instances && (!parts->field.empty() || parts->has_index))
        return Error{"finding-value",
                     fmt::format("`{}` has no fields and no numbers: set it by its name alone", declaration.id)};
    if (parts->has_index || !parts->field.empty()) place.instance = parts->index;
    if (parts->field.empty()) return place;
    const auto field = std::ranges::find(declaration.fields, parts->field, &FindingDeclaration::id);
    if (field == declaration.fields.end()) return unknown_field(declaration, parts->field);
    place.field = static_cast<std::size_t>(field - declaration.fields.begin());
    return place;
}

} // namespace apatite
