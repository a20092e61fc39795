#include "findings/set_person.h"

#include <algorithm>

#include "findings/judge.h"
#include "units/quantity.h"

namespace apatite {
namespace {

// Everything that was judged by the pack's ranges, once age or sex have become known.
void judge_again(Findings& findings, const FindingCatalogue& catalogue) {
    for (std::size_t i = 0; i < findings.states.size(); ++i) {
        FindingState& state = findings.states[i];
        const auto* value = std::get_if<Interval>(&state.value);
        if (!value || !state.judged_by_pack || catalogue.findings[i].kind != FindingKind::quantity) continue;
        const AgeAndSex person = age_and_sex(findings.demographics, findings.as_of, state.date);
        const Judgements judgements = judge(*value, {}, catalogue.findings[i], person);
        const bool qualitative = state.positive.now != Truth::unknown && judgements.positive.now == Truth::unknown;
        const FindingState before = state;
        take_over(state, judgements);
        if (state.note.empty()) state.note = judgements.note;
        if (qualitative) {
            state.positive = before.positive;
            state.negative = before.negative;
        }
    }
}

IntRange months_of(const Interval& age, const FindingDeclaration& declaration) {
    const auto whole = [](const Bound& bound, std::int64_t otherwise) {
        const auto value = bound.is_infinite() ? std::nullopt : bound.value.floor().to_int64();
        return std::clamp<std::int64_t>(value.value_or(otherwise), 0, 200 * 366);
    };
    const auto from = static_cast<std::int32_t>(whole(age.lo(), 0));
    const auto to = static_cast<std::int32_t>(whole(age.hi(), 200));
    switch (calendar_unit(declaration.unit_text).value_or(CalendarUnit::year)) {
    case CalendarUnit::month: return {from, to};
    case CalendarUnit::week: return {from * 7 / 31, to * 7 / 28};
    case CalendarUnit::day: return {from / 31, to / 28};
    default: return {from * 12, to * 12 + 11};
    }
}

} // namespace

void take_person(Findings& findings, const FindingCatalogue& catalogue, const FindingDeclaration& declaration,
                 const FindingState& state) {
    if (declaration.source == FindingSource::patient_sex) {
        const auto* sex = std::get_if<std::string>(&state.value);
        findings.demographics.sex = sex ? *sex : "";
    }
    if (declaration.source == FindingSource::patient_age) {
        const auto* age = std::get_if<Interval>(&state.value);
        findings.demographics.birth_date.reset();
        findings.demographics.age_months = age ? std::optional(months_of(*age, declaration)) : std::nullopt;
    }
    judge_again(findings, catalogue);
}

} // namespace apatite
