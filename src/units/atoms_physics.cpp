// Constants, the centimetre-gram-second system, pressure, heat and radiation. Exact by definition (SI Brochure 2019;
// NIST SP 811, appendix B) unless a comment says that it was measured (then CODATA 2018).
#include "units/atoms.h"

namespace apatite {

namespace {

constexpr auto metric = Metric::yes;

constexpr DerivedRow rows[] = {
    // constants
    {"[c]", "299792458", "m/s", metric},
    {"[h]", "6.62607015e-34", "J.s", metric},
    {"[k]", "1.380649e-23", "J/K", metric},
    {"[e]", "1.602176634e-19", "C", metric},
    {"[g]", "9.80665", "m/s2", metric},
    // exact in the SI until 2019, and 1.3e-10 of itself away from what was measured since
    {"[mu_0]", "4e-7", "[pi].N/A2", metric},
    {"[eps_0]", "1", "/([mu_0].[c]2)", metric},
    // measured
    {"[G]", "6.67430e-11", "m3.kg-1.s-2", metric},
    {"[m_e]", "9.1093837015e-28", "g", metric},
    {"[m_p]", "1.67262192369e-24", "g", metric},
    {"u", "1.66053906660e-24", "g", metric},
    {"eV", "1.602176634e-19", "J", metric},
    // the sky
    {"AU", "149597870700", "m"},
    {"pc", "648000", "AU/[pi]", metric},
    {"[ly]", "1", "[c].a_j", metric},
    // force and pressure
    {"gf", "1", "g.[g]", metric},
    {"bar", "1e5", "Pa", metric},
    {"atm", "101325", "Pa"},
    {"att", "1", "kgf/cm2"},
    {"m[H2O]", "9.80665", "kPa", metric},
    // the millimetre of mercury of blood pressure is 133.322 Pa by law (directive 80/181/EEC, annex, chapter I)
    {"m[Hg]", "133.322", "kPa", metric},
    // centimetre, gram, second
    {"Ky", "1", "cm-1", metric},
    {"Gal", "1", "cm/s2", metric},
    {"dyn", "1", "g.cm/s2", metric},
    {"erg", "1", "dyn.cm", metric},
    {"P", "1", "dyn.s/cm2", metric},
    {"St", "1", "cm2/s", metric},
    {"Bi", "10", "A", metric},
    {"Mx", "1e-8", "Wb", metric},
    {"G", "1e-4", "T", metric},
    {"Oe", "250", "A/m/[pi]", metric},
    {"Gb", "1", "Oe.cm", metric},
    {"sb", "1", "cd/cm2", metric},
    {"Lmb", "1", "cd/cm2/[pi]", metric},
    {"ph", "1", "lm/cm2", metric},
    {"mho", "1", "S", metric},
    {"Ao", "0.1", "nm"},
    {"b", "100", "fm2"},
    // ionising radiation
    {"Ci", "3.7e10", "Bq", metric},
    {"R", "2.58e-4", "C/kg", metric},
    {"RAD", "100", "erg/g", metric},
    {"REM", "1", "RAD", metric},
    // heat; the calories and thermal units of 15, 20 degrees and so on were measured
    {"[degR]", "5/9", "K"},
    {"cal_[15]", "4.18580", "J", metric},
    {"cal_[20]", "4.18190", "J", metric},
    {"cal_m", "4.19002", "J", metric},
    {"cal_IT", "4.1868", "J", metric},
    {"cal_th", "4.184", "J", metric},
    {"cal", "1", "cal_th", metric},
    {"[Cal]", "1", "kcal_th"},
    {"[Btu_39]", "1.05967", "kJ"},
    {"[Btu_59]", "1.05480", "kJ"},
    {"[Btu_60]", "1.05468", "kJ"},
    {"[Btu_m]", "1.05587", "kJ"},
    {"[Btu_IT]", "1.05505585262", "kJ"},
    {"[Btu_th]", "1.05435026444", "kJ"},
    {"[Btu]", "1", "[Btu_th]"},
    // fineness of thread
    {"tex", "1", "g/km", metric},
    {"[den]", "1/9", "g/km"},
};

constexpr OffsetRow temperatures[] = {
    {"Cel", "1", "273.15", metric},
    {"[degF]", "5/9", "45967/180"}, // 459.67 degrees Fahrenheit below its zero
    {"[degRe]", "5/4", "273.15"},
};

} // namespace

std::span<const DerivedRow> physics_units() noexcept { return rows; }
std::span<const OffsetRow> offset_units() noexcept { return temperatures; }

} // namespace apatite
