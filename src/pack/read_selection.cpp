// `select: latest within 90 days`.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

#include "pack/key_words.h"
#include "pack/read_finding.h"
#include "units/quantity.h"

namespace apatite {
namespace {

using enum SelectPolicy;

struct KindPolicies {
    FindingKind kind;
    SelectPolicy usual;
    std::vector<SelectPolicy> allowed;
};

const KindPolicies& policies_of(FindingKind kind) {
    static const std::array table = {
        KindPolicies{FindingKind::boolean, active, {latest, earliest, any, active, ever}},
        KindPolicies{FindingKind::quantity, latest, {latest, earliest, highest, lowest}},
        KindPolicies{FindingKind::choice, latest, {latest, earliest}},
        KindPolicies{FindingKind::date, latest, {latest, earliest}},
        KindPolicies{FindingKind::site, latest, {latest, earliest}},
        KindPolicies{FindingKind::instances, any, {any, active, ever}},
    };
    return table[static_cast<std::size_t>(kind)];
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(' ', at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        at = end;
    }
    return parts;
}

std::optional<int> positive(std::string_view text) {
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || number < 1 || number > 100'000) return {};
    return number;
}

bool read_window(std::string_view count, std::string_view unit, Selection& select) {
    const auto number = positive(count);
    const auto calendar = calendar_unit(unit);
    if (!number || !calendar) return false;
    switch (*calendar) {
    case CalendarUnit::day: select.within_days = *number; return true;
    case CalendarUnit::week: select.within_days = *number * 7; return true;
    case CalendarUnit::month: select.within_months = *number; return true;
    case CalendarUnit::year: select.within_months = *number * 12; return true;
    default: return false;
    }
}

void check_policy(const Located& written, const FindingDeclaration& finding, Report& report) {
    const auto& allowed = policies_of(finding.kind).allowed;
    if (std::find(allowed.begin(), allowed.end(), finding.select.policy) != allowed.end()) return;
    std::vector<std::string_view> names;
    for (const SelectPolicy policy : allowed) names.push_back(words::select[static_cast<std::size_t>(policy)]);
    report.error("K0403", written.span,
                 fmt::format("`{}` makes no sense of a finding of kind {}",
                             words::select[static_cast<std::size_t>(finding.select.policy)],
                             words::finding_kind[static_cast<std::size_t>(finding.kind)]),
                 fmt::format("it can be {}", fmt::join(names, ", ")));
}

} // namespace

void read_selection(const Fields& fields, FindingDeclaration& finding, Report& report) {
    finding.select = {policies_of(finding.kind).usual, {}, {}};
    const auto written = fields.located("select");
    if (!written) return;
    const auto parts = words_of(written->text);
    const std::size_t policy = parts.empty() ? words::select.size() : words::index_of(words::select, parts[0]);
    const bool with_window = parts.size() == 4 && parts[1] == "within";
    const bool good = policy < words::select.size() &&
                      (parts.size() == 1 || (with_window && read_window(parts[2], parts[3], finding.select)));
    if (!good) {
        report.error("K0403", written->span, fmt::format("`{}` does not say which fact counts", written->text),
                     fmt::format("write one of {}, and if need be `within 90 days` (weeks, months, years)",
                                 fmt::join(words::select, ", ")));
        return;
    }
    finding.select.policy = static_cast<SelectPolicy>(policy);
    // The kind may be that of a finding that was not found.
    const bool kind_is_known = fields.has("kind") || !fields.mentions("of") || !finding.of.empty();
    if (kind_is_known) check_policy(*written, finding, report);
}

} // namespace apatite
