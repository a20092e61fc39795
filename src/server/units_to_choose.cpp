#include "server/units_to_choose.h"

#include <array>
#include <string_view>

namespace apatite::server {

std::vector<std::string> units_to_choose(const FindingDeclaration& finding) {
    constexpr std::array<std::string_view, 20> common{
        "mg/dL", "mmol/L", "umol/L", "nmol/L", "pmol/L", "g/dL",  "g/L",     "mg/L",     "ug/L", "ng/mL",
        "pg/mL", "meq/L",  "U/L",    "mm",     "cm",     "kg/m2", "mg2/dL2", "mmol2/L2", "mm/h", "mL/min/{1.73_m2}"};
    constexpr std::array<std::string_view, 4> calendar{"years", "months", "weeks", "days"};
    std::vector<std::string> units{finding.unit_text};
    if (finding.calendar_unit) {
        for (const std::string_view unit : calendar)
            if (unit != finding.unit_text && (unit == "years" || unit == "months")) units.emplace_back(unit);
        return units;
    }
    for (const std::string_view text : common) {
        const Result<Unit> unit = Unit::parse(text);
        if (text != finding.unit_text && unit && conversion(*unit, finding.unit, finding.analyte))
            units.emplace_back(text);
    }
    return units;
}

} // namespace apatite::server
