// What a patient's record says, free of any format: dated, coded facts with the resource they came from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/partial_date.h"
#include "terminology/code.h"

namespace apatite {

/// Where a fact stands in a record. Family history and orders never speak of the patient's present state.
enum class FactKind {
    condition,
    observation,
    report,
    medication,
    procedure,
    family_history,
    allergy,
    device,
    immunization,
    order
};

/// What the resource says of the thing it names.
enum class Presence {
    present,   ///< confirmed, completed, active, true
    absent,    ///< refuted, not-done, not-taken, false
    suspected, ///< provisional, differential, unconfirmed, begun but not completed
    past,      ///< was present: resolved, inactive, remission, a course that ended
    intended   ///< draft, proposed, on order, withdrawn before it began: no exposure
};

/// A quantity as it was sent. The number is kept as text so that it can be read exactly.
struct SentQuantity {
    std::string number;     ///< as in the JSON, for example `3.13` or `1e-2`
    std::string comparator; ///< empty, `<`, `<=`, `>=` or `>`
    std::string unit;       ///< the code when its system is UCUM, else the unit's text; empty when neither was sent
    bool unit_is_ucum = false;
    std::string shown;             ///< the unit's text where `unit` is a UCUM code: both must mean the same
    std::string profile_unit = {}; ///< the unit to read it in by the site profile; empty: `unit`
    friend bool operator==(const SentQuantity&, const SentQuantity&) = default;
};

/// The interpretation sent with a result.
enum class Flag { none, low, high, normal, abnormal, positive, negative, indeterminate };

/// Why a resource has no value (`dataAbsentReason`): `masked` and `unknown` are told apart for the clinician.
enum class AbsentReason { none, unknown, masked, not_performed, error, other };

/// One fact. Unused parts are empty. A fact that was entered in error is not in a record at all.
struct Fact {
    FactKind kind = FactKind::observation;
    Presence presence = Presence::present;
    std::string source; ///< `Observation/x`; `set:NAME` for a fact given by hand
    std::string code_text;
    CodeSet codes;

    std::optional<SentQuantity> quantity;
    std::optional<SentQuantity> value_low, value_high; ///< the ends of a value sent as a range
    std::optional<bool> boolean;
    CodeSet value_codes;
    std::string value_text; ///< also a ratio, as `1:320`
    std::optional<PartialDate> value_date;
    AbsentReason absent_reason = AbsentReason::none;
    Flag flag = Flag::none;
    bool flags_conflict = false; ///< interpretations that contradict each other were sent
    std::optional<SentQuantity> range_low, range_high;

    std::optional<PartialDate> date;     ///< effective, performed, onset or authored: when it held
    std::optional<PartialDate> end_date; ///< end of a period or abatement
    std::optional<PartialDate> recorded; ///< for conditions: which of two is the later word
    bool ongoing = false; ///< a condition, course or use that goes on until `end_date`, or until told otherwise; an
                          ///< event (a dose, an operation, a result) does not
    bool preliminary = false;

    CodeSet sites;
    std::string site_text;
    CodeSet routes; ///< of a medicine
    std::string route_text;
    std::vector<std::string> focus;       ///< `Observation/x` of what this fact speaks about
    bool specimen_excludes_serum = false; ///< urine, aspirate and so on, told by the specimen
    std::string by_profile;               ///< for explanation: the local codes that the site profile read, and as what
    friend bool operator==(const Fact&, const Fact&) = default;
};

/// Something about the input that a person should know of. Never fatal: the fact it names was set aside or changed.
struct Notice {
    enum class Severity { warning, error };
    Severity severity = Severity::warning;
    std::string code;
    std::string source;
    std::string message;
    friend bool operator==(const Notice&, const Notice&) = default;
    friend auto operator<=>(const Notice&, const Notice&) = default;
};

/// Everything that is known of one patient.
struct Record {
    std::string subject; ///< `Patient/x`
    std::optional<PartialDate> birth_date;
    std::string gender; ///< `female`, `male`, `other`, `unknown` or empty
    std::optional<PartialDate> deceased;
    std::vector<Fact> facts;
    std::vector<PartialDate> passed_over; ///< dates and dates of recording of what no finding speaks of, when that was
                                          ///< left out
    std::vector<Notice> notices;
};

} // namespace apatite
