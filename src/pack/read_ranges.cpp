#include "pack/read_ranges.h"

#include <fmt/core.h>

#include <limits>
#include <optional>

#include "pack/key_words.h"
#include "units/quantity.h"

namespace apatite {
namespace {

void age_error(const Located& written, std::string message, Report& report) {
    report.error("K0402", written.span, std::move(message),
                 "write ages in whole `years`, `months`, `weeks` or `days`, the upper one left out: `0 .. 2 years`");
}

std::optional<int> end_of(const Bound& bound, int times, bool& whole) {
    if (bound.is_infinite()) return std::nullopt;
    const auto number = bound.value.to_int64();
    constexpr std::int64_t limit = 100'000;
    whole = whole && number && *number >= 0 && *number <= limit;
    return whole ? std::optional(static_cast<int>(*number) * times) : std::nullopt;
}

void read_age(const Fields& fields, AgeRange& range, Report& report) {
    const auto written = fields.located("age");
    if (!written) return;
    const auto age = parse_quantity_range(written->text, true);
    if (!age.ok()) return age_error(*written, age.error().message, report);
    const bool in_months = age->calendar == CalendarUnit::year || age->calendar == CalendarUnit::month;
    const bool in_days = age->calendar == CalendarUnit::week || age->calendar == CalendarUnit::day;
    if (!in_months && !in_days)
        return age_error(*written, fmt::format("`{}` is not a range of ages", written->text), report);
    const int times = age->calendar == CalendarUnit::year ? 12 : age->calendar == CalendarUnit::week ? 7 : 1;
    bool whole = true;
    const auto from = end_of(age->value.lo(), times, whole);
    const auto to = end_of(age->value.hi(), times, whole);
    if (!whole) return age_error(*written, fmt::format("the ages of `{}` are not whole", written->text), report);
    (in_months ? range.from_months : range.from_days) = from;
    (in_months ? range.to_months : range.to_days) = to;
}

std::optional<Rational> read_end(const Fields& fields, std::string_view key, const FindingDeclaration& finding,
                                 Report& report) {
    const auto written = fields.located(key);
    if (!written) return std::nullopt;
    const auto quantity = parse_quantity(written->text);
    const auto in_unit = quantity.ok() ? convert(quantity.value(), finding.unit, finding.analyte) : quantity;
    const std::string help = fmt::format("write a number with its unit: `4.5 {}`", finding.unit_text);
    if (!in_unit.ok()) {
        report.error("K0402", written->span, in_unit.error().message, help);
    } else if (!in_unit->value.is_point()) {
        report.error("K0402", written->span, fmt::format("`{}` is not one number", written->text), help);
    } else if (finding.plausible && !finding.plausible->contains(in_unit->value)) {
        report.error("K0402", written->span, fmt::format("`{}` is outside what is plausible", written->text),
                     fmt::format("plausible is {}", finding.plausible->to_string()));
    } else {
        return in_unit->value.lo().value;
    }
    return std::nullopt;
}

bool meet(std::optional<int> from_a, std::optional<int> to_a, std::optional<int> from_b, std::optional<int> to_b) {
    constexpr int never = std::numeric_limits<int>::max();
    return from_a.value_or(0) < to_b.value_or(never) && from_b.value_or(0) < to_a.value_or(never);
}

bool counted_in_days(const AgeRange& range) { return range.from_days || range.to_days; }

// Days against months is left alone: a month has no fixed number of days.
bool overlap(const AgeRange& a, const AgeRange& b) {
    if (!a.sex.empty() && !b.sex.empty() && a.sex != b.sex) return false;
    if (counted_in_days(a) != counted_in_days(b)) return false;
    return counted_in_days(a) ? meet(a.from_days, a.to_days, b.from_days, b.to_days)
                              : meet(a.from_months, a.to_months, b.from_months, b.to_months);
}

AgeRange read_range(const YamlNode& node, const FindingDeclaration& finding, Reading& reading) {
    const Fields fields(node, range_keys, reading.report);
    AgeRange range;
    read_age(fields, range, reading.report);
    range.sex = fields.text("sex");
    range.low = read_end(fields, "low", finding, reading.report);
    range.high = read_end(fields, "high", finding, reading.report);
    range.evidence = read_evidence(fields, reading);
    if (node.kind == YamlKind::map && !fields.mentions("low") && !fields.mentions("high"))
        reading.report.error("K0202", node.span, "a reference range needs `low` or `high`", "add one, or both");
    if (range.low && range.high && *range.high <= *range.low)
        reading.report.error("K0402", fields.key_span("high"), "`high` is not above `low`", "are they exchanged?");
    return range;
}

} // namespace

void read_ranges(const Fields& fields, FindingDeclaration& finding, Reading& reading) {
    const YamlNode* node = fields.node("ranges");
    if (!node) return;
    finding.ranges.clear();
    for (const YamlNode& item : node->items) {
        const std::size_t before = reading.report.diagnostics().size();
        AgeRange range = read_range(item, finding, reading);
        const bool good = reading.report.diagnostics().size() == before;
        for (std::size_t i = 0; good && i < finding.ranges.size(); ++i) {
            if (!overlap(finding.ranges[i], range)) continue;
            reading.report.error("K0402", item.span, "two reference ranges hold for the same age and sex",
                                 fmt::format("the other is number {} of this list", i + 1));
        }
        finding.ranges.push_back(std::move(range));
    }
}

} // namespace apatite
