#include "findings/person.h"

#include <algorithm>

#include "findings/sent_number.h"
#include "units/quantity.h"

namespace apatite {
namespace {

DateUnit date_unit(const FindingDeclaration& declaration) {
    switch (calendar_unit(declaration.unit_text).value_or(CalendarUnit::year)) {
    case CalendarUnit::month: return DateUnit::month;
    case CalendarUnit::week: return DateUnit::week;
    case CalendarUnit::day: return DateUnit::day;
    default: return DateUnit::year;
    }
}

} // namespace

FindingState age_state(const FindingDeclaration& declaration, const SelectContext& context) {
    const auto& birth = context.demographics.birth_date;
    if (!birth) return unknown_state(WhyUnknown::missing);
    FindingState state;
    state.source = "Patient";
    state.sent = birth->to_string();
    state.date = context.as_of;
    const auto age = age_in(date_unit(declaration), *birth, context.as_of);
    if (!age) {
        state.why = WhyUnknown::implausible;
        context.notices.push_back({Notice::Severity::warning, "birth-date", "Patient",
                                   "the birth date lies after the assessment date: the age is not known"});
        return state;
    }
    const Interval value = Interval::closed(Rational(age->min), Rational(age->max));
    state.value = value;
    if (context.texts) state.used = in_words(value, declaration, false);
    return state;
}

FindingState sex_state(const FindingDeclaration& declaration, const SelectContext& context) {
    const std::string& sex = context.demographics.sex;
    const bool declared = std::ranges::find(declaration.choices, sex) != declaration.choices.end();
    if (sex.empty()) return unknown_state(WhyUnknown::missing);
    FindingState state = unknown_state(sex == "unknown" ? WhyUnknown::not_known : WhyUnknown::missing);
    state.source = "Patient";
    state.sent = sex;
    if (!declared) return state;
    state.why.reset();
    state.value = sex;
    state.used = sex;
    return state;
}

} // namespace apatite
