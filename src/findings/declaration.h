// What a pack says of one finding: its kind, its codes, how its value is chosen from a record.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "apatite/diagnostic.h"
#include "findings/record.h"
#include "terminology/code.h"
#include "units/interval.h"
#include "units/unit.h"

namespace apatite {

enum class FindingKind {
    boolean,  ///< a problem, exposure, medicine, procedure, examination or test: true, false or unknown
    quantity, ///< a number with a unit
    choice,   ///< one of a closed list of words
    date,     ///< a day, month or year
    site,     ///< a place on the body, from the pack's `sites`
    instances ///< a list of things with fields (lesions, exposures)
};

/// What a finding is read from besides coded facts.
enum class FindingSource {
    facts,          ///< the facts whose codes match (the usual case)
    patient_age,    ///< completed years, months or days since birth, by `unit`
    patient_sex,    ///< `Patient.gender`
    effective_date, ///< field of an instance: the date of the instance's own fact
    body_site,      ///< field of an instance: its site
    instance_value, ///< field of an instance: the value of the instance's own fact
    instance_text   ///< field: true if the instance's own value text matches `text` as a whole
};

/// Which of several facts counts.
enum class SelectPolicy { latest, earliest, highest, lowest, any, active, ever };

/// `select: latest within 90 days`. Without `within` every date counts, and a fact without a date too. With it, `any`
/// asks for a fact dated in the window (a drug begun, a dose given), `active` and `ever` for what held on some day of
/// it.
struct Selection {
    SelectPolicy policy = SelectPolicy::latest;
    std::optional<int> within_days;
    std::optional<int> within_months; ///< `within 1 year` is 12 calendar months
};

/// The pack's own reference range, used where none was sent.
struct AgeRange {
    std::optional<int> from_months, to_months; ///< of age; from inclusive, to exclusive
    std::optional<int> from_days, to_days;     ///< for newborns
    std::string sex;                           ///< empty: both
    std::optional<Rational> low, high;         ///< in the finding's unit
    std::vector<std::string> evidence;
};

enum class Cost { question, examination, blood_test, imaging, biopsy };

struct FindingDeclaration {
    std::string id;
    Span span;
    std::string label;
    std::string ask; ///< the question as put to a person; empty: made from the label
    FindingKind kind = FindingKind::boolean;
    FindingSource source = FindingSource::facts;
    std::vector<FactKind> from; ///< empty: every kind but family history, allergies and orders
    CodeSet codes;
    std::vector<std::string> text; ///< normalised synonyms
    CodeSet value_codes;           ///< a boolean is true when the value of a matching fact is one of these
    CodeSet routes;       ///< a medicine counts only when given by one of these; without a route it is suspected
    std::string specimen; ///< of a quantity; empty: blood, so that a result of urine or an aspirate is not taken
    Selection select;
    std::string of; ///< id of the finding whose facts are read (`phosphate_peak: { of: phosphate }`)

    // quantity
    std::string unit_text;
    Unit unit;
    bool calendar_unit = false; ///< `years`, `months`: calendar durations
    Analyte analyte;
    std::optional<Interval> plausible; ///< in `unit`
    std::vector<AgeRange> ranges;
    bool flag_only = false; ///< a qualitative test: only a flag or a coded result is expected

    // choice
    std::vector<std::string> choices;
    std::vector<std::pair<std::string, CodeSet>> choice_codes;

    // instances
    std::vector<FindingDeclaration> fields;

    std::optional<bool> if_absent;
    std::string when_complete; ///< name of the list that must be complete
    std::optional<Cost> cost;  ///< none: never asked
    bool fixed = false;        ///< cannot change (age, sex, the past): never proposed as something to learn or overturn
    std::vector<std::string> evidence;
};

/// A place on the body; `within` are the wider places it belongs to, directly.
struct SiteDeclaration {
    std::string id;
    std::string label;
    CodeSet codes;
    std::vector<std::string> text;
    std::vector<std::string> within;
};

/// Which findings there are, in the order of the pack, and the tree of sites.
struct FindingCatalogue {
    std::vector<FindingDeclaration> findings;
    std::vector<SiteDeclaration> sites;
    std::vector<std::string> lists; ///< names that an input may call complete

    const FindingDeclaration* find(std::string_view id) const noexcept;
    std::optional<std::size_t> index_of(std::string_view id) const noexcept;
};

} // namespace apatite
