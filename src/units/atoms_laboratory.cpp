// Units of the laboratory and the ward, and those that no physics connects with another: each of these is a dimension
// of its own, so 5 [IU]/L is never 5 [arb'U]/L, and two equal ones compare.
#include "units/atoms.h"

namespace apatite {

namespace {

constexpr auto metric = Metric::yes;

constexpr DerivedRow rows[] = {
    // the enzyme unit (IUB 1964): one micromole of substrate a minute
    {"U", "1", "umol/min", metric},
    {"[iU]", "1", "[IU]", metric},
    {"g%", "1", "g/dL", metric},
    {"[S]", "1e-13", "s"},
    {"[drp]", "1/20", "mL"},
    {"[Ch]", "1/3", "mm"},
    {"[diop]", "1", "/m"},
    {"[MET]", "3.5", "mL/min/kg"},
    {"[in_i'H2O]", "0.0254", "m[H2O]"},
    {"[in_i'Hg]", "0.0254", "m[Hg]"},
    {"[PRU]", "1", "mm[Hg].s/mL"},
    {"[wood'U]", "1", "mm[Hg].min/L"},
};

constexpr OwnRow own[] = {
    // particles that act osmotically: 1 mol of CaCl2 is about 3 osm, so it is not the mole of anything measured
    {"osm", metric},
    // international and assay units
    {"[IU]", metric},
    {"[arb'U]"},
    {"[USP'U]"},
    {"[GPL'U]"},
    {"[MPL'U]"},
    {"[APL'U]"},
    {"[beth'U]"},
    {"[anti'Xa'U]"},
    {"[todd'U]"},
    {"[dye'U]"},
    {"[smgy'U]"},
    {"[bdsk'U]"},
    {"[ka'U]"},
    {"[knk'U]"},
    {"[mclg'U]"},
    {"[tb'U]"},
    {"[CCID_50]"},
    {"[TCID_50]"},
    {"[EID_50]"},
    {"[PFU]"},
    {"[FFU]"},
    {"[CFU]"},
    {"[IR]"},
    {"[BAU]"},
    {"[AU]"},
    {"[Amb'a'1'U]"},
    {"[PNU]"},
    {"[Lf]"},
    {"[D'ag'U]"},
    {"[FEU]"},
    {"[ELU]"},
    {"[EU]"},
    // fields of a microscope, whose size nobody tells
    {"[HPF]"},
    {"[LPF]"},
    {"[hnsf'U]"},
    // logarithms and other curves: in order among themselves, but no factor leads to a plain unit
    {"[pH]"},
    {"Np", metric},
    {"B", metric},
    {"B[SPL]", metric},
    {"B[V]", metric},
    {"B[mV]", metric},
    {"B[uV]", metric},
    {"B[10.nV]", metric},
    {"B[W]", metric},
    {"B[kW]", metric},
    {"bit_s"},
    {"[p'diop]"},
    {"%[slope]"},
    {"[m/s2/Hz^(1/2)]"},
    {"[hp'_X]"},
    {"[hp'_C]"},
    {"[hp'_M]"},
    {"[hp'_Q]"},
    {"[hp_X]"},
    {"[hp_C]"},
    {"[hp_M]"},
    {"[hp_Q]"},
    {"[kp_X]"},
    {"[kp_C]"},
    {"[kp_M]"},
    {"[kp_Q]"},
    {"bit", metric},
};

} // namespace

std::span<const DerivedRow> laboratory_units() noexcept { return rows; }
std::span<const OwnRow> own_dimension_units() noexcept { return own; }

} // namespace apatite
