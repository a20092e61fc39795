// Types of the condition language.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "units/unit.h"

namespace apatite {

enum class Kind { any, boolean, integer, decimal, quantity, date, string, site, list, instances };

/// `any` is the type of `null`. A quantity has a dimension; one that comes straight from a finding also has the
/// analyte through which mass, substance and equivalents convert. Calendar months and years are a dimension of their
/// own: they are never compared with definite durations.
struct Type {
    Kind kind = Kind::any;
    Kind element = Kind::any; ///< of a list
    Dimension dimension;
    bool calendar = false; ///< a quantity in calendar months (years are twelve)
    Analyte analyte;
    std::string unit;               ///< the unit to print in, UCUM; empty: base units
    std::vector<std::string> words; ///< string: the closed list it comes from, if any

    friend bool operator==(const Type&, const Type&) = default;
};

/// With nothing but its kind.
Type of_kind(Kind kind);

/// Integer or decimal.
bool is_number(const Type& type) noexcept;
/// Integer, decimal or quantity.
bool is_numeric(const Type& type) noexcept;

/// For messages: `a condition`, `a plain number`, `a quantity (mass per volume)`, `a calendar duration`.
std::string to_words(const Type& type);

} // namespace apatite
