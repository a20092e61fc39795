// The International System and the units that are used with it. From the SI Brochure (BIPM, 9th edition, 2019): the
// seven defining constants are exact there, and so here.
#include "units/atoms.h"

namespace apatite {

namespace {

constexpr auto metric = Metric::yes;

constexpr DerivedRow rows[] = {
    // plain ratios
    {"%", "0.01", "1"},
    {"[ppth]", "1e-3", "1"},
    {"[ppm]", "1e-6", "1"},
    {"[ppb]", "1e-9", "1"},
    {"[pptr]", "1e-12", "1"},
    // SI units with names of their own
    {"sr", "1", "rad2", metric},
    {"Hz", "1", "s-1", metric},
    {"N", "1", "kg.m/s2", metric},
    {"Pa", "1", "N/m2", metric},
    {"J", "1", "N.m", metric},
    {"W", "1", "J/s", metric},
    {"A", "1", "C/s", metric},
    {"V", "1", "J/C", metric},
    {"F", "1", "C/V", metric},
    {"Ohm", "1", "V/A", metric},
    {"S", "1", "Ohm-1", metric},
    {"Wb", "1", "V.s", metric},
    {"T", "1", "Wb/m2", metric},
    {"H", "1", "Wb/A", metric},
    {"lm", "1", "cd.sr", metric},
    {"lx", "1", "lm/m2", metric},
    {"Bq", "1", "s-1", metric},
    {"Gy", "1", "J/kg", metric},
    {"Sv", "1", "J/kg", metric},
    {"kat", "1", "mol/s", metric},
    // volume, area, mass
    {"l", "1", "dm3", metric},
    {"L", "1", "dm3", metric},
    {"ar", "100", "m2", metric},
    {"st", "1", "m3", metric},
    {"t", "1000", "kg", metric},
    // angles
    {"deg", "1/180", "[pi].rad"},
    {"gon", "0.9", "deg"},
    {"'", "1/60", "deg"},
    {"''", "1/60", "'"},
    {"circ", "2", "[pi].rad"},
    {"sph", "4", "[pi].sr"},
    // time; the tropical year is the mean of 2000, the synodic month likewise
    {"min", "60", "s"},
    {"h", "60", "min"},
    {"d", "24", "h"},
    {"wk", "7", "d"},
    {"a_t", "365.24219", "d"},
    {"a_j", "365.25", "d"},
    {"a_g", "365.2425", "d"},
    {"a", "1", "a_j"},
    {"mo_s", "29.53059", "d"},
    {"mo_j", "1/12", "a_j"},
    {"mo_g", "1/12", "a_g"},
    {"mo", "1", "mo_j"},
    // information
    {"By", "8", "bit", metric},
    {"Bd", "1", "/s", metric},
};

} // namespace

std::span<const DerivedRow> si_units() noexcept { return rows; }

} // namespace apatite
