// From one unit to another: by the factor between them, and for what is told by mass, substance or charge by the
// molar mass and the charge of the analyte.
#include <cstdlib>

#include "units/unit.h"

namespace apatite {

namespace {

/// The part of a dimension that tells how much of the analyte there is.
struct AnalytePowers {
    int mass = 0;
    int amount = 0;
    int equivalent = 0;

    int total() const noexcept { return mass + amount + equivalent; }
    bool all_above() const noexcept { return mass >= 0 && amount >= 0 && equivalent >= 0; }
};

AnalytePowers powers_of(const Dimension& dimension) noexcept {
    return {dimension.exponent(Base::mass), dimension.exponent(Base::amount), dimension.exponent(Base::equivalent)};
}

Dimension without(const Dimension& dimension, const AnalytePowers& powers) {
    return dimension / Dimension::of(Base::mass, powers.mass) / Dimension::of(Base::amount, powers.amount) /
           Dimension::of(Base::equivalent, powers.equivalent);
}

std::string both(const Unit& from, const Unit& to) { return "`" + from.text() + "` to `" + to.text() + "`"; }

Error mismatch(const Unit& from, const Unit& to) {
    return {"unit-mismatch", "cannot convert " + both(from, to) + ": the one is " + from.dimension().to_words() +
                                 ", the other " + to.dimension().to_words()};
}

/// How many of `to`'s mass, substance and equivalents a `from` is. Everything goes through mol: 1 g is 1/M mol and
/// 1 eq is 1/|z| mol. Below the fraction bar the mass is often another thing's (body, creatinine): refused.
Result<Rational> analyte_factor(const Unit& from, const Unit& to, const Analyte& analyte) {
    const AnalytePowers left = powers_of(from.dimension());
    const AnalytePowers right = powers_of(to.dimension());
    const bool comparable = left.all_above() && right.all_above() && left.total() == right.total() &&
                            without(from.dimension(), left) == without(to.dimension(), right);
    if (!comparable) return mismatch(from, to);
    const int mass = left.mass - right.mass;
    const int equivalent = left.equivalent - right.equivalent;
    const int power = analyte.molar_mass_power;
    Rational factor = 1;
    if (mass != 0) {
        if (!analyte.molar_mass_g_per_mol || analyte.molar_mass_g_per_mol->sign() <= 0 || power <= 0 ||
            mass % power != 0)
            return Error{"unit-molar-mass", "cannot convert " + both(from, to) + " without the molar mass; declare it"};
        factor /= analyte.molar_mass_g_per_mol->pow(mass / power);
    }
    if (equivalent != 0) {
        if (analyte.charge.value_or(0) == 0)
            return Error{"unit-charge", "cannot convert " + both(from, to) + " without the charge; declare it"};
        factor /= Rational(std::abs(*analyte.charge)).pow(equivalent);
    }
    return factor;
}

/// 60 digits: the first 61 of the decimal expansion, the last one not rounded.
Rational pi() {
    static const Rational value =
        Rational::parse("3.141592653589793238462643383279502884197169399375105820974944").value();
    return value;
}

} // namespace

Result<Conversion> conversion(const Unit& from, const Unit& to, const Analyte& analyte) {
    Rational factor = from.factor() / to.factor();
    if (!commensurable(from, to)) {
        const Result<Rational> through_analyte = analyte_factor(from, to, analyte);
        if (!through_analyte.ok()) return through_analyte.error();
        factor *= *through_analyte;
    }
    if (const int power = from.pi_exponent() - to.pi_exponent(); power != 0) factor *= pi().pow(power);
    return Conversion{factor, (from.offset() - to.offset()) / to.factor()};
}

Result<Rational> convert(const Rational& value, const Unit& from, const Unit& to, const Analyte& analyte) {
    const Result<Conversion> found = conversion(from, to, analyte);
    if (!found.ok()) return found.error();
    return found->apply(value);
}

Result<Rational> factor(const Unit& from, const Unit& to, const Analyte& analyte) {
    const Result<Conversion> found = conversion(from, to, analyte);
    if (!found.ok()) return found.error();
    if (!found->offset.is_zero())
        return Error{"unit-offset", "from " + both(from, to) + " takes an offset besides the factor"};
    return found->factor;
}

} // namespace apatite
