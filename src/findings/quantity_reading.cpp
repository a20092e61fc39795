#include "findings/quantity_reading.h"

#include <fmt/format.h>

#include "findings/truth_reading.h"

namespace apatite {
namespace {

std::optional<bool> qualitative_value(const Fact& fact) {
    if (fact.boolean) return fact.boolean;
    for (const Code& code : fact.value_codes) {
        if (const auto value = qualitative(code)) return value;
    }
    return qualitative(fact.value_text);
}

void read_value(QuantityReading& reading, const FindingDeclaration& declaration, KnownNumbers& numbers) {
    const Fact& fact = *reading.match.fact;
    if (fact.quantity) {
        reading.number = numbers.read(*fact.quantity, declaration);
        reading.has_number = true;
    } else if (fact.value_low || fact.value_high) {
        reading.number = read_range(fact.value_low, fact.value_high, declaration);
        reading.has_number = true;
    } else if (reading.qualitative = qualitative_value(fact); reading.qualitative) {
        return;
    } else if (const auto in_text = quantity_in_text(fact.value_text, declaration)) {
        SentNumber number = read_number(*in_text, declaration);
        if (number.why == WhyUnknown::bad_unit) return; // prose that begins with a number
        number.sent = fact.value_text;
        reading.number = std::move(number);
        reading.has_number = true;
        // A titre is always a text or ratio; any other number in a text may be a slip of the pen.
        if (!declaration.unit.is_one()) reading.match.by_text = true;
    }
}

void read_limits(JudgedBy& by, const QuantityReading& reading, const FindingDeclaration& declaration,
                 const SelectContext& context) {
    const Fact& fact = *reading.match.fact;
    const auto limit = [&](const std::optional<SentQuantity>& sent) -> std::optional<Rational> {
        if (!sent) return std::nullopt;
        const Result<Rational> value = context.numbers.read_limit(*sent, fact.quantity, declaration);
        if (value) return *value;
        context.warn(
            "range-unusable", fact,
            fmt::format("the reference range sent for `{}` is in the unit `{}`: not used", declaration.id, sent->unit));
        return std::nullopt;
    };
    by.low = limit(fact.range_low);
    by.high = limit(fact.range_high);
    if (by.low.has_value() == fact.range_low.has_value() && by.high.has_value() == fact.range_high.has_value()) return;
    by.low.reset(); // half a range would say that nothing is beyond its other end
    by.high.reset();
}

} // namespace

QuantityReading read_quantity(const MatchedFact& match, const FindingDeclaration& declaration,
                              const SelectContext& context) {
    QuantityReading reading;
    reading.match = match;
    read_value(reading, declaration, context.numbers);
    const Fact& fact = *match.fact;
    if (reading.number.why) context.warn(std::string(to_string(*reading.number.why)), fact, reading.number.problem);
    // What is implausible is a slip of the pen or of the machine, and so may be the flag made from it.
    if (reading.number.why == WhyUnknown::implausible) return reading;
    JudgedBy by{std::nullopt, std::nullopt, fact.flag, fact.flags_conflict, context.texts};
    if (reading.usable()) read_limits(by, reading, declaration, context);
    const AgeAndSex person =
        declaration.ranges.empty() ? AgeAndSex() : age_and_sex(context.demographics, context.as_of, fact.date);
    reading.judged = judge(reading.number.value, by, declaration, person);
    if (reading.judged.at_odds)
        context.warn("number-and-flag", fact,
                     fmt::format("the interpretation sent for `{}` contradicts {}: neither high nor low is concluded",
                                 declaration.id, fact.flags_conflict ? "itself" : "its number"));
    return reading;
}

FindingState to_state(const QuantityReading& reading, const FindingDeclaration& declaration) {
    FindingState state;
    const Fact& fact = *reading.match.fact;
    state.sent = reading.number.sent;
    if (!reading.has_number) state.sent = fact.value_text;
    explain_by(state, reading.match);
    add_by_profile(state, reading.number.by_profile);
    take_over(state, reading.judged);
    state.note = reading.number.note;
    if (!reading.judged.note.empty()) state.note += (state.note.empty() ? "" : "; ") + reading.judged.note;
    if (fact.preliminary) state.note += state.note.empty() ? "preliminary" : "; preliminary";
    if (reading.usable()) {
        state.value = *reading.number.value;
        state.used = reading.number.used;
        return state;
    }
    state.why = reading.number.why.value_or(why_absent(fact));
    if (reading.has_number && declaration.plausible) state.possible = *declaration.plausible;
    if (reading.qualitative) judge_qualitative(state, *reading.qualitative);
    const bool flag_decides = reading.judged.by_flag || reading.qualitative;
    if (flag_decides && state.provenance == Provenance::observed) state.provenance = Provenance::flag;
    return state;
}

} // namespace apatite
