#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "fhir/datatypes.h"
#include "fhir/observation.h"
#include "units/rational.h"

namespace apatite::fhir {
namespace {

struct SentRange {
    std::optional<QuantityView> low, high;
    friend bool operator==(const SentRange&, const SentRange&) = default;
};

// `normal` or nothing; a therapeutic or recommended range says nothing of high and low.
bool is_of_normal(Resource& resource, const json::Value& range) {
    const Concept type = concept_of(resource, range, "type");
    return type.empty() || std::ranges::any_of(type.codes, [](const CodeView& code) { return code.code == "normal"; });
}

std::optional<std::string_view> sex_of(const CodeView& code) {
    struct Sex {
        std::string_view system, code, sex;
    };
    constexpr std::string_view snomed = "http://snomed.info/sct";
    constexpr std::string_view gender = "http://hl7.org/fhir/administrative-gender";
    constexpr std::array table = {Sex{snomed, "248152002", "female"}, Sex{snomed, "248153007", "male"},
                                  Sex{gender, "female", "female"}, Sex{gender, "male", "male"}};
    for (const Sex& each : table) {
        if (each.system == code.system && each.code == code.code) return each.sex;
    }
    return std::nullopt;
}

// For whom the range is: a sex that is known must be the patient's; any other group cannot be checked.
Truth applies_to(Resource& resource, const json::Value& range, const Record& patient) {
    Truth verdict = Truth::is_true;
    for (const json::Value each : resource.objects(range, "appliesTo")) {
        std::optional<std::string_view> sex;
        for (const CodeView& code : read_concept(resource, each).codes) sex = sex ? sex : sex_of(code);
        const bool known = sex && (patient.gender == "female" || patient.gender == "male");
        verdict = logical_and(verdict, known ? to_truth(*sex == patient.gender) : Truth::unknown);
    }
    return verdict;
}

std::optional<DateUnit> age_unit(std::string_view code) {
    if (code == "a") return DateUnit::year;
    if (code == "mo") return DateUnit::month;
    if (code == "wk") return DateUnit::week;
    if (code == "d") return DateUnit::day;
    return std::nullopt;
}

// Is the age on the day of the result on this side of the limit?
Truth within_limit(const std::optional<QuantityView>& limit, bool upper, const Record& patient, const Draft& fact) {
    if (!limit) return Truth::is_true;
    const auto unit = age_unit(limit->unit);
    const Result<Rational> number = Rational::parse(limit->number);
    if (!unit || !number || !patient.birth_date || !fact.date) return Truth::unknown;
    const auto age = age_in(*unit, *patient.birth_date, *fact.date);
    if (!age) return Truth::unknown;
    const Rational least(age->min), most(age->max);
    if (upper) return most <= *number ? Truth::is_true : least > *number ? Truth::is_false : Truth::unknown;
    return least >= *number ? Truth::is_true : most < *number ? Truth::is_false : Truth::unknown;
}

Truth for_age(Resource& resource, const json::Value& range, const Record& patient, const Draft& fact) {
    const auto age = resource.object(range, "age");
    if (!age) return Truth::is_true;
    return logical_and(within_limit(quantity_of(resource, *age, "low"), false, patient, fact),
                       within_limit(quantity_of(resource, *age, "high"), true, patient, fact));
}

bool is_upside_down(const SentRange& range) {
    if (!range.low || !range.high || range.low->unit != range.high->unit) return false;
    const Result<Rational> low = Rational::parse(range.low->number), high = Rational::parse(range.high->number);
    return low && high && *high < *low;
}

} // namespace

void read_reference_range(Resource& resource, const json::Value& holder, const Record& patient, Draft& fact) {
    std::optional<SentRange> only;
    bool several = false;
    for (const json::Value each : resource.objects(holder, "referenceRange")) {
        const SentRange range{quantity_of(resource, each, "low"), quantity_of(resource, each, "high")};
        if ((!range.low && !range.high) || !is_of_normal(resource, each)) continue;
        const Truth applies = logical_and(applies_to(resource, each, patient), for_age(resource, each, patient, fact));
        if (applies == Truth::is_false) continue;
        if (is_upside_down(range) || applies == Truth::unknown) {
            return resource.warn("reference-range", is_upside_down(range)
                                                        ? "its reference range is upside down: not used"
                                                        : "one of its reference ranges is for a group that cannot be "
                                                          "checked: none is used");
        }
        several = several || (only && *only != range);
        if (!only) only = range;
    }
    if (several)
        return resource.warn("reference-range",
                             "it has several reference ranges, and nothing says which one is for this "
                             "patient: none is used");
    if (!only) return;
    fact.range_low = only->low;
    fact.range_high = only->high;
}

} // namespace apatite::fhir
