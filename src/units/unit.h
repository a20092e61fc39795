// Units of measure, written in UCUM (case-sensitive), and exact conversion between them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apatite/result.h"
#include "units/dimension.h"
#include "units/interval.h"
#include "units/rational.h"

namespace apatite {

/// A unit of measure. A small immutable value (one shared pointer); the default one is `1`. Safe to share between
/// threads.
class Unit {
public:
    Unit() noexcept = default;

    /// Parses UCUM's full grammar: prefixes, exponents (`m-2`), annotations (`{creat}`), `.` and `/`, parentheses,
    /// whole numbers, `10*3`, `10^3`, special units (`Cel`, `[degF]`, `[pH]`), arbitrary units (`[IU]`). The empty text
    /// is `1`. Three things are refused beyond UCUM: a decimal such as `1.73` (UCUM reads 1 times 73), an exponent or
    /// size beyond reason, and a unit with an offset inside a product. Errors: `unit-syntax`, `unit-unknown`,
    /// `unit-range`; the message holds the text, the column and, where there is one, the unit that was probably meant.
    /// Linear in the length, which is at most 200 bytes.
    static Result<Unit> parse(std::string_view ucum);

    /// As written for a parsed unit, otherwise made from its terms: always UCUM that parses to the same unit.
    const std::string& text() const noexcept;
    const Dimension& dimension() const noexcept;
    /// How many base units (m, s, g, rad, K, C, cd, mol, eq) it holds, without the power of pi.
    const Rational& factor() const noexcept;
    int pi_exponent() const noexcept;
    /// Zero, but for temperatures with a zero point of their own: kelvin = value * factor + offset.
    const Rational& offset() const noexcept;
    bool has_offset() const noexcept { return !offset().is_zero(); }
    /// True of `1` and of annotations alone such as `{titer}`; not of `%` or `10*3`.
    bool is_one() const noexcept;

    /// The same meaning; the spelling and annotations may differ (`mg/dL`, `mg.dL-1`).
    friend bool operator==(const Unit& a, const Unit& b) noexcept;

    struct Data;                                              ///< of the .cpp files of this folder
    explicit Unit(std::shared_ptr<const Data> data) noexcept; ///< likewise
    const Data& data() const noexcept;

private:
    std::shared_ptr<const Data> data_; ///< null: `1`
};

/// Of the same dimension, hence comparable without knowing what is measured.
bool commensurable(const Unit& a, const Unit& b) noexcept;

/// Equal symbols are merged (`cm` times `cm` is `cm2`, `mg` by `mg` is `1`). Error `unit-offset` for a temperature with
/// a zero point of its own, unless the other is `1`; `unit-range` when it grows beyond reason.
Result<Unit> multiply(const Unit& a, const Unit& b);
Result<Unit> divide(const Unit& a, const Unit& b);
Result<Unit> pow(const Unit& a, int exponent);

/// What is measured, for conversion between mass, substance and equivalents.
struct Analyte {
    std::optional<Rational> molar_mass_g_per_mol = {}; ///< > 0
    std::optional<int> charge = {};                    ///< of the ion; the sign does not matter, not 0
    /// 2 where `molar_mass_g_per_mol` is the product of two molar masses, in g2/mol2 (calcium times phosphate).
    int molar_mass_power = 1;

    friend bool operator==(const Analyte&, const Analyte&) = default;
};

/// `to = from * factor + offset`, exact (but see `conversion` for pi).
struct Conversion {
    Rational factor = 1;
    Rational offset = 0;

    bool is_identity() const noexcept { return factor == 1 && offset.is_zero(); }
    Rational apply(const Rational& value) const { return value * factor + offset; }
    Interval apply(const Interval& value) const { return scale(value, factor, offset); }
    friend bool operator==(const Conversion&, const Conversion&) = default;
};

/// How to convert. Of different dimensions only where both hold the analyte's mass, substance or equivalents above the
/// fraction bar and agree in everything else (`mg/dL`, `mmol/L`, `meq/L`): then the molar mass and the charge are used
/// if given. Errors: `unit-mismatch` (both dimensions in words), `unit-molar-mass`, `unit-charge` (what is missing).
/// Where the powers of pi differ (`deg` to `rad`) pi is taken to 60 digits; everything else is exact.
Result<Conversion> conversion(const Unit& from, const Unit& to, const Analyte& analyte = {});
Result<Rational> convert(const Rational& value, const Unit& from, const Unit& to, const Analyte& analyte = {});
/// The conversion's factor; an error (`unit-offset`) where an offset is needed as well.
Result<Rational> factor(const Unit& from, const Unit& to, const Analyte& analyte = {});

} // namespace apatite

template <>
struct std::hash<apatite::Unit> {
    std::size_t operator()(const apatite::Unit& unit) const noexcept {
        return unit.dimension().hash() * 31 + unit.factor().hash();
    }
};
