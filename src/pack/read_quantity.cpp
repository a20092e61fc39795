// A finding that is a number: its unit, what is plausible, what is normal.
#include <fmt/core.h>

#include <array>
#include <utility>

#include "pack/read_finding.h"
#include "pack/read_ranges.h"
#include "units/quantity.h"

namespace apatite {
namespace {

// The definite unit nearest to a calendar word, as `Quantity` has it.
std::string_view definite_unit(CalendarUnit unit) noexcept {
    switch (unit) {
    case CalendarUnit::year: return "a";
    case CalendarUnit::month: return "mo";
    case CalendarUnit::week: return "wk";
    case CalendarUnit::day: return "d";
    case CalendarUnit::hour: return "h";
    default: return "";
    }
}

bool read_unit(const Fields& fields, FindingDeclaration& finding, Report& report) {
    const auto written = fields.located("unit");
    if (!written) return !finding.unit_text.empty();
    const auto calendar = calendar_unit(written->text);
    const std::string_view ucum = calendar ? definite_unit(*calendar) : std::string_view(written->text);
    const auto unit = Unit::parse(ucum);
    if (!unit.ok() || ucum.empty()) {
        report.error("K0401", written->span,
                     unit.ok() ? fmt::format("`{}` is no unit for a finding", written->text) : unit.error().message,
                     "units are UCUM: `mg/dL`, `10*9/L`, `[IU]/L`; ages are in `years`, `months`, `weeks` or `days`");
        return false;
    }
    finding.unit_text = written->text;
    finding.unit = unit.value();
    finding.calendar_unit = calendar.has_value();
    return true;
}

std::string molar_mass_help() {
    return "write the molar mass with its unit: `30.974 g/mol` (of a product of two analytes, `g2/mol2`)";
}

void read_molar_mass(const Fields& fields, Analyte& analyte, Report& report) {
    const auto written = fields.located("molar-mass");
    if (!written) return;
    const auto quantity = parse_quantity(written->text);
    if (!quantity.ok()) return report.error("K0401", written->span, quantity.error().message, molar_mass_help());
    const std::array<std::string_view, 2> units = {"g/mol", "g2/mol2"};
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto unit = Unit::parse(units[i]);
        if (!unit.ok() || !commensurable(quantity->unit, unit.value())) continue;
        const auto in_grams = convert(quantity.value(), unit.value());
        if (!in_grams.ok() || !in_grams->value.is_point() || in_grams->value.lo().value.sign() <= 0) break;
        analyte.molar_mass_g_per_mol = in_grams->value.lo().value;
        analyte.molar_mass_power = static_cast<int>(i) + 1;
        return;
    }
    report.error("K0401", written->span, fmt::format("`{}` is not a molar mass", written->text), molar_mass_help());
}

void read_charge(const Fields& fields, Analyte& analyte, Report& report) {
    const auto charge = fields.whole_number("charge");
    if (!charge) return;
    if (*charge == 0 || *charge > 9 || *charge < -9)
        report.error("K0401", fields.key_span("charge"), fmt::format("`{}` is not the charge of an ion", *charge),
                     "leave `charge` out for what has none");
    else
        analyte.charge = *charge;
}

void read_plausible(const Fields& fields, FindingDeclaration& finding, Report& report) {
    const auto written = fields.located("plausible");
    if (!written) return;
    const auto range = parse_quantity_range(written->text);
    if (!range.ok()) {
        report.error("K0402", written->span, range.error().message,
                     fmt::format("write it as `1 {0} .. 10 {0}`", finding.unit_text));
        return;
    }
    const auto converted = convert(range.value(), finding.unit, finding.analyte);
    if (!converted.ok())
        return report.error("K0402", written->span, converted.error().message,
                            fmt::format("the finding is in `{}`", finding.unit_text));
    finding.plausible = converted->value;
}

} // namespace

void read_quantity(const Fields& fields, FindingDeclaration& finding, Reading& reading) {
    if (fields.has("flag-only")) finding.flag_only = fields.truth("flag-only");
    const bool has_unit = read_unit(fields, finding, reading.report);
    read_molar_mass(fields, finding.analyte, reading.report);
    read_charge(fields, finding.analyte, reading.report);
    if (!has_unit) return; // what is in a unit cannot be checked without it
    read_plausible(fields, finding, reading.report);
    read_ranges(fields, finding, reading);
}

} // namespace apatite
