// What stands behind a Unit; of this folder only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "units/unit.h"

namespace apatite {

/// One factor of a unit as it is spelled: a symbol with its prefix (`mg`), a whole number (`8`), `10*`, or nothing but
/// an annotation.
struct UnitTerm {
    std::string symbol;
    std::string annotation; ///< with its braces
    int exponent = 1;

    bool is_number() const noexcept { return !symbol.empty() && symbol.find_first_not_of("0123456789") == symbol.npos; }
    bool same_symbol(const UnitTerm& other) const noexcept {
        return symbol == other.symbol && annotation == other.annotation;
    }
};

struct Unit::Data {
    std::string text = "1";
    std::vector<UnitTerm> terms;
    Rational factor = 1;
    Rational offset = 0;
    int pi_exponent = 0;
    Dimension dimension;
};

/// Bounds that keep arithmetic on what feeds and packs write cheap.
inline constexpr std::size_t max_unit_length = 200;
inline constexpr int max_unit_exponent = 99;
inline constexpr std::size_t max_unit_terms = 40;
inline constexpr std::size_t max_factor_bits = 8192;

/// `data` times `other` to the power of `exponent`, terms merged, `text` left alone.
void multiply_by(Unit::Data& data, const Unit::Data& other, int exponent);

/// UCUM for the terms: `mg/dL`, `/mL`, `m3.kg-1`, `1`.
std::string text_of(const std::vector<UnitTerm>& terms);

} // namespace apatite
