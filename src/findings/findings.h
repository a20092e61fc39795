// What is known of each declared finding at a date, and where that comes from, or why it is not known.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "apatite/result.h"
#include "apatite/truth.h"
#include "calendar/partial_date.h"
#include "findings/declaration.h"
#include "findings/record.h"
#include "units/interval.h"

namespace apatite {

class FindingIndex;

/// Why a finding is not known.
enum class WhyUnknown {
    missing,     ///< nobody recorded it
    stale,       ///< the last result is too old
    undated,     ///< a result or exposure without a date where the date matters
    no_unit,     ///< sent without a unit
    bad_unit,    ///< sent in a unit that this finding cannot have
    implausible, ///< outside the plausible range
    suspected,   ///< provisional or differential only
    conflicting, ///< number and flag, or two results, at odds
    comparator,  ///< `< 2` where the threshold lies beyond
    preliminary, ///< only a preliminary result
    masked,      ///< withheld
    not_known    ///< asked, and answered "not known"
};
std::string_view to_string(WhyUnknown why) noexcept; ///< `missing`, `no-unit`, ...

/// How firmly a value is known. Only `observed` and `flag` may establish, exclude or clear.
enum class Provenance { observed, flag, presumed, text };
std::string_view to_string(Provenance provenance) noexcept;

/// Nothing, a truth, a number interval (in the declared unit), a date, or one of a closed list of words.
using FindingValue = std::variant<std::monostate, bool, Interval, PartialDate, std::string>;

/// The five judgements of a result against its range (`High(f)` ...), each now and as it could be.
struct Judgement {
    Truth now = Truth::unknown;
    TruthSet could_be;
};

struct Instance;

/// One finding of one patient.
struct FindingState {
    FindingValue value;            ///< what holds now; empty when unknown
    FindingValue possible;         ///< when `value` is empty and the finding is not wholly open: what it still can be
                                   ///< (an Interval, for instance the plausible range of a value sent without a unit)
    std::optional<WhyUnknown> why; ///< set when `value` is empty
    Provenance provenance = Provenance::observed;
    Judgement high, low, normal, positive, negative;
    bool declined = false;       ///< asked, and nobody knows: not asked again, whatever the record says
    bool judged_by_pack = false; ///< against the pack's range for age and sex: neither a range nor a flag was sent

    std::vector<Instance> instances; ///< kind instances
    bool instances_complete = false; ///< no further instance exists

    // for explanation
    std::string sent;       ///< as sent, `3.13 mmol/L`
    std::string used;       ///< as used, `9.69 mg/dL`
    std::string note;       ///< alias, conversion or range that was used
    std::string by_profile; ///< the code or unit that the site profile supplied
    std::string source;     ///< resource
    std::optional<PartialDate> date;

    bool known() const noexcept { return value.index() != 0; }
};

/// One thing of a finding of kind instances; `fields` in the order of the declaration. A fact with several body sites
/// gives one instance a site, alike in all else: a site field holds one word.
struct Instance {
    std::string source;
    Provenance provenance = Provenance::observed;
    std::vector<FindingState> fields;
};

/// What the pack's reference ranges depend on.
struct Demographics {
    std::optional<PartialDate> birth_date;
    std::optional<IntRange> age_months; ///< at the assessment date, told without a birth date
    std::string sex;                    ///< `female`, `male`, or anything else for unknown
};

/// The findings of one patient at one date, in the order of the catalogue.
struct Findings {
    std::string subject;
    Demographics demographics;
    PartialDate as_of;
    std::vector<FindingState> states;
    std::vector<Notice> notices;
    std::vector<Fact> orders; ///< kind order: what is already asked for
    std::set<std::string> complete_lists;
};

struct SelectOptions {
    PartialDate as_of;                    ///< a whole day
    std::set<std::string> complete_lists; ///< `conditions`, `medications`, ...
    bool texts = true; ///< false: for a caller that explains nothing; `used` and `note` may lack what is only told
};

/// The value of every declared finding at a date. Facts dated after it do not exist. O(facts + findings).
/// The order of the facts changes nothing; a fact sent twice counts once.
Findings select_findings(const Record& record, const FindingCatalogue& catalogue, const SelectOptions& options);

/// The same with what can be prepared once for a catalogue (see `findings/finding_index.h`).
Findings select_findings(const Record& record, const FindingIndex& index, const SelectOptions& options);

/// Reads one finding given by hand: `9.7 mg/dL`, `< 2 pmol/L`, `1:320`, `true`, `false`, `unknown`, a date, a word of
/// its list, `high`, `low`, `normal`, `positive`, `negative` for a flag. Error `finding-value` names what was wrong.
Result<FindingState> parse_finding(const FindingDeclaration& declaration, std::string_view text,
                                   const Findings& context);

/// Sets one finding by hand, in place of what the record said. `name` is a finding (`phosphate`), a field of an
/// instance (`lesion[0].painful`; `lesion.painful` means the first), which creates the instance when it is the next
/// one, an instance (`lesion[0]`: `true` there is one more, of which nothing is known), or an instance finding itself
/// (`lesion`: `true` there is one, `false` there is none, `unknown`). Setting the age or sex judges the values that
/// rest on the pack's ranges again. Errors: `unknown-finding` with the nearest name, `finding-value`. Nothing is
/// changed by an error.
std::optional<Error> set_finding(Findings& findings, const FindingCatalogue& catalogue, std::string_view name,
                                 std::string_view text);

/// "Not known" as an answer to the question for a finding, named as above: what the record says stays, also what cannot
/// be used as it is, but `declined` is set, and what was merely missing is `not_known`. Errors as above.
std::optional<Error> decline_finding(Findings& findings, const FindingCatalogue& catalogue, std::string_view name);

/// Is it the patient's age or sex, on which the pack's reference ranges depend?
bool is_person(const FindingDeclaration& declaration) noexcept;

} // namespace apatite
