#include "units/atoms.h"

#include <cassert>

#include "units/unit_parser.h"

namespace apatite {

namespace {

struct PrefixRow {
    std::string_view code;
    int power_of_ten;
};

constexpr PrefixRow decimal_prefixes[] = {
    {"Y", 24}, {"Z", 21}, {"E", 18}, {"P", 15}, {"T", 12}, {"G", 9},   {"M", 6},   {"k", 3},   {"h", 2},   {"da", 1},
    {"d", -1}, {"c", -2}, {"m", -3}, {"u", -6}, {"n", -9}, {"p", -12}, {"f", -15}, {"a", -18}, {"z", -21}, {"y", -24},
};

struct BaseRow {
    std::string_view code;
    Base base;
};

// The gram, not the kilogram, carries the prefixes; a molar mass in g/mol then needs no factor of its own.
constexpr BaseRow base_units[] = {
    {"m", Base::length},    {"s", Base::time},        {"g", Base::mass},
    {"rad", Base::angle},   {"K", Base::temperature}, {"C", Base::charge},
    {"cd", Base::luminous}, {"mol", Base::amount},    {"eq", Base::equivalent},
};

Rational number(std::string_view text) {
    const std::size_t bar = text.find('/');
    const Result<Rational> above = Rational::parse(text.substr(0, bar));
    assert(above.ok());
    if (bar == std::string_view::npos) return *above;
    const Result<Rational> below = Rational::parse(text.substr(bar + 1));
    assert(below.ok());
    return *above / *below;
}

} // namespace

void AtomTable::add(Atom atom) {
    const bool is_new = by_code_.emplace(atom.code, atoms_.size()).second;
    assert(is_new && "a unit stands twice in the table");
    static_cast<void>(is_new);
    atoms_.push_back(std::move(atom));
}

void AtomTable::add_derived(std::span<const DerivedRow> rows) {
    for (const DerivedRow& row : rows) {
        const Result<Unit::Data> unit = parse_unit(row.unit, *this);
        assert(unit.ok() && "a unit is defined by one that does not stand above it");
        Atom atom{row.code, row.metric, number(row.value) * unit->factor, 0, unit->pi_exponent, unit->dimension};
        add(std::move(atom));
    }
}

AtomTable AtomTable::build() {
    AtomTable table;
    for (const PrefixRow& row : decimal_prefixes)
        table.prefixes_.push_back({row.code, Rational(10).pow(row.power_of_ten)});
    int power = 0;
    for (const std::string_view code : {"Ki", "Mi", "Gi", "Ti"})
        table.prefixes_.push_back({code, Rational(2).pow(power += 10)});
    for (const BaseRow& row : base_units) table.add({row.code, Metric::yes, 1, 0, 0, Dimension::of(row.base)});
    table.add({"10*", Metric::no, 10, 0, 0, {}});
    table.add({"10^", Metric::no, 10, 0, 0, {}});
    table.add({"[pi]", Metric::no, 1, 0, 1, {}});
    for (const OwnRow& row : own_dimension_units())
        table.add({row.code, row.metric, 1, 0, 0, Dimension::of_arbitrary(std::string(row.code))});
    for (const OffsetRow& row : offset_units())
        table.add({row.code, row.metric, number(row.factor), number(row.offset), 0, Dimension::of(Base::temperature)});
    table.add_derived(si_units());
    table.add_derived(physics_units());
    table.add_derived(customary_units());
    table.add_derived(laboratory_units());
    return table;
}

SymbolMeaning AtomTable::find(std::string_view symbol) const {
    if (const auto found = by_code_.find(symbol); found != by_code_.end()) return {&atoms_[found->second], 1};
    for (const Prefix& prefix : prefixes_) {
        if (!symbol.starts_with(prefix.code)) continue;
        const auto found = by_code_.find(symbol.substr(prefix.code.size()));
        if (found == by_code_.end() || atoms_[found->second].metric == Metric::no) continue;
        return {&atoms_[found->second], prefix.factor};
    }
    return {};
}

const AtomTable& atoms() {
    static const AtomTable table = AtomTable::build();
    return table;
}

} // namespace apatite
