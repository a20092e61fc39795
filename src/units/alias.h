// What feeds write where UCUM is meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "apatite/result.h"
#include "units/unit.h"

namespace apatite {

/// One reading of a text that is not proper UCUM. `note` is for the explanation: `` read `MG/DL` as `mg/dL` ``.
struct Alias {
    std::string ucum;
    std::string note;
};

/// One line of the closed list. A text may have several readings (`IU/L`: `[IU]/L`, for enzymes `U/L`). Letters match
/// in any case unless `exact_case` says that the case tells things apart (`G/L`: giga a litre, `g/L`: grams).
struct AliasEntry {
    std::string_view sent;
    std::string_view ucum;
    bool exact_case = false;
};
std::span<const AliasEntry> alias_table() noexcept;

/// The first reading in the closed list, after spaces are taken out and signs beyond ASCII are spelled (`µ` and `μ` as
/// `u`, `×` as `x`, `²` as `2`, `°` as `deg`). A text that is then proper UCUM is read as that. Nothing when the text
/// is not in the list. O(log entries).
std::optional<Alias> resolve_alias(std::string_view sent);

/// The unit that a feed meant.
struct ResolvedUnit {
    Unit unit;
    std::string ucum;       ///< the unit in UCUM
    std::string alias_note; ///< empty when the text was proper UCUM and taken as such; otherwise to be shown
};

/// The unit that `sent` means for a finding declared in `expected_ucum`. In this order: valid UCUM that the finding's
/// unit can be converted from (`same dimension`, or through `analyte`); a reading of the alias list for which that
/// holds (so `K/uL` is thousands per microlitre for a count, and kelvin for nobody); otherwise an error that names the
/// text: `unit-missing` (nothing sent; a finding in `1` or `{…}` takes that as `1`), `unit-unknown`, `unit-mismatch`,
/// `unit-molar-mass`, `unit-charge`, or `unit-ambiguous` for valid UCUM that differs from a reading of the list by case
/// alone (`Mg/dL`, `U/ML`: mega in UCUM, milli in a feed that shouts).
/// Never guesses from the number.
Result<ResolvedUnit> resolve_unit(std::string_view sent, std::string_view expected_ucum, const Analyte& analyte = {});

/// The same with the finding's unit parsed beforehand: for many results of one finding.
Result<ResolvedUnit> resolve_unit(std::string_view sent, const Unit& expected, const Analyte& analyte = {});

} // namespace apatite
