// The table of UCUM's units, written from the definitions of physics and metrology (the source of each group is named
// where it stands). Of this folder only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "units/dimension.h"
#include "units/rational.h"

namespace apatite {

enum class Metric : bool { no, yes };

/// A unit as a number of other units, which stand above it in the table. `value` is a decimal or a fraction
/// `1200/3937`.
struct DerivedRow {
    std::string_view code;
    std::string_view value;
    std::string_view unit;
    Metric metric = Metric::no;
};

/// A unit that is a dimension of its own: comparable only with itself.
struct OwnRow {
    std::string_view code;
    Metric metric = Metric::no;
};

/// kelvin = value * factor + offset.
struct OffsetRow {
    std::string_view code;
    std::string_view factor;
    std::string_view offset;
    Metric metric = Metric::no;
};

std::span<const DerivedRow> si_units() noexcept;
std::span<const DerivedRow> physics_units() noexcept;
std::span<const DerivedRow> customary_units() noexcept;
std::span<const DerivedRow> laboratory_units() noexcept;
std::span<const OwnRow> own_dimension_units() noexcept;
std::span<const OffsetRow> offset_units() noexcept;

struct Atom {
    std::string_view code;
    Metric metric = Metric::no;
    Rational factor = 1;
    Rational offset = 0;
    int pi_exponent = 0;
    Dimension dimension;
};

struct Prefix {
    std::string_view code;
    Rational factor;
};

/// A symbol taken apart: `mg` is the prefix `m` and the atom `g`.
struct SymbolMeaning {
    const Atom* atom = nullptr;
    Rational prefix = 1;
};

class AtomTable {
public:
    /// `atom` is null when there is no such unit, or a prefix stands before a unit that takes none.
    SymbolMeaning find(std::string_view symbol) const;
    const std::vector<Atom>& all() const noexcept { return atoms_; }
    const std::vector<Prefix>& prefixes() const noexcept { return prefixes_; }

    static AtomTable build();

private:
    void add(Atom atom);
    void add_derived(std::span<const DerivedRow> rows);

    std::vector<Atom> atoms_;
    std::vector<Prefix> prefixes_;
    std::unordered_map<std::string_view, std::size_t> by_code_;
};

/// The one immutable table, made at first use.
const AtomTable& atoms();

} // namespace apatite
